// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

/** Kinds of native objects that are counted. */
public enum HandleKind {
	CONNECTION("connection"), DOMAIN("domain"), NETWORK("network"), POOL("storage pool"), VOLUME("volume"), STREAM("stream"), SNAPSHOT("snapshot"), CHECKPOINT("checkpoint"),
	INTERFACE("interface"), NODE_DEVICE("node device"), SECRET("secret");

	private final String label;

	HandleKind(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
