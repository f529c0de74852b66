// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.several;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;

/** To which objects it can be done now, and what keeps it from the others. Immutable. @param warnings of those to which it can */
record SeveralCheck(List<Operation> possible, List<Skipped> skipped, List<Finding> warnings) {
	record Skipped(Operation part, String reason, String remedy) {
		String inWords() {
			return Messages.bind(Messages.Several_skipped, part.subjectNames().getFirst(), reason);
		}
	}

	/** Asks all hosts at the same time, each one thing after the other. */
	static SeveralCheck of(OperationContext context, List<Operation> parts) {
		Map<String, List<Operation>> byHost = parts.stream().collect(Collectors.groupingBy(part -> part.subjects().getFirst().connection()));
		Map<Operation, CheckResult> results = new java.util.concurrent.ConcurrentHashMap<>();
		try (ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> answers = new ArrayList<>();
			for (List<Operation> ofHost : byHost.values())
				answers.add(hosts.submit(() -> ofHost.forEach(part -> results.put(part, part.check(context)))));
			for (Future<?> answer : answers)
				answer.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause()); // checks tell what they find and throw nothing
		}
		return judge(parts, results);
	}

	private static SeveralCheck judge(List<Operation> parts, Map<Operation, CheckResult> results) {
		List<Operation> possible = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		List<Finding> warnings = new ArrayList<>();
		for (Operation part : parts) {
			CheckResult result = results.get(part);
			result.firstObstacle().ifPresentOrElse(obstacle -> skipped.add(new Skipped(part, obstacle.message(), obstacle.remedy())), () -> {
				possible.add(part);
				warnings.addAll(result.warnings());
			});
		}
		return new SeveralCheck(List.copyOf(possible), List.copyOf(skipped), List.copyOf(warnings));
	}

	CheckResult result() {
		Finding.Severity severity = possible.isEmpty() ? Finding.Severity.OBSTACLE : Finding.Severity.WARNING;
		List<Finding> findings = new ArrayList<>();
		for (Skipped one : skipped)
			findings.add(new Finding(severity, SeveralOperation.SKIPPED, one.inWords(), one.remedy(), Map.of("object", one.part().subjects().getFirst().toString()))); //$NON-NLS-1$
		findings.addAll(warnings);
		return new CheckResult(findings);
	}
}
