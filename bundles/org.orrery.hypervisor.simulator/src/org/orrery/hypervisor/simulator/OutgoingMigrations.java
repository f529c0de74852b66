// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest;

/** The migrations of one simulated host, as one connection asks for them: the caller waits until they end or the connection is gone. */
final class OutgoingMigrations {
	private final SimulatedHost host;
	private final CompletableFuture<Void> gone;

	/** @param gone completes when the connection is gone */
	OutgoingMigrations(SimulatedHost host, CompletableFuture<Void> gone) {
		this.host = host;
		this.gone = gone;
	}

	void migrate(UUID domain, MigrationRequest request, String operation) throws HypervisorException {
		await(begin(domain, request, operation), operation);
	}

	void recover(UUID domain, MigrationRequest request, String operation) throws HypervisorException {
		dial(request.target(), operation);
		CompletableFuture<Void> outcome;
		synchronized (host) {
			outcome = job(domain, operation).recover();
		}
		await(outcome, operation);
	}

	private void await(CompletableFuture<Void> outcome, String operation) throws HypervisorException {
		try {
			CompletableFuture.anyOf(outcome, gone).get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof HypervisorException known)
				throw known;
			throw new HypervisorException(ErrorCode.OTHER, operation, e.getCause().toString(), 0, 0, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.OTHER, operation, "interrupted while waiting; the host may still migrate");
		}
		if (!outcome.isDone())
			throw HostFaults.connectionLost(operation);
	}

	private CompletableFuture<Void> begin(UUID domain, MigrationRequest request, String operation) throws HypervisorException {
		SimulatedHost target = dial(request.target(), operation);
		synchronized (host) {
			SimulatedDomain known = host.require(domain, operation);
			MigrationSafety.check(host, target, known, request, operation);
			known.outgoing = new Migration(host, target, known, request);
			return known.outgoing.start();
		}
	}

	/** The source host looks for the target itself, in its own fleet. */
	private SimulatedHost dial(HypervisorUri target, String operation) throws HypervisorException {
		HypervisorException nobody = new HypervisorException(ErrorCode.OTHER, operation,
				"operation failed: Failed to connect to remote libvirt URI " + target);
		if (!target.driver().equals("sim") || !host.fleet().name().equals(target.host().orElse("")))
			throw nobody;
		SimulatedHost found = host.fleet().find(target.path().replaceFirst("^/", "")).orElseThrow(() -> nobody);
		if (!found.isReachable())
			throw nobody;
		return found;
	}

	Optional<JobProgress> completed(UUID domain, String operation) throws HypervisorException {
		synchronized (host) {
			return Optional.ofNullable(host.require(domain, operation).completed);
		}
	}

	/** The running one. */
	Migration job(UUID domain, String operation) throws HypervisorException {
		return find(domain, operation).orElseThrow(() -> DomainLifecycle.invalid(operation, "no job is active on the domain"));
	}

	Optional<Migration> find(UUID domain, String operation) throws HypervisorException {
		synchronized (host) {
			return Optional.ofNullable(host.require(domain, operation).outgoing);
		}
	}
}
