// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.fabric.ovs.OvsFabric;
import org.orrery.fabric.ovs.control.ControlSource;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;

/** A real Open vSwitch of each test's own, whose devices are imagined, and a connection to it. */
abstract class SwitchTestBase {
	@TempDir
	Path folder;
	DatabaseServer server;
	OvsFabric fabric;

	@BeforeEach
	final void startSwitch() throws Exception {
		server = DatabaseServer.start(folder);
		server.startSwitch();
		fabric = OvsFabric.open(server.address(), ControlSource.at(server.control()), settings(20), "netdev");
	}

	static OvsdbConnection.Settings settings(int seconds) {
		return new OvsdbConnection.Settings(null, Duration.ofSeconds(5), Duration.ofSeconds(seconds), Duration.ofSeconds(5));
	}

	@AfterEach
	final void stopSwitch() throws Exception {
		if (fabric != null)
			fabric.close();
		server.close();
	}
}
