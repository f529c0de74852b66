// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DevicePointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.DomainSnapshotPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.SecretPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StreamPointer;

import com.sun.jna.Callback;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * libvirt's C functions as this adapter calls them: what libvirt-java 0.5.4 declares, plus what it lacks, plus overloads where its
 * declaration is unsafe (strings that both sides free, callbacks typed to its object layer). Load it only through {@link LibvirtLibrary}:
 * {@code Libvirt.INSTANCE} must never be touched, it would load the library a second time and fail where it is missing.
 * <p>
 * Errors belong to the calling thread: read them with {@link NativeError} before anything else is called.
 */
public interface LibvirtApi extends Libvirt {
	// event loop and errors
	void virEventRegisterImpl(Callback addHandle, Callback updateHandle, Callback removeHandle, Callback addTimeout, Callback updateTimeout,
			Callback removeTimeout);

	Pointer virSaveLastError();

	void virFreeError(Pointer error);

	void virSetErrorFunc(Pointer userData, EventCallbacks.ErrorCallback handler);

	// connection
	ConnectionPointer virConnectOpenAuth(String uri, Pointer auth, int flags);

	int virConnectRegisterCloseCallback(ConnectionPointer connection, EventCallbacks.CloseCallback callback, Pointer opaque,
			EventCallbacks.FreeCallback free);

	int virConnectUnregisterCloseCallback(ConnectionPointer connection, EventCallbacks.CloseCallback callback);

	int virConnectCompareHypervisorCPU(ConnectionPointer connection, String emulator, String architecture, String machine, String domainType,
			String cpuXml, int flags);

	CString virConnectBaselineHypervisorCPU(ConnectionPointer connection, String emulator, String architecture, String machine, String domainType,
			String[] cpuXmls, int count, int flags);

	int virNodeGetCPUStats(ConnectionPointer connection, int cpu, Pointer parameters, IntByReference count, int flags);

	int virNodeGetMemoryStats(ConnectionPointer connection, int cell, Pointer parameters, IntByReference count, int flags);

	// lists
	int virConnectListAllDomains(ConnectionPointer connection, PointerByReference list, int flags);

	int virConnectListAllNetworks(ConnectionPointer connection, PointerByReference list, int flags);

	int virConnectListAllStoragePools(ConnectionPointer connection, PointerByReference list, int flags);

	int virConnectListAllInterfaces(ConnectionPointer connection, PointerByReference list, int flags);

	int virConnectListAllSecrets(ConnectionPointer connection, PointerByReference list, int flags);

	int virConnectListAllNodeDevices(ConnectionPointer connection, PointerByReference list, int flags);

	int virStoragePoolListAllVolumes(StoragePoolPointer pool, PointerByReference list, int flags);

	int virNetworkUpdate(NetworkPointer network, int command, int section, int parentIndex, String xml, int flags);

	// streams
	int virStreamSend(StreamPointer stream, Pointer bytes, NativeLong length);

	int virStreamRecv(StreamPointer stream, Pointer bytes, NativeLong length);

	int virDomainListAllSnapshots(DomainPointer domain, PointerByReference list, int flags);

	// domains
	int virDomainGetState(DomainPointer domain, IntByReference state, IntByReference reason, int flags);

	/** @param metadata null: removes the element */
	int virDomainSetMetadata(DomainPointer domain, int type, String metadata, String key, String uri, int flags);

	int virConnectGetAllDomainStats(ConnectionPointer connection, int groups, PointerByReference records, int flags);

	void virDomainStatsRecordListFree(Pointer records);

	int virDomainMigrateSetMaxSpeed(DomainPointer domain, NativeLong mebibytesPerSecond, int flags);

	int virDomainMigrateGetMaxDowntime(DomainPointer domain, LongByReference milliseconds, int flags);

	int virDomainMigrateStartPostCopy(DomainPointer domain, int flags);

	int virDomainStartDirtyRateCalc(DomainPointer domain, int seconds, int flags);

	int virDomainMigrateToURI3(DomainPointer domain, String target, Pointer parameters, int count, int flags);

	int virDomainSnapshotIsCurrent(DomainSnapshotPointer snapshot, int flags);

	String virDomainSnapshotGetName(DomainSnapshotPointer snapshot);

	void virDomainInterfaceFree(Pointer networkInterface);

	// events
	int virConnectDomainEventRegisterAny(ConnectionPointer connection, DomainPointer domain, int event, Callback callback, Pointer opaque,
			EventCallbacks.FreeCallback free);

	int virConnectNetworkEventRegisterAny(ConnectionPointer connection, NetworkPointer network, int event, Callback callback, Pointer opaque,
			EventCallbacks.FreeCallback free);

	int virConnectNetworkEventDeregisterAny(ConnectionPointer connection, int callback);

	int virConnectStoragePoolEventRegisterAny(ConnectionPointer connection, StoragePoolPointer pool, int event, Callback callback,
			Pointer opaque, EventCallbacks.FreeCallback free);

	int virConnectStoragePoolEventDeregisterAny(ConnectionPointer connection, int callback);

	int virConnectNodeDeviceEventRegisterAny(ConnectionPointer connection, DevicePointer device, int event, Callback callback, Pointer opaque,
			EventCallbacks.FreeCallback free);

	int virConnectNodeDeviceEventDeregisterAny(ConnectionPointer connection, int callback);

	int virConnectSecretEventRegisterAny(ConnectionPointer connection, SecretPointer secret, int event, Callback callback, Pointer opaque,
			EventCallbacks.FreeCallback free);

	int virConnectSecretEventDeregisterAny(ConnectionPointer connection, int callback);
}
