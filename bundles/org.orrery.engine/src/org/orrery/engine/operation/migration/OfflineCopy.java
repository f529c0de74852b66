// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.orrery.engine.connection.Lane;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;

/**
 * Copies the disks of a VM that is off: no QEMU runs that could, so the bytes come from the source through this machine to the target, volume to
 * volume. Each host works on its command lane; a pipe between them makes the faster wait for the slower. Used on one task thread.
 */
final class OfflineCopy {
	private static final long POLL_MILLIS = 200;
	/** For both hosts to end their streams after a failure. */
	private static final Duration END = Duration.ofSeconds(10);

	private final HostAccess source;
	private final HostAccess target;
	private final UUID vm;
	private final String vmName;
	private final TaskMonitor monitor;

	OfflineCopy(HostAccess source, HostAccess target, UUID vm, String vmName, TaskMonitor monitor) {
		this.source = source;
		this.target = target;
		this.vm = vm;
		this.vmName = vmName;
		this.monitor = monitor;
	}

	/** Makes the volume and fills it. Whoever calls this removes it again when it fails. */
	void copy(DiskPlacement disk) throws OperationException {
		try {
			VolumeRecord volume = source.ask(host -> host.volumes(disk.sourcePool().uuid())).stream().filter(known -> known.path().equals(disk.path()))
					.findFirst().orElseThrow(() -> new HypervisorException(ErrorCode.NOT_FOUND, disk.path(), disk.path()));
			PoolRecord pool = target.ask(host -> host.pools()).stream().filter(known -> known.active() && known.targetPath().equals(disk.targetFolder()))
					.findFirst().orElseThrow(() -> new HypervisorException(ErrorCode.NOT_FOUND, disk.targetFolder(), disk.targetFolder()));
			copy(disk.sourcePool().uuid(), volume, pool.uuid(), disk.volumeName());
		} catch (HypervisorException e) {
			throw HostFailure.of(failed(disk.path()), e);
		}
	}

	/** @param from, to pools; @param name of the volume to make */
	void copy(UUID from, VolumeRecord volume, UUID to, String name) throws OperationException {
		try {
			target.ask(host -> {
				host.createVolume(to, name, volume.format(), volume.capacity());
				return null;
			});
		} catch (HypervisorException e) {
			throw HostFailure.of(failed(volume.path()), e);
		}
		fill(from, volume, to, name);
	}

	/** Into a volume that is there. */
	void fill(UUID from, VolumeRecord volume, UUID to, String name) throws OperationException {
		try {
			transfer(from, volume, to, name);
			requireStillOff();
		} catch (HypervisorException e) {
			throw monitor.isCancelled() ? OperationException.cancelled(Messages.bind(Messages.MigrationRun_cancelled, vmName, source.name()))
					: HostFailure.of(failed(volume.path()), e);
		} catch (IOException e) {
			throw new OperationException(failed(volume.path()), "", e.toString(), e); //$NON-NLS-1$
		}
	}

	private String failed(String path) {
		return Messages.bind(Messages.OfflineCopy_failed, new Object[] { path, source.name(), target.name() });
	}

	private void transfer(UUID fromPool, VolumeRecord volume, UUID toPool, String name)
			throws HypervisorException, OperationException, IOException {
		Pipe pipe = Pipe.open();
		Counted counted = new Counted(pipe.sink());
		CompletableFuture<Void> read = source.submit(Lane.COMMAND, host -> {
			host.readVolume(fromPool, volume.name(), counted);
			return null;
		});
		CompletableFuture<Void> written = target.submit(Lane.COMMAND, host -> {
			host.writeVolume(toPool, name, pipe.source());
			return null;
		});
		monitor.onCancel(() -> close(pipe));
		long begun = System.nanoTime();
		try {
			await(read, written, () -> report(volume, counted.count.get(), begun));
			counted.close(); // the end of the volume; only one that was read whole ends so
			await(written, written, () -> report(volume, counted.count.get(), begun));
		} finally {
			monitor.onCancel(null);
			close(pipe);
			awaitEnd(written);
		}
	}

	/** Before anybody removes the volume that is being filled. */
	private void awaitEnd(CompletableFuture<Void> call) throws OperationException {
		try {
			call.get(END.toMillis(), TimeUnit.MILLISECONDS);
		} catch (TimeoutException | ExecutionException e) {
			return; // why it failed is told by whoever waits for its result
		} catch (InterruptedException e) {
			throw interrupted(e);
		}
	}

	private static OperationException interrupted(InterruptedException e) {
		Thread.currentThread().interrupt();
		return new OperationException(Messages.MigrateOperation_interrupted, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** @param other whose failure ends the waiting too, and is told then: the first one broke off because of it */
	private void await(CompletableFuture<Void> awaited, CompletableFuture<Void> other, Runnable each) throws HypervisorException, OperationException {
		while (true) {
			try {
				if (other.isCompletedExceptionally())
					source.await(other, null);
				awaited.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
				return;
			} catch (TimeoutException e) {
				each.run();
			} catch (ExecutionException e) {
				source.await(other.isCompletedExceptionally() ? other : awaited, null);
			} catch (InterruptedException e) {
				throw interrupted(e);
			}
		}
	}

	private void report(VolumeRecord volume, long done, long begun) {
		Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
		long total = Math.max(volume.allocation(), done);
		long rate = done * 1000 / Math.max(1, elapsed.toMillis());
		MigrationFigures.report(monitor, new JobProgress(JobProgress.Phase.STORAGE_COPY, elapsed, total, done, total - done, 0, 0, 0, total, done,
				total - done, rate, -1, 0, null));
	}

	/** A copy of a disk that was written to meanwhile is worth nothing. */
	private void requireStillOff() throws HypervisorException, OperationException {
		boolean off = source.ask(host -> host.domain(vm)).filter((DomainRecord domain) -> !domain.state().isActive()).isPresent();
		if (!off)
			throw new OperationException(Messages.bind(Messages.OfflineCopy_started, vmName, source.name()), Messages.OfflineCopy_startedRemedy, "", //$NON-NLS-1$
					null);
	}

	private static void close(Pipe pipe) {
		try {
			pipe.source().close(); // first: what was not read whole must not look as if it had ended
			pipe.sink().close();
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static final class Counted implements WritableByteChannel {
		private final WritableByteChannel to;
		final AtomicLong count = new AtomicLong();

		Counted(WritableByteChannel to) {
			this.to = to;
		}

		@Override
		public int write(ByteBuffer bytes) throws IOException {
			int written = to.write(bytes);
			count.addAndGet(written);
			return written;
		}

		@Override
		public boolean isOpen() {
			return to.isOpen();
		}

		@Override
		public void close() throws IOException {
			to.close();
		}
	}
}
