// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** One object that a query can be asked of, as last seen. Immutable; any thread. */
public sealed interface Subject {
	ObjectRef ref();

	String name();

	/** The host itself, or the one that it is on. */
	HostInventory host();

	/** What people wrote down about it. */
	Annotations annotations();

	/** How to learn what is not in the inventory. */
	Surroundings around();

	default ObjectKind kind() {
		return ref().kind();
	}

	record Vm(HostInventory host, DomainRecord vm, Surroundings around) implements Subject {
		@Override
		public ObjectRef ref() {
			return ObjectRef.vm(host.connection(), vm.uuid());
		}

		@Override
		public ObjectKind kind() {
			return ObjectKind.VM;
		}

		@Override
		public String name() {
			return vm.name();
		}

		@Override
		public Annotations annotations() {
			return vm.annotations();
		}
	}

	record Host(HostInventory host, Surroundings around) implements Subject {
		@Override
		public ObjectRef ref() {
			return ObjectRef.host(host.connection());
		}

		@Override
		public String name() {
			return host.displayName();
		}

		@Override
		public Annotations annotations() {
			return around.annotations().apply(ref());
		}
	}

	record Datastore(HostInventory host, PoolRecord pool, Surroundings around) implements Subject {
		@Override
		public ObjectRef ref() {
			return new ObjectRef(host.connection(), ObjectKind.DATASTORE, pool.uuid().toString());
		}

		@Override
		public String name() {
			return pool.name();
		}

		@Override
		public Annotations annotations() {
			return around.annotations().apply(ref());
		}
	}

	record Network(HostInventory host, NetworkRecord network, Surroundings around) implements Subject {
		@Override
		public ObjectRef ref() {
			return new ObjectRef(host.connection(), ObjectKind.NETWORK, network.uuid().toString());
		}

		@Override
		public String name() {
			return network.name();
		}

		@Override
		public Annotations annotations() {
			return around.annotations().apply(ref());
		}
	}
}
