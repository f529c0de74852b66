// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

/** What an {@link ObjectRef} points at. */
public enum ObjectKind {
	DATACENTER, FOLDER, CLUSTER, HOST, VM, NETWORK, DATASTORE, VOLUME, SNAPSHOT, PHYSICAL_NIC, VIRTUAL_SWITCH, PORT_GROUP, DISK, NIC
}
