// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/**
 * What a NIC is plugged into. Immutable. Written as "prod", "prod/port-group", "bridge:br0" or "direct:eth1".
 *
 * @param type "network", "bridge" or "direct"; @param portGroup empty when none
 */
public record NicSource(String type, String name, String portGroup) {
	private static final String NETWORK = "network";
	private static final String BRIDGE = "bridge";
	private static final String DIRECT = "direct";

	public static NicSource of(DomainRecord.NicRecord nic) {
		return new NicSource(nic.type(), nic.source(), nic.portGroup());
	}

	/** @throws IllegalArgumentException when there is no name in the text */
	public static NicSource parse(String text) {
		String word = text.strip();
		for (String type : new String[] { NETWORK, BRIDGE, DIRECT })
			if (word.startsWith(type + ':'))
				return named(type, word.substring(type.length() + 1), text);
		return named(NETWORK, word, text);
	}

	private static NicSource named(String type, String name, String text) {
		int slash = type.equals(NETWORK) ? name.indexOf('/') : -1;
		String own = slash < 0 ? name : name.substring(0, slash);
		if (own.isBlank())
			throw new IllegalArgumentException("\"" + text + "\" names no network");
		return new NicSource(type, own, slash < 0 ? "" : name.substring(slash + 1));
	}

	/** Whether it is something that has a name on the host, and so may have another one on the next. */
	public boolean isNamed() {
		return (type.equals(NETWORK) || type.equals(BRIDGE) || type.equals(DIRECT)) && !name.isEmpty();
	}

	@Override
	public String toString() {
		return (type.equals(NETWORK) ? "" : type + ':') + name + (portGroup.isEmpty() ? "" : '/' + portGroup);
	}
}
