// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ApplyOptions;
import org.orrery.engine.operation.network.ConnectNicOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Vlan;
import org.orrery.hypervisor.NicSource;

/** Networks drawn over three real hosts and applied as tasks; VMs that boot Linux ping each other through them. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(900)
class NetworkLabTest extends DrawnLab {	@Test
	void vmsFollowTheirProfilesThroughEditsMovesAndRestarts() throws Exception {
		apply(drawn.design(10, 20));
		TaskRecord live = engine.run(new ConnectNicOperation(nic(lab.vms().get(0)), profile("ten"), true));
		assertEquals(TaskState.FAILED, live.state(), "from a Linux bridge to an Open vSwitch a running VM is not replugged");
		assertTrue(live.remedy().contains("next start"), live.remedy());
		for (int vm = 0; vm < 4; vm++)
			plugForNextStart(lab.vms().get(vm), profile(vm < 2 ? "ten" : "twenty"));
		for (Lab.Vm vm : lab.vms())
			new GuestShell(lab, vm).awaitBooted();
		assertTrue(reaches(0, 1), "both in VLAN 10");
		assertTrue(isCutOff(0, 2), "VLAN 10 and 20");
		assertTrue(reaches(2, 3), "both in VLAN 20");
		assertEquals(lab.vms().get(1).name(), http(0, 1), "the web server of the other VM in VLAN 10");
		assertEquals("", http(0, 2), "no web server of VLAN 20");
		assertEquals(lab.vms().get(3).name(), http(2, 3));

		// The ports get their numbers; an edit of the profile reaches both VMs that follow it.
		follow();
		apply(drawn.design(10, 10));
		assertTrue(reaches(0, 2) && reaches(1, 3), "all in VLAN 10");
		apply(drawn.design(10, 20));
		assertTrue(isCutOff(0, 2) && isCutOff(1, 3), "back in VLAN 20");

		// Another profile while the VM runs.
		assertDone(engine.run(new ConnectNicOperation(nic(lab.vms().get(2)), profile("ten"), true)));
		assertTrue(reaches(0, 2), "replugged at the same switch");

		migrate();
		assertTrue(networks.plan(drawn.design(10, 20)).isApplicable());
	}

	private void migrate() throws Exception {
		Lab.Vm vm = lab.vms().get(0);
		int number = nic(vm).number().orElseThrow();
		Lab.Host from = lab.hostOf(vm.name());
		Lab.Host to = lab.other(from);
		try (PingStream pings = PingStream.begin(lab, lab.other(from), vm.address(), 10)) {
			assertDone(engine.run(engine.migration(vm.name(), vm.uuid(), from, to, lab.options())));
			PingStream.Result result = pings.end();
			System.out.println("gap of a migration with a profile: " + result);
			assertTrue(result.answered() > 0, result.toString());
		}
		String tap = lab.virsh(to, "domiflist", vm.name()).lines().filter(line -> line.contains("52:54")).findFirst().orElseThrow().strip().split("\\s+")[0];
		assertEquals("10", lab.onHost(to, "ovs-vsctl", "get", "Port", tap, "tag").strip(), "the VLAN is there before any console has looked");
		assertTrue(reaches(0, 1), "after the move");
		LabEngine.await(() -> nic(vm).vm().connection().equals(to.name()) && nic(vm).port() != null, () -> nic(vm).toString());
		follow();
		LabEngine.await(() -> nic(vm).number().isPresent(), () -> nic(vm).toString());
		assertEquals(number, nic(vm).number().getAsInt(), "the port keeps its number");
	}

	@Test
	void trafficGoesOnWithoutAConsoleAndAHostComesBackByItself() throws Exception {
		apply(drawn.design(10, 20));
		plugForNextStart(lab.vms().get(0), profile("ten"));
		plugForNextStart(lab.vms().get(1), profile("ten"));
		GuestShell guest = new GuestShell(lab, lab.vms().get(0));
		String other = lab.vms().get(1).address();
		assertTrue(guest.reaches(other, 20));
		LabEngine.await(() -> lab.vms().subList(0, 2).stream().allMatch(vm -> nic(vm).port() != null), () -> networks.hosts().toString());
		assertDone(engine.run(ApplyNetworkOperation.following(networks.unmarkedPorts())));
		engine.close();
		assertTrue(guest.reaches(other, 3), "the console is gone");
		Lab.Host dark = lab.hosts().stream().filter(host -> !isHome(host)).findFirst().orElseThrow();
		lab.unplug(dark);
		assertTrue(guest.reaches(other, 3), "a member is gone");
		lab.plug(dark);
		assertEquals("dvs0", lab.onHost(dark, "ovs-vsctl", "list-br").strip());
		assertEquals("\"7\"", lab.onHost(dark, "ovs-vsctl", "get", "Bridge", "dvs0", "external_ids:orrery-domain").strip());
		LabEngine.await(() -> isNetworkUp(dark), () -> "libvirt network dvs0 of " + dark.name());
		lab.startAll();
		connect();
		assertTrue(networks.plan(drawn.design(10, 20)).isEmpty(), () -> networks.plan(drawn.design(10, 20)).changes().toString());
	}

	/** h1 is managed through a drawn switch: its address is at the switch, its management NIC below it. */
	@Test
	void aHostThatIsCutOffHealsItself() throws Exception {
		Lab.Host host = lab.host(0);
		engine.engine.connections().update(engine.engine.connections().find(host.name()).orElseThrow().definition().withSwitches("ssh:root@" + host.name()));
		sums(host, "off");
		LabEngine.await(() -> managed(host).isReady() && managed(host).address().startsWith("ssh:") && managed(host).management().contains("eth0"),
				() -> managed(host).toString());
		NetworkDesign through = drawn.management(managed(host), null);
		assertEquals(TaskState.REFUSED, run(through, ApplyOptions.CAREFUL).state(), "eth0 is the way to the host");
		ApplyOptions forced = ApplyOptions.CAREFUL.withForce(true).withConfirm(Duration.ofSeconds(30));
		assertDone(run(through, forced));
		String address = lab.onHost(host, "sh", "-c", "ip -4 -o addr show dev eth0 | sed 's,.*inet \\([0-9./]*\\) .*,\\1,'").strip();
		lab.onHost(host, "sh", "-e", "-c", "ip addr del " + address + " dev eth0; ip addr add " + address + " dev dvs0; ip link set dvs0 up; ethtool -K dvs0 tx off");
		try {
			engine.engine.connections().update(engine.engine.connections().find(host.name()).orElseThrow().definition().withSwitches("ssh:root@" + host.name() + ":22"));
			LabEngine.await(() -> managed(host).isReady() && managed(host).management().contains("dvs0"), () -> managed(host).toString());
			NetworkDesign cutting = drawn.management(managed(host), Vlan.access(999));
			TaskRecord refused = run(cutting, ApplyOptions.CAREFUL);
			assertEquals(TaskState.REFUSED, refused.state());
			assertTrue(refused.findings().stream().anyMatch(finding -> finding.rule().equals("network.management")), refused.findings().toString());
			TaskRecord healed = run(cutting, forced);
			assertEquals(TaskState.FAILED, healed.state(), healed.reason());
			assertTrue(healed.reason().contains("old state"), healed.reason());
			LabEngine.await(() -> managed(host).isReady() && engine.isActive(host), () -> managed(host).toString());
			assertTrue(networks.plan(through).isEmpty(), () -> networks.plan(through).changes().toString());
		} finally {
			lab.onHost(host, "sh", "-c", "ip addr del " + address + " dev dvs0; ip addr add " + address + " dev eth0; ovs-vsctl --if-exists del-br dvs0");
			sums(host, "on");
			LabEngine.await(() -> managed(host).isReady() && engine.isActive(host), () -> managed(host).toString());
			LabEngine.await(() -> managed(host).switches().isEmpty(), () -> managed(host).toString());
		}
	}

	/** Open vSwitch in user space passes frames on as they are: their checksums must be there. */
	private void sums(Lab.Host host, String state) throws IOException {
		lab.onHost(host, "ethtool", "-K", "eth0", "tx", state);
		Lab.run(List.of("ethtool", "-K", "eth0", "tx", state));
	}

	private HostNetwork managed(Lab.Host host) {
		return networks.host(host.name()).orElseThrow();
	}

	private boolean isHome(Lab.Host host) {
		try {
			return List.of(lab.hostOf(lab.vms().get(0).name()), lab.hostOf(lab.vms().get(1).name())).contains(host);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private boolean isNetworkUp(Lab.Host host) {
		try {
			return lab.virsh(host, "net-list", "--name").lines().anyMatch("dvs0"::equals);
		} catch (IOException e) {
			return false;
		}
	}

	@Test
	void twoTenantsWithEqualAddressesAreKeptApart() throws Exception {
		apply(drawn.design(10, 20));
		for (int host = 0; host < 2; host++)
			lab.onHost(lab.host(host), "sh", "-c", "ip addr add 10.97.0." + (host + 1) + "/24 dev dvs0 && ip link set dvs0 up");
		List<DesignProblem> large = networks.problems(drawn.tenants(1451, Tunnel.Type.VXLAN, Tunnel.Type.GRE));
		assertTrue(large.stream().anyMatch(problem -> problem.rule().equals("tunnel-mtu") && problem.words().matches(".*1.?501.*1.?500.*")), large.toString());
		NetworkDesign tenants = drawn.tenants(1450, Tunnel.Type.VXLAN, Tunnel.Type.GRE);
		apply(tenants);
		for (String tenant : List.of("a", "b"))
			for (int host = 0; host < 2; host++)
				lab.onHost(lab.host(host), "sh", "-e", "-c", """
						ip link add t%1$s type veth peer name p%1$s
						ip netns add tenant-%1$s && ip link set t%1$s address 52:54:00:aa:0%1$s:0%2$d netns tenant-%1$s
						ip -n tenant-%1$s addr add 192.168.50.%2$d/24 dev t%1$s && ip -n tenant-%1$s link set t%1$s up mtu 1400 && ip link set p%1$s up
						ovs-vsctl add-port %3$s p%1$s
						""".formatted(tenant, host + 1, tenant.equals("a") ? "dvs1" : "dvs2"));
		try {
			for (String tenant : List.of("a", "b")) {
				String said = lab.onHost(lab.host(0), "sh", "-c", "for n in $(seq 20); do ip netns exec tenant-" + tenant
						+ " ping -n -c 1 -W 1 192.168.50.2 && break; done; ip -n tenant-" + tenant + " neigh show 192.168.50.2");
				assertTrue(said.contains(" bytes from ") && said.contains("52:54:00:aa:0" + tenant + ":02"), tenant + " reached " + said);
			}
		} finally {
			for (int host = 0; host < 2; host++)
				lab.onHost(lab.host(host), "sh", "-c", "for t in a b; do ovs-vsctl --if-exists del-port p$t; ip link del p$t; ip netns del tenant-$t; done; true");
			apply(drawn.nothing());
		}
		assertFalse(lab.onHost(lab.host(0), "ovs-vsctl", "list-br").contains("dvs"));
	}
}
