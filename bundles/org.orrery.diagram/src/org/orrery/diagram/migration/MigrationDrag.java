// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.MigrationChecks;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/**
 * A drag of VMs over the diagram. The prechecks of all hosts begin with it, in the background; every host tells its verdict as it arrives.
 * UI thread.
 */
public final class MigrationDrag implements DragVerdicts {
	/** Told while a drag goes on. */
	public interface Listener {
		/** Verdicts came, or the host under the mouse changed. */
		void verdictsChanged();

		/** The drag is over, dropped or not; changes that were held back may be shown now. */
		void dragEnded();

		/** VMs that were being dragged are gone from where they were. */
		void vanished(List<String> names);
	}

	private final Services services;
	private final Listener listener;
	private final Map<ObjectRef, String> dragged = new LinkedHashMap<>();
	private final Set<ObjectRef> vanished = new LinkedHashSet<>();
	private MigrationChecks checks;
	private ObjectRef hovered;
	private int told;

	public MigrationDrag(Services services, Listener listener) {
		this.services = services;
		this.listener = listener;
	}

	/** The drag starts: all hosts are asked. */
	public void begin(List<VirtualMachine> vms) {
		end();
		told = 0;
		vms.forEach(vm -> dragged.put(vm.getRef(), vm.getName()));
		List<ObjectRef> hosts = new ArrayList<>();
		services.fleet().fleet().eAllContents().forEachRemaining(object -> {
			if (object instanceof Host host && host.getRef() != null)
				hosts.add(host.getRef());
		});
		checks = new MigrationChecks(services, dragged, hosts, MigrationOptions.defaults(), listener::verdictsChanged);
		listener.verdictsChanged();
	}

	/** The drag ended, however. */
	public void end() {
		if (checks == null)
			return;
		checks.close();
		checks = null;
		dragged.clear();
		vanished.clear();
		hovered = null;
		listener.dragEnded();
	}

	/** To be called while the mouse moves in a drag that lets no posted work run: tells what is known meanwhile. */
	public void poll() {
		if (checks == null || checks.known() == told)
			return;
		told = checks.known();
		listener.verdictsChanged();
	}

	/** @param host under the mouse, null: none */
	public void hover(ObjectRef host) {
		if (java.util.Objects.equals(hovered, host))
			return;
		hovered = host;
		listener.verdictsChanged();
	}

	/** The fleet changed while the drag goes on: tells which of the dragged VMs are gone. */
	public void lookForVanished() {
		List<String> names = new ArrayList<>();
		dragged.forEach((ref, name) -> {
			if (services.fleet().find(ref).isEmpty() && vanished.add(ref))
				names.add(name);
		});
		if (!names.isEmpty())
			listener.vanished(names);
	}

	/** Of what is dragged, what is still where it was. */
	public List<ObjectRef> present() {
		return dragged.keySet().stream().filter(ref -> !vanished.contains(ref)).toList();
	}

	/** All reasons why the host cannot take them, in words; empty when it can or nobody knows yet. */
	public List<String> reasons(ObjectRef host) {
		return checks == null ? List.of() : checks.of(host).reasons();
	}

	@Override
	public boolean isActive() {
		return checks != null;
	}

	@Override
	public List<ObjectRef> vms() {
		return List.copyOf(dragged.keySet());
	}

	@Override
	public Optional<ObjectRef> hovered() {
		return Optional.ofNullable(hovered);
	}

	@Override
	public Optional<DropVerdict> of(ObjectRef host) {
		if (checks == null)
			return Optional.empty();
		if (isHome(host))
			return Optional.of(new DropVerdict(DropVerdict.Kind.HERE, Messages.Drag_isHere));
		MigrationChecks.Outlook outlook = checks.of(host);
		DropVerdict.Kind kind = !outlook.reasons().isEmpty() ? DropVerdict.Kind.REFUSED
				: outlook.complete() ? DropVerdict.Kind.POSSIBLE : DropVerdict.Kind.CHECKING;
		return Optional.of(new DropVerdict(kind, firstReason(outlook).orElseGet(outlook::inWords)));
	}

	/** The reason without its remedy: one line has to do; the card holds both. */
	private static Optional<String> firstReason(MigrationChecks.Outlook outlook) {
		return outlook.verdicts().stream().flatMap(verdict -> verdict.result().firstObstacle().stream()).map(Finding::message).findFirst();
	}

	private boolean isHome(ObjectRef host) {
		return !dragged.isEmpty() && dragged.keySet().stream().allMatch(vm -> vm.connection().equals(host.connection()));
	}

	@Override
	public List<Line> card(ObjectRef host) {
		if (checks == null || isHome(host))
			return List.of();
		MigrationChecks.Outlook outlook = checks.of(host);
		String hostName = services.fleet().find(host).map(found -> found.getName()).orElse(""); //$NON-NLS-1$
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(Line.Kind.TITLE, NLS.bind(title(outlook), subject(), hostName)));
		for (MigrationVerdict verdict : outlook.verdicts())
			addFindings(verdict, lines);
		if (outlook.canTakeAll())
			lines.add(new Line(Line.Kind.GOOD, outlook.inWords()));
		if (!outlook.verdicts().isEmpty())
			addNumbers(outlook, lines);
		return lines;
	}

	private static String title(MigrationChecks.Outlook outlook) {
		if (!outlook.reasons().isEmpty())
			return Messages.Drag_cannotMove;
		return outlook.complete() ? Messages.Drag_canMove : Messages.Drag_checking;
	}

	private String subject() {
		return dragged.size() == 1 ? dragged.values().iterator().next() : NLS.bind(Messages.Drag_severalVms, dragged.size());
	}

	private void addFindings(MigrationVerdict verdict, List<Line> lines) {
		String prefix = dragged.size() == 1 ? "" : dragged.get(verdict.vm()) + ": "; //$NON-NLS-1$ //$NON-NLS-2$
		for (Finding finding : verdict.result().findings()) {
			if (finding.severity() == Finding.Severity.INFORMATION)
				continue;
			lines.add(new Line(finding.severity() == Finding.Severity.OBSTACLE ? Line.Kind.BAD : Line.Kind.WARNING, prefix + finding.message()));
			if (!finding.remedy().isEmpty())
				lines.add(new Line(Line.Kind.REMEDY, finding.remedy()));
		}
	}

	private static void addNumbers(MigrationChecks.Outlook outlook, List<Line> lines) {
		long memory = outlook.bytesToMove() - outlook.storageToCopy();
		if (memory > 0)
			lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Drag_memoryToMove, Words.bytes(memory))));
		lines.add(new Line(Line.Kind.NUMBER, outlook.storageToCopy() > 0
				? NLS.bind(Messages.Drag_storageToCopy, Words.bytes(outlook.storageToCopy())) : Messages.Drag_nothingToCopy));
		if (outlook.memoryAfter() >= 0)
			lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Drag_memoryAfter, Words.bytes(outlook.memoryAfter()))));
	}
}
