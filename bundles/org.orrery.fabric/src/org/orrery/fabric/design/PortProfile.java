// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

/**
 * Settings that many ports share; an edit reaches all of them. Immutable. What is null comes from the parent, and from {@link Effective}'s
 * defaults where no ancestor says it.
 *
 * @param parent    name of the profile this one inherits from; empty: none
 * @param rate      limits; null: inherited
 * @param enabled   whether its ports are up; null: inherited
 * @param system    comes up with the host, before any controller; for management and kernel ports only
 * @param published whether server administrators may choose it
 */
public record PortProfile(String name, Capability capability, String parent, Vlan vlan, Rate rate, Security security, Boolean enabled,
		boolean system, boolean published) {
	/** What kind of port may use a profile; the one never takes the other's. */
	public enum Capability {
		/** Ports of VMs and of the host's own kernel. */
		PORT,
		/** Physical NICs and teams. */
		UPLINK
	}

	/** Limits in bits per second, seen from the VM; 0: none. */
	public record Rate(long in, long out) {
		public static final Rate UNLIMITED = new Rate(0, 0);
	}

	/** What a VM may do on its port; null: inherited. */
	public record Security(Boolean macChanges, Boolean promiscuous, Boolean forgedTransmits, Boolean dhcpServer) {
		public static final Security INHERITED = new Security(null, null, null, null);

		/** As vSphere has had it since 7.0: nothing of it is allowed unless asked for. */
		public static final Security STRICT = new Security(false, false, false, false);
	}

	/** A profile with everything said: its own settings, else its ancestors', else the defaults. */
	public record Effective(String name, Capability capability, Vlan vlan, Rate rate, Security security, boolean enabled, boolean system) {
	}

	/** A profile that says nothing of its own: everything is as usual. */
	public static PortProfile named(String name, Capability capability) {
		return new PortProfile(name, capability, "", null, null, Security.INHERITED, null, false, capability == Capability.PORT); //$NON-NLS-1$
	}

	public PortProfile withName(String other) {
		return new PortProfile(other, capability, parent, vlan, rate, security, enabled, system, published);
	}

	public PortProfile withParent(String other) {
		return new PortProfile(name, capability, other, vlan, rate, security, enabled, system, published);
	}

	/** @param other null: inherited */
	public PortProfile withVlan(Vlan other) {
		return new PortProfile(name, capability, parent, other, rate, security, enabled, system, published);
	}

	/** @param other null: inherited */
	public PortProfile withRate(Rate other) {
		return new PortProfile(name, capability, parent, vlan, other, security, enabled, system, published);
	}

	public PortProfile withSecurity(Security other) {
		return new PortProfile(name, capability, parent, vlan, rate, other, enabled, system, published);
	}

	/** @param up null: inherited */
	public PortProfile withState(Boolean up, boolean forSystem, boolean offered) {
		return new PortProfile(name, capability, parent, vlan, rate, security, up, forSystem, offered);
	}

	public PortProfile {
		security = security == null ? Security.INHERITED : security;
	}
}
