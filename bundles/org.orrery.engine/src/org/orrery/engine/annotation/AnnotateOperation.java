// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.several.SeveralOperation;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * Changes folder, tags or notes of one object: of a VM on its host, so that they travel with it, of everything else in the data folder. Goes
 * by what is there when it acts, so that two people who tag the same VM both have their way; notes that the person has not seen are not
 * overwritten.
 */
public final class AnnotateOperation implements Operation {
	/** The type of its tasks. */
	public static final String TYPE = "annotate"; //$NON-NLS-1$
	private static final String CHANGE = "change"; //$NON-NLS-1$
	private static final String BEFORE = "before"; //$NON-NLS-1$
	private static final Gson GSON = new Gson();

	private final ObjectRef object;
	private final String name;
	private final AnnotationChange change;
	/** As last seen, for the way back; what nobody saw is as good as empty. */
	private final Annotations before;

	/** @param before what is known of the object now */
	public AnnotateOperation(ObjectRef object, String name, AnnotationChange change, Annotations before) {
		this.object = object;
		this.name = name;
		this.change = change;
		this.before = before;
	}

	/** The change for one object, or for several as one task. @param objects names and what is known of each */
	public static Operation of(Map<ObjectRef, Named> objects, AnnotationChange change, OperationContext context) {
		List<AnnotateOperation> parts = objects.entrySet().stream()
				.map(one -> new AnnotateOperation(one.getKey(), one.getValue().name(), change, one.getValue().annotations())).toList();
		if (parts.size() == 1)
			return parts.getFirst();
		return new SeveralOperation(Messages.bind(Messages.Annotate_several, parts.size(), change.inWords()), parts).named(context);
	}

	/** What is known of an object. */
	public record Named(String name, Annotations annotations) {
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static AnnotateOperation recreate(TaskRecord recorded) {
		if (recorded.subjects().isEmpty() || recorded.subjectNames().isEmpty())
			throw new IllegalArgumentException("subjects"); //$NON-NLS-1$
		return new AnnotateOperation(recorded.subjects().getFirst(), recorded.subjectNames().getFirst(), read(recorded, CHANGE, AnnotationChange.class),
				read(recorded, BEFORE, Annotations.class));
	}

	private static <T> T read(TaskRecord recorded, String parameter, Class<T> type) {
		try {
			return Optional.ofNullable(GSON.fromJson(recorded.parameters().get(parameter), type)).orElseThrow(() -> new IllegalArgumentException(parameter));
		} catch (JsonParseException | NullPointerException e) {
			throw new IllegalArgumentException(parameter, e);
		}
	}

	/** Back to what it said before, as far as this changed it, wherever the VM is by now. @throws IllegalArgumentException as {@link #recreate} */
	public static Inverse inverse(TaskRecord recorded, OperationContext context) {
		AnnotateOperation done = recreate(recorded);
		Annotations after = done.change.applyTo(done.before);
		return Inverse.by(new AnnotateOperation(done.now(context), done.name, AnnotationChange.between(after, done.before), after));
	}

	private ObjectRef now(OperationContext context) {
		if (object.kind() != ObjectKind.VM || context.inventory().domain(object).isPresent() && !context.inventory().isHidden(object))
			return object;
		return context.inventory().hosts().stream().map(host -> ObjectRef.vm(host.connection(), object.id()))
				.filter(other -> context.inventory().domain(other).isPresent() && !context.inventory().isHidden(other)).findFirst().orElse(object);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.Annotate_title, name, change.inWords());
	}

	@Override
	public List<ObjectRef> subjects() {
		return List.of(object);
	}

	@Override
	public List<String> subjectNames() {
		return List.of(name);
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put(CHANGE, GSON.toJson(change));
		parameters.put(BEFORE, GSON.toJson(change.notes() == null ? before.withNotes("") : before)); //$NON-NLS-1$
		return parameters;
	}

	/** What is written while a VM migrates might stay behind. */
	@Override
	public List<LockRequest> locks() {
		return List.of(LockRequest.exclusive(object));
	}

	@Override
	public CheckResult check(OperationContext context) {
		if (object.kind() != ObjectKind.VM && change.folder() != null)
			return refuse("annotate.folder", Messages.bind(Messages.Annotate_noFolder, name), Messages.Annotate_noFolderRemedy); //$NON-NLS-1$
		try {
			Optional<Annotations> now = look(context);
			if (now.isEmpty())
				return refuse("annotate.there", Messages.bind(Messages.Annotate_gone, name), Messages.Annotate_goneRemedy); //$NON-NLS-1$
			if (change.overwritesUnseen(now.get()))
				return refuse("annotate.unseen", Messages.bind(Messages.Annotate_unseen, name, now.get().notes()), Messages.Annotate_unseenRemedy); //$NON-NLS-1$
			if (change.applyTo(now.get()).equals(now.get()))
				return refuse("annotate.same", Messages.bind(Messages.Annotate_same, name), Messages.Annotate_sameRemedy); //$NON-NLS-1$
			return CheckResult.CLEAR;
		} catch (HypervisorException e) {
			return refuse("annotate.connected", Messages.bind(Messages.Annotate_notConnected, host(context).name(), e.detail()), HostFailure.remedy(e)); //$NON-NLS-1$
		}
	}

	private static CheckResult refuse(String rule, String message, String remedy) {
		return new CheckResult(List.of(Finding.obstacle(rule, message, remedy)));
	}

	/** Empty when the object is not there any more. */
	private Optional<Annotations> look(OperationContext context) throws HypervisorException {
		if (object.kind() == ObjectKind.VM)
			return host(context).ask(connection -> connection.domain(uuid())).map(DomainRecord::annotations);
		return context.connections().find(object.connection()).map(connection -> context.annotations().of(object));
	}

	@Override
	public Plan plan(OperationContext context) {
		String script = object.kind() == ObjectKind.VM ? AnnotationScript.ofVm(this, host(context)) : AnnotationScript.ofOther(this);
		return new Plan(title(), List.of(new Plan.Step(step(context), change.inWords())), script);
	}

	ObjectRef object() {
		return object;
	}

	String name() {
		return name;
	}

	AnnotationChange change() {
		return change;
	}

	Annotations after() {
		return change.applyTo(before);
	}

	private String step(OperationContext context) {
		return object.kind() == ObjectKind.VM ? Messages.bind(Messages.Annotate_onHost, name, host(context).name())
				: Messages.bind(Messages.Annotate_inFolder, name);
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.checkCancelled();
		monitor.step(step(context));
		try {
			Annotations now = look(context)
					.orElseThrow(() -> new OperationException(Messages.bind(Messages.Annotate_gone, name), Messages.Annotate_goneRemedy, "", null)); //$NON-NLS-1$
			if (change.overwritesUnseen(now))
				throw new OperationException(Messages.bind(Messages.Annotate_unseen, name, now.notes()), Messages.Annotate_unseenRemedy, "", null); //$NON-NLS-1$
			write(context, change.applyTo(now));
		} catch (HypervisorException e) {
			throw HostFailure.of(Messages.bind(Messages.Annotate_failed, name), e);
		}
	}

	private void write(OperationContext context, Annotations wanted) throws HypervisorException, OperationException {
		if (object.kind() == ObjectKind.VM) {
			host(context).command(connection -> {
				connection.annotate(uuid(), wanted);
				return null;
			});
			context.inventory().refresh(object);
			return;
		}
		try {
			context.annotations().put(object, wanted);
		} catch (java.io.IOException e) {
			throw new OperationException(Messages.bind(Messages.Annotate_failed, name), Messages.Annotate_unwritableRemedy, String.valueOf(e.getMessage()), e);
		}
	}

	/** The host takes all of it or nothing. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		context.inventory().refresh(object);
	}

	@Override
	public Aftermath examine(OperationContext context) {
		try {
			Optional<Annotations> now = look(context);
			if (now.isPresent() && change.applyTo(now.get()).equals(now.get()))
				return Aftermath.finished(title());
			return Aftermath.rolledBack(Messages.bind(Messages.Annotate_failed, name), Messages.Annotate_againRemedy);
		} catch (HypervisorException e) {
			return Aftermath.undecided(Messages.bind(Messages.Annotate_notConnected, host(context).name(), e.detail()), HostFailure.remedy(e));
		}
	}

	private UUID uuid() {
		return UUID.fromString(object.id());
	}

	private HostAccess host(OperationContext context) {
		return HostAccess.of(context, object.connection());
	}
}
