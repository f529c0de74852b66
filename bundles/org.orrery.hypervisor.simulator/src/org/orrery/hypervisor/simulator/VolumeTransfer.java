// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.VolumeRecord;

/** The bytes of a simulated volume: as many zeros as it has allocated, at the speed of the link. */
final class VolumeTransfer {
	private static final int CHUNK = 1 << 20;

	private final SimulatedHost host;
	private final SimulatedPool pool;
	private final String operation;

	VolumeTransfer(SimulatedHost host, SimulatedPool pool, String operation) {
		this.host = host;
		this.pool = pool;
		this.operation = operation;
	}

	void create(String name, String format, long capacity) throws HypervisorException {
		if (pool.volume(pool.pathOf(name)).isPresent())
			throw new HypervisorException(ErrorCode.ALREADY_EXISTS, operation, "storage volume '" + name + "' exists already");
		if (pool.record().available() < capacity)
			throw new HypervisorException(ErrorCode.NO_RESOURCES, operation, "cannot fill file '" + pool.pathOf(name) + "': No space left on device");
		pool.create(name, format, capacity);
	}

	private VolumeRecord require(String name) throws HypervisorException {
		return pool.volume(pool.pathOf(name)).orElseThrow(() -> new HypervisorException(ErrorCode.NOT_FOUND, operation,
				"Storage volume not found: no storage vol with matching name '" + name + "'"));
	}

	void read(String name, WritableByteChannel to) throws HypervisorException {
		long left = require(name).allocation();
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
		try {
			for (; left > 0; left -= chunk.capacity()) {
				host.fleet().clock().sleep(Duration.ofNanos(1_000_000_000L * CHUNK / host.fleet().linkRate()));
				chunk.clear().limit((int) Math.min(CHUNK, left));
				while (chunk.hasRemaining())
					to.write(chunk);
			}
		} catch (IOException e) {
			throw new HypervisorException(ErrorCode.ABORTED, operation, e.toString(), 0, 0, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.ABORTED, operation, "interrupted", 0, 0, e);
		}
	}

	void write(String name, ReadableByteChannel from) throws HypervisorException {
		require(name);
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
		try {
			while (from.read(chunk.clear()) >= 0)
				require(name);
		} catch (IOException e) {
			throw new HypervisorException(ErrorCode.ABORTED, operation, e.toString(), 0, 0, e);
		}
	}
}
