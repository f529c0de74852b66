// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.SecretPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.libvirt.jna.EventCallbacks;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * Registers for the events of one connection and hands them to listeners, on libvirt's event thread.
 * <p>
 * The native callbacks are static and live as long as the class: one that was collected, or freed while libvirt still had it, would crash
 * the process. A registration is a number that libvirt carries as its opaque pointer; it leaves the table only when libvirt has called the
 * free function, so that an event that comes late finds nothing instead of freed memory.
 */
final class EventRouter {
	private static final System.Logger LOG = System.getLogger(EventRouter.class.getName());
	private static final int NETWORK_LIFECYCLE = 0;
	private static final int POOL_LIFECYCLE = 0;
	private static final int POOL_REFRESH = 1;
	private static final int DEVICE_LIFECYCLE = 0;
	private static final int SECRET_LIFECYCLE = 0;
	private static final int SECRET_VALUE = 1;

	private static final EventCallbacks.FreeCallback FREE = EventRouter::freed;
	private static final EventCallbacks.LifecycleCallback LIFECYCLE = (connection, object, event, detail,
			opaque) -> deliver(opaque, object, event, detail);
	private static final EventCallbacks.PlainCallback PLAIN = (connection, object, opaque) -> deliver(opaque, object, 0, 0);
	private static final EventCallbacks.NumberCallback NUMBER = (connection, object, number, opaque) -> deliver(opaque, object, number, 0);
	private static final EventCallbacks.TextCallback TEXT = (connection, object, text, opaque) -> deliver(opaque, object, 0, 0);
	private static final EventCallbacks.IoErrorCallback IO_ERROR = (connection, object, path, alias, action,
			opaque) -> deliver(opaque, object, action, 0);
	private static final EventCallbacks.MetadataCallback METADATA = (connection, object, type, namespace,
			opaque) -> deliver(opaque, object, type, 0);
	private static final EventCallbacks.TrayCallback TRAY = (connection, object, alias, reason,
			opaque) -> deliver(opaque, object, reason, 0);
	private static final EventCallbacks.MediumCallback MEDIUM = (connection, object, before, after, alias, reason,
			opaque) -> deliver(opaque, object, reason, 0);
	private static final EventCallbacks.JobCallback JOB = (connection, object, parameters, count,
			opaque) -> deliver(opaque, object, 0, 0);
	private static final EventCallbacks.CloseCallback CLOSE = (connection, reason, opaque) -> deliver(opaque, null, reason, 0);

	private static final AtomicLong NEXT_TICKET = new AtomicLong(1);
	private static final Map<Long, Registration> REGISTERED = new ConcurrentHashMap<>();

	/** What is to be done with an event; copies what it needs and returns. */
	private interface Handler {
		void event(Pointer object, int event, int detail);
	}

	private record Registration(EventRouter router, Handler handler) {
	}

	/** Ends a registration by the number that libvirt gave it. */
	private interface Deregistration {
		int end(ConnectionPointer connection, int callback);
	}

	/** Registers under the ticket and returns libvirt's number of the callback, negative on failure. */
	private interface RegisterFunction {
		int register(Pointer ticket);
	}

	private record Active(int callback, Deregistration deregistration) {
	}

	private final LibvirtSession session;
	private final LibvirtApi api;
	private final List<HypervisorListener> listeners = new CopyOnWriteArrayList<>();
	private final List<Active> active = new ArrayList<>();
	private final AtomicBoolean closeSent = new AtomicBoolean();
	private volatile boolean stopped;
	private long closeTicket;

	EventRouter(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	void add(HypervisorListener listener) {
		listeners.add(listener);
	}

	void remove(HypervisorListener listener) {
		listeners.remove(listener);
	}

	/** Registers for everything; what the driver refuses lowers the features. */
	void start() throws HypervisorException {
		session.call("register for the events of " + session.uri(), connection -> {
			register(connection, ticket -> {
				closeTicket = Pointer.nativeValue(ticket);
				return api.virConnectRegisterCloseCallback(connection, CLOSE, ticket, FREE);
			}, (object, reason, detail) -> closed(reason), null);
			if (!registerDomainEvents(connection))
				session.lacks(Feature.DOMAIN_EVENTS);
			if (!registerNetworkEvents(connection))
				session.lacks(Feature.NETWORK_EVENTS);
			if (!registerPoolEvents(connection))
				session.lacks(Feature.POOL_EVENTS);
			if (!registerDeviceEvents(connection))
				session.lacks(Feature.NODE_DEVICE_EVENTS);
			if (!registerSecretEvents(connection))
				session.lacks(Feature.SECRET_EVENTS);
			return null;
		});
	}

	private boolean registerDomainEvents(ConnectionPointer connection) throws HypervisorException {
		boolean lifecycle = registerDomain(connection, 0, LIFECYCLE, DomainEvents::lifecycle);
		registerDomain(connection, 1, PLAIN, (event, detail) -> DomainEvent.REBOOTED);
		registerDomain(connection, 3, NUMBER, (event, detail) -> DomainEvent.WATCHDOG);
		registerDomain(connection, 4, IO_ERROR, (event, detail) -> DomainEvent.IO_ERROR);
		registerDomain(connection, 9, MEDIUM, (event, detail) -> DomainEvent.DEVICES);
		registerDomain(connection, 10, TRAY, (event, detail) -> DomainEvent.DEVICES);
		registerDomain(connection, 15, TEXT, (event, detail) -> DomainEvent.DEVICES);
		registerDomain(connection, 18, LIFECYCLE, (event, detail) -> DomainEvent.AGENT);
		registerDomain(connection, 19, TEXT, (event, detail) -> DomainEvent.DEVICES);
		registerDomain(connection, 20, NUMBER, (event, detail) -> DomainEvent.MIGRATION_ITERATION);
		registerDomain(connection, 21, JOB, (event, detail) -> DomainEvent.JOB_COMPLETED);
		registerDomain(connection, 23, METADATA, (event, detail) -> DomainEvent.METADATA);
		return lifecycle;
	}

	private boolean registerDomain(ConnectionPointer connection, int event, Callback callback, DomainEvents.Meaning meaning)
			throws HypervisorException {
		return register(connection,
				ticket -> api.virConnectDomainEventRegisterAny(connection, null, event, callback, ticket, FREE),
				(object, number, detail) -> domainChanged(object, meaning.of(number, detail)), api::virConnectDomainEventDeregisterAny);
	}

	private boolean registerNetworkEvents(ConnectionPointer connection) throws HypervisorException {
		return register(connection,
				ticket -> api.virConnectNetworkEventRegisterAny(connection, null, NETWORK_LIFECYCLE, LIFECYCLE, ticket, FREE),
				(object, event, detail) -> networkChanged(object), api::virConnectNetworkEventDeregisterAny);
	}

	private boolean registerPoolEvents(ConnectionPointer connection) throws HypervisorException {
		boolean lifecycle = register(connection,
				ticket -> api.virConnectStoragePoolEventRegisterAny(connection, null, POOL_LIFECYCLE, LIFECYCLE, ticket, FREE),
				(object, event, detail) -> poolChanged(object), api::virConnectStoragePoolEventDeregisterAny);
		register(connection, ticket -> api.virConnectStoragePoolEventRegisterAny(connection, null, POOL_REFRESH, PLAIN, ticket, FREE),
				(object, event, detail) -> poolChanged(object), api::virConnectStoragePoolEventDeregisterAny);
		return lifecycle;
	}

	private boolean registerDeviceEvents(ConnectionPointer connection) throws HypervisorException {
		return register(connection,
				ticket -> api.virConnectNodeDeviceEventRegisterAny(connection, null, DEVICE_LIFECYCLE, LIFECYCLE, ticket, FREE),
				(object, event, detail) -> notify(HypervisorListener::hostDevicesChanged), api::virConnectNodeDeviceEventDeregisterAny);
	}

	private boolean registerSecretEvents(ConnectionPointer connection) throws HypervisorException {
		boolean lifecycle = register(connection,
				ticket -> api.virConnectSecretEventRegisterAny(connection, null, SECRET_LIFECYCLE, LIFECYCLE, ticket, FREE),
				(object, event, detail) -> secretChanged(object), api::virConnectSecretEventDeregisterAny);
		register(connection, ticket -> api.virConnectSecretEventRegisterAny(connection, null, SECRET_VALUE, PLAIN, ticket, FREE),
				(object, event, detail) -> secretChanged(object), api::virConnectSecretEventDeregisterAny);
		return lifecycle;
	}

	/** @return false where the driver or the host's version has no such event */
	private boolean register(ConnectionPointer connection, RegisterFunction function, Handler handler, Deregistration deregistration)
			throws HypervisorException {
		long ticket = NEXT_TICKET.getAndIncrement();
		REGISTERED.put(ticket, new Registration(this, handler));
		session.library().counter().callbackRegistered();
		int callback;
		try {
			callback = function.register(new Pointer(ticket));
		} catch (UnsatisfiedLinkError e) {
			forget(ticket);
			return false;
		}
		if (callback < 0) {
			HypervisorException failure = session.failure("register for events");
			forget(ticket);
			if (failure.isConnectionLoss())
				throw failure;
			LOG.log(System.Logger.Level.DEBUG, () -> session.uri() + ": " + failure.getMessage());
			return false;
		}
		if (deregistration != null)
			active.add(new Active(callback, deregistration));
		return true;
	}

	/** Ends every registration; may talk to the host. Errors mean that the connection is gone, then libvirt has ended them itself. */
	void stop() {
		stopped = true;
		try {
			session.callToClose(connection -> {
				for (Active registration : active)
					registration.deregistration().end(connection, registration.callback());
				api.virConnectUnregisterCloseCallback(connection, CLOSE);
				// a driver without close notices says that it registered, but never calls the free function
				forget(closeTicket);
				return null;
			});
		} catch (HypervisorException e) {
			LOG.log(System.Logger.Level.DEBUG, () -> session.uri() + ": " + e.getMessage());
		}
	}

	// ---- the event thread

	private static void deliver(Pointer ticket, Pointer object, int event, int detail) {
		Registration registration = REGISTERED.get(Pointer.nativeValue(ticket));
		if (registration == null || registration.router().stopped)
			return;
		try {
			registration.handler().event(object, event, detail);
		} catch (RuntimeException e) {
			LOG.log(System.Logger.Level.ERROR, "An event of " + registration.router().session.uri(), e);
		}
	}

	private static void freed(Pointer ticket) {
		Registration registration = REGISTERED.remove(Pointer.nativeValue(ticket));
		if (registration != null)
			registration.router().session.library().counter().callbackFreed();
	}

	private static void forget(long ticket) {
		freed(new Pointer(ticket));
	}

	private void domainChanged(Pointer object, DomainEvent event) {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		if (api.virDomainGetUUID(new DomainPointer(object), bytes) == 0) {
			UUID uuid = DomainInventory.uuid(bytes);
			notify(listener -> listener.domainChanged(uuid, event));
		}
	}

	private void networkChanged(Pointer object) {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		if (api.virNetworkGetUUID(LibvirtSession.typed(NetworkPointer::new, object), bytes) == 0) {
			UUID uuid = DomainInventory.uuid(bytes);
			notify(listener -> listener.networkChanged(uuid));
		}
	}

	private void poolChanged(Pointer object) {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		if (api.virStoragePoolGetUUID(LibvirtSession.typed(StoragePoolPointer::new, object), bytes) == 0) {
			UUID uuid = DomainInventory.uuid(bytes);
			notify(listener -> listener.poolChanged(uuid));
		}
	}

	private void secretChanged(Pointer object) {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		if (api.virSecretGetUUID(LibvirtSession.typed(SecretPointer::new, object), bytes) == 0) {
			UUID uuid = DomainInventory.uuid(bytes);
			notify(listener -> listener.secretChanged(uuid));
		}
	}

	private void closed(int reason) {
		String words = Messages.of(switch (reason) {
		case 1 -> "closed.eof";
		case 2 -> "closed.keepalive";
		case 3 -> "closed.client";
		default -> "closed.error";
		});
		session.lost(words);
		if (closeSent.compareAndSet(false, true))
			notify(listener -> listener.closed(words));
	}

	private void notify(Consumer<HypervisorListener> event) {
		for (HypervisorListener listener : listeners)
			try {
				event.accept(listener);
			} catch (RuntimeException e) {
				LOG.log(System.Logger.Level.ERROR, "A listener of " + session.uri(), e);
			}
	}
}
