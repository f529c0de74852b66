// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.libvirt.jna.LibvirtLibrary;
import org.orrery.hypervisor.libvirt.jna.NativeError;
import org.orrery.hypervisor.libvirt.jna.NativeHandle;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.ptr.PointerByReference;

/**
 * One open native connection as the other classes of this package use it: every call leases it, every failure is read on the calling thread
 * and translated, every "no such function" is remembered. Thread-safe; calls block.
 */
final class LibvirtSession {
	private static final System.Logger LOG = System.getLogger(LibvirtSession.class.getName());
	private static final int NO_SUPPORT = 3;

	@FunctionalInterface
	interface ConnectionCall<T> {
		T with(ConnectionPointer connection) throws HypervisorException;
	}

	@FunctionalInterface
	interface DomainCall<T> {
		T with(DomainPointer domain) throws HypervisorException;
	}

	@FunctionalInterface
	interface ObjectCall<P, T> {
		T with(P object) throws HypervisorException;
	}

	private final LibvirtLibrary library;
	private final LibvirtApi api;
	private final HypervisorUri uri;
	private final NativeHandle<ConnectionPointer> connection;
	private final Set<Feature> features = Collections.synchronizedSet(EnumSet.allOf(Feature.class));
	private volatile String lostBecause = "";

	LibvirtSession(LibvirtLibrary library, HypervisorUri uri, NativeHandle<ConnectionPointer> connection) {
		this.library = library;
		this.api = library.api();
		this.uri = uri;
		this.connection = connection;
	}

	LibvirtApi api() {
		return api;
	}

	LibvirtLibrary library() {
		return library;
	}

	HypervisorUri uri() {
		return uri;
	}

	Set<Feature> features() {
		synchronized (features) {
			return features.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(features));
		}
	}

	boolean has(Feature feature) {
		return features.contains(feature);
	}

	void lacks(Feature feature) {
		features.remove(feature);
	}

	void lost(String reason) {
		lostBecause = reason;
	}

	boolean isOpen() {
		return !connection.isClosed() && lostBecause.isEmpty();
	}

	void close() {
		connection.close();
	}

	<T> T call(String operation, ConnectionCall<T> call) throws HypervisorException {
		if (Thread.currentThread().isVirtual())
			throw new IllegalStateException("\"" + operation + "\" was called on a virtual thread; libvirt keeps errors by carrier thread");
		if (library.onEventThread())
			throw new IllegalStateException("\"" + operation + "\" was called on libvirt's event thread, where it would block every host");
		if (!lostBecause.isEmpty())
			throw new HypervisorException(ErrorCode.CONNECTION_LOST, operation, lostBecause);
		try {
			return connection.use(pointer -> call.with(pointer));
		} catch (NativeHandle.ClosedException e) {
			throw new HypervisorException(ErrorCode.CONNECTION_LOST, operation, Messages.of("connection.closed"));
		} catch (UnsatisfiedLinkError e) {
			throw new HypervisorException(ErrorCode.UNSUPPORTED, operation, Messages.of("function.missing", library.version()), NO_SUPPORT, 0,
					e);
		}
	}

	/** What is left to do on a connection that may be lost already. */
	<T> void callToClose(ConnectionCall<T> call) throws HypervisorException {
		try {
			connection.use(pointer -> call.with(pointer));
		} catch (NativeHandle.ClosedException e) {
			LOG.log(System.Logger.Level.DEBUG, e::getMessage);
		}
	}

	/** A call that only some drivers and versions have. */
	<T> T call(Feature feature, String operation, ConnectionCall<T> call) throws HypervisorException {
		if (!has(feature))
			throw new HypervisorException(ErrorCode.UNSUPPORTED, operation, Messages.of("function.unsupported"), NO_SUPPORT, 0, null);
		try {
			return call(operation, call);
		} catch (HypervisorException e) {
			if (e.nativeCode() == NO_SUPPORT)
				lacks(feature);
			throw e;
		}
	}

	<T> T domain(UUID uuid, String operation, DomainCall<T> call) throws HypervisorException {
		return call(operation, connection -> withDomain(connection, uuid, operation, call));
	}

	<T> T domain(Feature feature, UUID uuid, String operation, DomainCall<T> call) throws HypervisorException {
		return call(feature, operation, connection -> withDomain(connection, uuid, operation, call));
	}

	private <T> T withDomain(ConnectionPointer connection, UUID uuid, String operation, DomainCall<T> call) throws HypervisorException {
		DomainPointer domain = check(api.virDomainLookupByUUIDString(connection, uuid.toString()), operation);
		return using(domain, HandleKind.DOMAIN, api::virDomainFree, call::with);
	}

	<T> T pool(UUID uuid, String operation, ObjectCall<StoragePoolPointer, T> call) throws HypervisorException {
		return call(Feature.STORAGE_POOLS, operation, connection -> {
			StoragePoolPointer pool = check(api.virStoragePoolLookupByUUIDString(connection, uuid.toString()), operation);
			return using(pool, HandleKind.POOL, api::virStoragePoolFree, call);
		});
	}

	/** Owns the object for the duration of the call. */
	<P extends PointerType, T> T using(P object, HandleKind kind, ToIntFunction<P> free, ObjectCall<P, T> call) throws HypervisorException {
		try (NativeHandle<P> handle = library.own(object, kind, free)) {
			return handle.use(call::with);
		} catch (NativeHandle.ClosedException e) {
			throw new IllegalStateException("A handle was closed by somebody who does not own it", e);
		}
	}

	/** Calls one of libvirt's functions that return an array of objects, and takes over and frees everything that it returned. */
	<P extends PointerType> List<P> list(String operation, ToIntFunction<PointerByReference> function, Supplier<P> type)
			throws HypervisorException {
		PointerByReference array = new PointerByReference();
		int count = check(function.applyAsInt(array), operation);
		if (array.getValue() == null)
			return List.of();
		List<P> objects = new ArrayList<>(count);
		for (int i = 0; i < count; i++)
			objects.add(typed(type, array.getValue().getPointer((long) Native.POINTER_SIZE * i)));
		Native.free(Pointer.nativeValue(array.getValue()));
		return objects;
	}

	/** libvirt-java's pointer types take their address after construction. */
	static <P extends PointerType> P typed(Supplier<P> type, Pointer address) {
		P pointer = type.get();
		pointer.setPointer(address);
		return pointer;
	}

	/**
	 * Applies the call to each object of a list and frees each, also after a failure. An object that vanished meanwhile is left out.
	 */
	<P extends PointerType, T> List<T> each(List<P> objects, HandleKind kind, ToIntFunction<P> free, ObjectCall<P, T> call)
			throws HypervisorException {
		List<NativeHandle<P>> handles = new ArrayList<>(objects.size());
		for (P object : objects)
			handles.add(library.own(object, kind, free));
		List<T> results = new ArrayList<>(objects.size());
		try {
			for (NativeHandle<P> handle : handles)
				try {
					results.add(handle.use(call::with));
				} catch (HypervisorException e) {
					if (e.code() != ErrorCode.NOT_FOUND)
						throw e;
				} catch (NativeHandle.ClosedException e) {
					throw new IllegalStateException("A handle was closed by somebody who does not own it", e);
				}
			return results;
		} finally {
			handles.forEach(NativeHandle::close);
		}
	}

	/** What could not be read of one object hides no other, unless the connection or the object itself is gone. @throws HypervisorException it is */
	static void requireThere(Exception e) throws HypervisorException {
		if (e instanceof HypervisorException failure && (failure.isConnectionLoss() || failure.code() == ErrorCode.NOT_FOUND))
			throw failure;
	}

	/** libvirt returns -1 on failure. */
	int check(int result, String operation) throws HypervisorException {
		if (result < 0)
			throw failure(operation);
		return result;
	}

	/** libvirt returns NULL on failure. */
	<P> P check(P result, String operation) throws HypervisorException {
		if (result == null)
			throw failure(operation);
		return result;
	}

	/** The error of the call that just failed on this thread. */
	HypervisorException failure(String operation) {
		NativeError error = library.lastError();
		return ErrorMapping.ofCall(error, isAlive(), operation);
	}

	/** Asks libvirt, not the host: only after the error was read, it resets the thread's error. */
	boolean isAlive() {
		try {
			return lostBecause.isEmpty() && connection.use(pointer -> api.virConnectIsAlive(pointer)) != 0;
		} catch (NativeHandle.ClosedException e) {
			return false;
		}
	}

	static HypervisorException malformed(String operation, Exception cause) {
		return new HypervisorException(ErrorCode.MALFORMED, operation, cause.getMessage(), 0, 0, cause);
	}
}
