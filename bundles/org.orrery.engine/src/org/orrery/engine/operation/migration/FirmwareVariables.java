// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;

/**
 * The file with the variables of a VM's UEFI firmware. The hypervisor carries its content with the memory of a running VM, but never the file of
 * one that is off, and keeps it at the source in any case. Its folder is seldom a storage pool, so one is made around it for as long as it is
 * needed. Immutable.
 */
record FirmwareVariables(UUID vm, String path) {
	/** Two pools of one folder exclude each other. */
	private static final ReentrantLock TURN = new ReentrantLock();

	@FunctionalInterface
	private interface Work {
		/** @param fresh the pool was made just now, so that it knows what is in the folder */
		void in(UUID pool, boolean fresh) throws HypervisorException, OperationException;
	}

	/** Empty where it has none, or both hosts have its folder as the same pool. */
	static Optional<FirmwareVariables> of(MigrationFacts facts) {
		return Optional.of(facts.firmware().nvram()).filter(path -> path.lastIndexOf('/') > 0)
				.filter(path -> !StoragePlan.isShared(path, facts.source(), facts.target())).map(path -> new FirmwareVariables(facts.domain().uuid(), path));
	}

	private String folder() {
		return path.substring(0, path.lastIndexOf('/'));
	}

	private String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * For a VM that is off. One that never ran has no file yet. An old file of the same size is overwritten and not replaced: should both hosts
	 * see the same folder after all, each byte is written over itself.
	 *
	 * @return whether it made the file
	 */
	boolean copy(HostAccess source, HostAccess target, OfflineCopy copy, TaskMonitor monitor) throws OperationException {
		monitor.step(Messages.bind(Messages.FirmwareVariables_copy, path, target.name()));
		AtomicBoolean made = new AtomicBoolean();
		inTurn(() -> within(source, (from, fresh) -> {
			Optional<VolumeRecord> file = find(source, from, name());
			if (file.isPresent())
				within(target, (to, freshToo) -> made.set(copy(from, file.get(), to, target, copy, monitor)));
			else
				monitor.note(Messages.bind(Messages.FirmwareVariables_none, source.name()));
		}), Messages.bind(Messages.OfflineCopy_failed, new Object[] { path, source.name(), target.name() }));
		return made.get();
	}

	private boolean copy(UUID from, VolumeRecord file, UUID to, HostAccess target, OfflineCopy copy, TaskMonitor monitor)
			throws HypervisorException, OperationException {
		Optional<VolumeRecord> old = find(target, to, name());
		if (old.isPresent())
			monitor.note(Messages.bind(Messages.FirmwareVariables_replaced, path, target.name()));
		if (old.isPresent() && old.get().capacity() == file.capacity()) {
			copy.fill(from, file, to, name());
			return false;
		}
		if (old.isPresent())
			delete(target, to, name());
		try {
			copy.copy(from, file, to, name());
			return true;
		} catch (OperationException e) {
			delete(target, to, name());
			throw e;
		}
	}

	/** What {@link #copy} made, when the move failed afterwards. */
	void takeBack(HostAccess target, TaskMonitor monitor) throws OperationException {
		monitor.step(Messages.bind(Messages.FirmwareVariables_remove, path, target.name()));
		inTurn(() -> within(target, (pool, fresh) -> delete(target, pool, name())), Messages.bind(Messages.FirmwareVariables_remove, path, target.name()));
	}

	/** Only where the target does not see the same folder: a file that is made there for a moment must not show here. */
	void removeOld(HostAccess source, HostAccess target, TaskMonitor monitor) throws OperationException {
		monitor.step(Messages.bind(Messages.FirmwareVariables_remove, path, source.name()));
		String probe = "orrery-probe-" + UUID.randomUUID(); //$NON-NLS-1$
		inTurn(() -> within(target, (there, any) -> {
			target.ask(host -> {
				host.createVolume(there, probe, "raw", 512); //$NON-NLS-1$
				return null;
			});
			try {
				within(source, (here, fresh) -> {
					if (fresh && find(source, here, probe).isEmpty())
						delete(source, here, name());
					else
						monitor.note(Messages.bind(Messages.OldDisks_firmwareStays, path, source.name()));
				});
			} finally {
				delete(target, there, probe);
			}
		}), Messages.bind(Messages.FirmwareVariables_remove, path, source.name()));
	}

	@FunctionalInterface
	private interface Turn {
		void take() throws HypervisorException, OperationException;
	}

	private static void inTurn(Turn turn, String failed) throws OperationException {
		TURN.lock();
		try {
			turn.take();
		} catch (HypervisorException e) {
			throw HostFailure.of(failed, e);
		} finally {
			TURN.unlock();
		}
	}

	private static Optional<VolumeRecord> find(HostAccess host, UUID pool, String name) throws HypervisorException {
		return host.ask(connection -> connection.volumes(pool)).stream().filter(volume -> volume.name().equals(name)).findFirst();
	}

	private static void delete(HostAccess host, UUID pool, String name) throws HypervisorException {
		if (find(host, pool, name).isPresent())
			host.ask(connection -> {
				connection.deleteVolume(pool, name);
				return null;
			});
	}

	private void within(HostAccess host, Work work) throws HypervisorException, OperationException {
		UUID own = MissingPool.uuid(vm, folder());
		UUID pool = host.ask(connection -> connection.pools()).stream().filter(known -> known.active() && known.targetPath().equals(folder()))
				.map(PoolRecord::uuid).findFirst().orElse(null);
		if (pool == null)
			host.ask(connection -> {
				connection.makeFolderPool(own, "orrery-" + own, folder()); //$NON-NLS-1$
				return null;
			});
		try {
			work.in(pool == null ? own : pool, pool == null);
		} finally {
			if (pool == null || pool.equals(own))
				forget(host, own);
		}
	}

	/** What fails here must not hide what failed before. */
	private static void forget(HostAccess host, UUID pool) {
		try {
			host.ask(connection -> {
				connection.removePool(pool);
				return null;
			});
		} catch (HypervisorException e) {
			System.getLogger(FirmwareVariables.class.getName()).log(System.Logger.Level.WARNING, "pool " + pool + " stays on " + host.name(), e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
