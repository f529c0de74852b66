// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.List;
import java.util.UUID;

import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.PoolXml;
import org.orrery.hypervisor.xml.VolumeXml;
import org.orrery.hypervisor.xml.XmlException;

import com.sun.jna.ptr.IntByReference;

/** Reads storage pools and their volumes, deletes volumes. */
final class StorageInventory {
	private static final System.Logger LOG = System.getLogger(StorageInventory.class.getName());

	private final LibvirtSession session;
	private final LibvirtApi api;

	StorageInventory(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	List<PoolRecord> pools() throws HypervisorException {
		String operation = "list the storage pools of " + session.uri();
		return session.call(Feature.STORAGE_POOLS, operation, connection -> {
			List<StoragePoolPointer> pools = session.list(operation, array -> api.virConnectListAllStoragePools(connection, array, 0),
					StoragePoolPointer::new);
			return session.each(pools, HandleKind.POOL, api::virStoragePoolFree, pool -> pool(pool, operation));
		});
	}

	private PoolRecord pool(StoragePoolPointer pool, String operation) throws HypervisorException {
		boolean active = session.check(api.virStoragePoolIsActive(pool), operation) == 1;
		boolean persistent = session.check(api.virStoragePoolIsPersistent(pool), operation) == 1;
		IntByReference autostart = new IntByReference();
		boolean starts = persistent && api.virStoragePoolGetAutostart(pool, autostart) == 0 && autostart.getValue() != 0;
		String name = api.virStoragePoolGetName(pool);
		try {
			return PoolXml.read(session.check(api.virStoragePoolGetXMLDesc(pool, 0), operation).toString(), name, active, persistent, starts);
		} catch (XmlException | HypervisorException e) {
			LibvirtSession.requireThere(e);
			LOG.log(System.Logger.Level.WARNING, operation, e);
			byte[] uuid = new byte[LibvirtApi.VIR_UUID_BUFLEN];
			session.check(api.virStoragePoolGetUUID(pool, uuid), operation);
			return PoolXml.unreadable(DomainInventory.uuid(uuid), name, active, persistent, starts, e);
		}
	}

	List<VolumeRecord> volumes(UUID uuid) throws HypervisorException {
		String operation = "list the volumes of storage pool " + uuid;
		return session.pool(uuid, operation, pool -> {
			List<StorageVolPointer> volumes = session.list(operation, array -> api.virStoragePoolListAllVolumes(pool, array, 0),
					StorageVolPointer::new);
			return session.each(volumes, HandleKind.VOLUME, api::virStorageVolFree, volume -> volume(volume, operation));
		});
	}

	private VolumeRecord volume(StorageVolPointer volume, String operation) throws HypervisorException {
		String name = api.virStorageVolGetName(volume);
		try {
			return VolumeXml.read(session.check(api.virStorageVolGetXMLDesc(volume, 0), operation).toString(), name);
		} catch (XmlException | HypervisorException e) {
			LibvirtSession.requireThere(e);
			LOG.log(System.Logger.Level.WARNING, operation, e);
			String key = api.virStorageVolGetKey(volume);
			return VolumeXml.unreadable(name, key == null ? "" : key, "", e);
		}
	}

	void delete(UUID uuid, String name) throws HypervisorException {
		String operation = "delete volume " + name + " of storage pool " + uuid;
		session.pool(uuid, operation, pool -> {
			StorageVolPointer volume = session.check(api.virStorageVolLookupByName(pool, name), operation);
			return session.using(volume, HandleKind.VOLUME, api::virStorageVolFree,
					found -> session.check(api.virStorageVolDelete(found, 0), operation));
		});
	}

	void refresh(UUID uuid) throws HypervisorException {
		String operation = "refresh storage pool " + uuid;
		session.pool(uuid, operation, pool -> session.check(api.virStoragePoolRefresh(pool, 0), operation));
	}

	/** What was begun is taken back where the pool cannot be started. */
	void makeFolderPool(UUID uuid, String name, String folder) throws HypervisorException {
		String operation = "make storage pool " + name + " of " + folder;
		session.call(Feature.STORAGE_POOLS, operation, connection -> {
			StoragePoolPointer defined = session.check(api.virStoragePoolDefineXML(connection, PoolXml.ofFolder(uuid, name, folder), 0), operation);
			return session.using(defined, HandleKind.POOL, api::virStoragePoolFree, pool -> {
				boolean runs = api.virStoragePoolBuild(pool, 0) == 0 && api.virStoragePoolCreate(pool, 0) == 0
						&& api.virStoragePoolSetAutostart(pool, 1) == 0;
				if (runs)
					return null;
				HypervisorException failure = session.failure(operation);
				stopAndUndefine(pool);
				throw failure;
			});
		});
	}

	void removePool(UUID uuid) throws HypervisorException {
		String operation = "remove storage pool " + uuid;
		session.pool(uuid, operation, pool -> session.check(stopAndUndefine(pool), operation));
	}

	private int stopAndUndefine(StoragePoolPointer pool) {
		if (api.virStoragePoolIsActive(pool) == 1)
			api.virStoragePoolDestroy(pool);
		return api.virStoragePoolUndefine(pool);
	}
}
