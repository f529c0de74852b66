// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.model.ObjectRef;

/** An operation that does what a test says. */
final class ScriptedOperation implements Operation {
	static final ObjectRef WEB = ObjectRef.vm("h1", new UUID(0, 1));

	@FunctionalInterface
	interface Script {
		void run(TaskMonitor monitor) throws OperationException;
	}

	final List<String> calls = new CopyOnWriteArrayList<>();
	private final List<LockRequest> locks;
	private CheckResult check = CheckResult.CLEAR;
	private Script execute = monitor -> monitor.step("work");
	private Script compensate = monitor -> monitor.step("undo");
	private Script follow = monitor -> monitor.step("follow");
	private Aftermath aftermath = Aftermath.finished("it is done");

	ScriptedOperation() {
		this(LockRequest.exclusive(WEB));
	}

	ScriptedOperation(LockRequest... locks) {
		this.locks = List.of(locks);
	}

	ScriptedOperation checking(CheckResult result) {
		check = result;
		return this;
	}

	ScriptedOperation executing(Script script) {
		execute = script;
		return this;
	}

	ScriptedOperation compensating(Script script) {
		compensate = script;
		return this;
	}

	ScriptedOperation following(Script script) {
		follow = script;
		return this;
	}

	ScriptedOperation examined(Aftermath result) {
		aftermath = result;
		return this;
	}

	@Override
	public String type() {
		return "test.scripted";
	}

	@Override
	public String title() {
		return "Scripted task on web";
	}

	@Override
	public List<ObjectRef> subjects() {
		return List.of(WEB);
	}

	@Override
	public List<String> subjectNames() {
		return List.of("web");
	}

	@Override
	public Map<String, String> parameters() {
		return Map.of("speed", "5 MiB/s");
	}

	@Override
	public List<LockRequest> locks() {
		return new ArrayList<>(locks);
	}

	@Override
	public CheckResult check(OperationContext context) {
		calls.add("check");
		return check;
	}

	@Override
	public Plan plan(OperationContext context) {
		return new Plan("", List.of(), "");
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		calls.add("execute");
		execute.run(monitor);
	}

	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) throws OperationException {
		calls.add("compensate");
		compensate.run(monitor);
	}

	@Override
	public Aftermath examine(OperationContext context) {
		calls.add("examine");
		return aftermath;
	}

	@Override
	public void follow(OperationContext context, TaskMonitor monitor) throws OperationException {
		calls.add("follow");
		follow.run(monitor);
	}
}
