// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String CertificateFolder_broken;
	public static String CertificateFolder_noKey;
	public static String CertificateFolder_reading;
	public static String InsideReader_looking;
	public static String InsideReader_noSwitch;
	public static String LldpSource_asking;
	public static String LldpSource_noDaemon;
	public static String LldpSource_noWay;
	public static String OvsFabric_changing;
	public static String OvsFabric_heldBy;
	public static String OvsFabric_holding;
	public static String OvsFabric_interrupted;
	public static String OvsFabric_notTakenOver;
	public static String OvsFabric_somebody;
	public static String OvsInside_controlFailed;
	public static String OvsInside_forwarding;
	public static String PortGuards_noNumber;
	public static String RuleSockets_finding;
	public static String RuleSockets_missing;
	public static String SshAddress_expected;
	public static String SshAddress_reading;
	public static String SshControl_finding;
	public static String SshControl_noDaemon;
	public static String SshForwarding_failed;
	public static String SshForwarding_forwarding;
	public static String SshForwarding_noSsh;
	public static String SshForwarding_slow;
	public static String SshSafeguard_arming;
	public static String SshSafeguard_callingOff;
	public static String SshSafeguard_faster;
	public static String SwitchWriter_changed;
	public static String SwitchWriter_changing;
	public static String SwitchWriter_noRoot;

	static {
		NLS.initializeMessages("org.orrery.fabric.ovs.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
