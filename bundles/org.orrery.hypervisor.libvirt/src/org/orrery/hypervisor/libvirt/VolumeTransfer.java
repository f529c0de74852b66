// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.UUID;

import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;
import org.libvirt.jna.StreamPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.VolumeXml;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;

/**
 * Makes volumes and moves their bytes through libvirt's streams. Blocking streams and buffers of its own: what libvirt-java has for them takes
 * bytes for text, and loses its place when it would have to wait.
 */
final class VolumeTransfer {
	/** What one message of libvirt's protocol holds. */
	private static final int CHUNK = 256 * 1024;

	private final LibvirtSession session;
	private final LibvirtApi api;

	VolumeTransfer(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	void create(UUID uuid, String name, String format, long capacity) throws HypervisorException {
		String operation = "create volume " + name + " in storage pool " + uuid;
		session.pool(uuid, operation, pool -> {
			StorageVolPointer made = session.check(api.virStorageVolCreateXML(pool, VolumeXml.of(name, format, capacity), 0), operation);
			return session.using(made, HandleKind.VOLUME, api::virStorageVolFree, volume -> null);
		});
	}

	void read(UUID uuid, String name, WritableByteChannel to) throws HypervisorException {
		String operation = "read volume " + name + " of storage pool " + uuid;
		transfer(uuid, name, operation, (volume, stream, buffer) -> {
			session.check(api.virStorageVolDownload(volume, stream, 0, 0, 0), operation);
			int got = session.check(api.virStreamRecv(stream, buffer, new NativeLong(CHUNK)), operation);
			while (got > 0) {
				ByteBuffer bytes = buffer.getByteBuffer(0, got);
				while (bytes.hasRemaining())
					to.write(bytes);
				got = session.check(api.virStreamRecv(stream, buffer, new NativeLong(CHUNK)), operation);
			}
		});
	}

	void write(UUID uuid, String name, ReadableByteChannel from) throws HypervisorException {
		String operation = "write volume " + name + " of storage pool " + uuid;
		transfer(uuid, name, operation, (volume, stream, buffer) -> {
			session.check(api.virStorageVolUpload(volume, stream, 0, 0, 0), operation);
			ByteBuffer bytes = buffer.getByteBuffer(0, CHUNK);
			while (from.read(bytes.clear()) >= 0)
				send(stream, buffer, bytes.position(), operation);
		});
	}

	private void send(StreamPointer stream, Memory buffer, int length, String operation) throws HypervisorException {
		int sent = 0;
		while (sent < length)
			sent += session.check(api.virStreamSend(stream, buffer.share(sent), new NativeLong(length - sent)), operation);
	}

	@FunctionalInterface
	private interface Transfer {
		void run(StorageVolPointer volume, StreamPointer stream, Memory buffer) throws HypervisorException, IOException;
	}

	/** Ends the stream in any case: what it could not finish is aborted. */
	private void transfer(UUID uuid, String name, String operation, Transfer transfer) throws HypervisorException {
		session.call(Feature.STORAGE_POOLS, operation, connection -> {
			StoragePoolPointer pool = session.check(api.virStoragePoolLookupByUUIDString(connection, uuid.toString()), operation);
			StorageVolPointer volume = session.using(pool, HandleKind.POOL, api::virStoragePoolFree,
					found -> session.check(api.virStorageVolLookupByName(found, name), operation));
			return session.using(volume, HandleKind.VOLUME, api::virStorageVolFree, found -> {
				StreamPointer stream = session.check(api.virStreamNew(connection, 0), operation);
				return session.using(stream, HandleKind.STREAM, api::virStreamFree, opened -> {
					through(opened, operation, buffer -> transfer.run(found, opened, buffer));
					return null;
				});
			});
		});
	}

	@FunctionalInterface
	private interface Pump {
		void run(Memory buffer) throws HypervisorException, IOException;
	}

	private void through(StreamPointer stream, String operation, Pump pump) throws HypervisorException {
		boolean finished = false;
		try (Memory buffer = new Memory(CHUNK)) {
			pump.run(buffer);
			session.check(api.virStreamFinish(stream), operation);
			finished = true;
		} catch (IOException e) { // the other end was closed: somebody cancelled, or the other host failed
			throw new HypervisorException(ErrorCode.ABORTED, operation, e.toString(), 0, 0, e);
		} finally {
			if (!finished)
				api.virStreamAbort(stream);
		}
	}
}
