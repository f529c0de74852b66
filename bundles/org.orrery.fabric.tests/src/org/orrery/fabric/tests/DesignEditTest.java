// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.edit.DesignEdit;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.MemberEdits;
import org.orrery.fabric.edit.MirrorEdits;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.RateText;
import org.orrery.fabric.edit.SwitchEdits;
import org.orrery.fabric.edit.TunnelEdits;
import org.orrery.fabric.edit.UplinkEdits;
import org.orrery.fabric.edit.UplinkEdits.Nic;
import org.orrery.fabric.edit.VlanText;

class DesignEditTest {
	private static final UUID SWITCH = new UUID(1, 1);
	private static final UUID H1 = new UUID(2, 1);
	private static final UUID H2 = new UUID(2, 2);
	private static final UUID H3 = new UUID(2, 3);

	private NetworkDesign design = NetworkDesign.empty("lab");

	private DesignEditTest stroke(DesignEdit edit) throws EditRefusedException {
		design = edit.apply(design);
		return this;
	}

	private EditRefusedException refused(DesignEdit edit) {
		EditRefusedException refusal = assertThrows(EditRefusedException.class, () -> edit.apply(design));
		assertTrue(!refusal.getMessage().isBlank() && !refusal.remedy().isBlank());
		return refusal;
	}

	private DistributedSwitch drawn() {
		return design.withId(SWITCH).orElseThrow();
	}

	private void twoHosts() throws EditRefusedException {
		stroke(SwitchEdits.add(SWITCH)).stroke(UplinkEdits.connect(SWITCH, new Nic(H1, "h1", "eth1"))).stroke(MemberEdits.add(SWITCH, H2, "h2"));
	}

	@Test
	void aNewSwitchIsFreeOfProblems() throws EditRefusedException {
		stroke(SwitchEdits.add(SWITCH)).stroke(SwitchEdits.add(H1));
		assertEquals(List.of("dvs0", "dvs1"), design.switches().stream().map(DistributedSwitch::name).toList());
		assertEquals(List.of(), DesignCheck.problems(design, List.of()));
		assertTrue(refused(SwitchEdits.rename(SWITCH, "dvs1")).getMessage().contains("dvs1"));
	}

	@Test
	void aNicBringsItsHostAlong() throws EditRefusedException {
		twoHosts();
		assertEquals(List.of(3, 4), drawn().members().stream().map(member -> member.slot()).toList());
		assertEquals(new Uplink("eth1", List.of("eth1"), Teaming.NONE, ""), drawn().member(H1).orElseThrow().uplinks().get(0));
	}

	@Test
	void aSecondNicMakesATeamRatherThanALoop() throws EditRefusedException {
		twoHosts();
		stroke(UplinkEdits.connect(SWITCH, new Nic(H1, "h1", "eth2")));
		assertEquals(List.of(new Uplink("team0", List.of("eth1", "eth2"), Teaming.ACTIVE_BACKUP, "")), drawn().member(H1).orElseThrow().uplinks());
		assertEquals(List.of(), DesignCheck.problems(design, List.of()));
		stroke(UplinkEdits.separate(SWITCH, H1, "team0", "eth1"));
		assertEquals(List.of(new Uplink("eth2", List.of("eth2"), Teaming.NONE, "")), drawn().member(H1).orElseThrow().uplinks());
		stroke(UplinkEdits.separate(SWITCH, H1, "eth2", "eth2"));
		assertEquals(List.of(), drawn().member(H1).orElseThrow().uplinks());
	}

	@Test
	void aNicThatIsTakenIsRefusedByName() throws EditRefusedException {
		twoHosts();
		UUID other = new UUID(1, 2);
		stroke(SwitchEdits.add(other));
		EditRefusedException refusal = refused(UplinkEdits.connect(other, new Nic(H1, "h1", "eth1")));
		assertEquals("NIC eth1 of h1 is at dvs0/eth1 already", refusal.getMessage());
		stroke(UplinkEdits.connect(other, new Nic(H2, "h2", "eth1")));
	}

	@Test
	void theSixtyFifthHostIsRefused() throws EditRefusedException {
		stroke(SwitchEdits.add(SWITCH));
		for (int host = 0; host < DistributedSwitch.MOST_MEMBERS; host++)
			stroke(MemberEdits.add(SWITCH, new UUID(9, host), "h" + host));
		assertTrue(refused(MemberEdits.add(SWITCH, H1, "late")).getMessage().contains("64"));
	}

	@Test
	void whoRefersToAProfileFollowsItsName() throws EditRefusedException {
		twoHosts();
		stroke(ProfileEdits.add(SWITCH, Capability.UPLINK)).stroke(ProfileEdits.add(SWITCH, Capability.PORT));
		stroke(ProfileEdits.add(SWITCH, PortProfile.named("child", Capability.PORT).withParent("profile-1")));
		stroke(UplinkEdits.change(SWITCH, H1, "eth1", new Uplink("eth1", List.of("eth1"), Teaming.NONE, "uplink-1")));
		stroke(MirrorEdits.add(SWITCH, List.of("profile-1")));
		stroke(ProfileEdits.rename(SWITCH, "profile-1", "web")).stroke(ProfileEdits.rename(SWITCH, "uplink-1", "outside"));
		assertEquals("web", drawn().profile("child").orElseThrow().parent());
		assertEquals(List.of("web"), drawn().mirrors().get(0).profiles());
		assertEquals("outside", drawn().member(H1).orElseThrow().uplinks().get(0).profile());
		assertTrue(refused(ProfileEdits.rename(SWITCH, "web", "child")).getMessage().contains("child"));
	}

	@Test
	void aProfileInUseIsNotRemoved() throws EditRefusedException {
		twoHosts();
		stroke(ProfileEdits.add(SWITCH, Capability.PORT));
		stroke(ProfileEdits.add(SWITCH, PortProfile.named("child", Capability.PORT).withParent("profile-1")));
		assertTrue(refused(ProfileEdits.remove(SWITCH, "profile-1", 0)).getMessage().contains("child"));
		assertTrue(refused(ProfileEdits.remove(SWITCH, "child", 12)).getMessage().contains("12"));
		stroke(ProfileEdits.remove(SWITCH, "child", 0)).stroke(ProfileEdits.remove(SWITCH, "profile-1", 0));
		assertEquals(List.of(), drawn().profiles());
	}

	@Test
	void tunnelsAreDrawnBetweenMembers() throws EditRefusedException {
		twoHosts();
		stroke(TunnelEdits.connect(SWITCH, Tunnel.Type.VXLAN, H2, H1));
		assertEquals(new Tunnel("tunnel0", Tunnel.Type.VXLAN, 5001, List.of(3, 4)), drawn().tunnels().get(0));
		refused(TunnelEdits.connect(SWITCH, Tunnel.Type.VXLAN, H1, H2));
		refused(TunnelEdits.connect(SWITCH, Tunnel.Type.GRE, H1, H1));
		refused(TunnelEdits.connect(SWITCH, Tunnel.Type.GRE, H1, H3));
		stroke(MemberEdits.add(SWITCH, H3, "h3")).stroke(TunnelEdits.join(SWITCH, "tunnel0", H3));
		stroke(MemberEdits.slot(SWITCH, H3, 40));
		assertEquals(List.of(3, 4, 40), drawn().tunnels().get(0).slots());
	}

	/** An empty list of slots means every host: it must not become empty by a host that leaves. */
	@Test
	void aTunnelIsNotWidenedByAHostThatLeaves() throws EditRefusedException {
		twoHosts();
		stroke(TunnelEdits.connect(SWITCH, Tunnel.Type.VXLAN, H1, H2));
		refused(MemberEdits.remove(SWITCH, H1));
		refused(TunnelEdits.leave(SWITCH, "tunnel0", H2));
		stroke(TunnelEdits.remove(SWITCH, "tunnel0")).stroke(MemberEdits.remove(SWITCH, H1));
		assertTrue(drawn().member(H1).isEmpty());
	}

	@Test
	void whatIsGoneIsRefused() throws EditRefusedException {
		refused(MemberEdits.add(SWITCH, H1, "h1"));
		twoHosts();
		refused(ProfileEdits.rename(SWITCH, "web", "www"));
		refused(UplinkEdits.remove(SWITCH, H2, "eth1"));
		refused(MirrorEdits.remove(SWITCH, "m"));
	}

	@Test
	void vlansReadAsTheyAreShown() throws EditRefusedException {
		for (Vlan vlan : List.of(Vlan.none(), Vlan.access(10), Vlan.trunk(List.of()), Vlan.trunk(List.of(10, 11, 12, 20)), Vlan.nativeAnd(5, List.of(7)),
				Vlan.nativeAnd(5, List.of())))
			assertEquals(vlan, VlanText.parse(vlan.toString()));
		assertNull(VlanText.parse("  "));
		assertEquals(Vlan.access(4095), VlanText.parse("4095"), "what does not exist is the check's business");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ten", "trunk 10-", "trunk 20-10", "native", "1,2", "trunk 1-99999", "-5" })
	void whatNamesNoVlansIsRefused(String text) {
		assertTrue(assertThrows(EditRefusedException.class, () -> VlanText.parse(text)).getMessage().contains(text));
	}

	@Test
	void limitsReadAsTheyAreShown() throws EditRefusedException {
		for (Rate rate : List.of(Rate.UNLIMITED, new Rate(100_000_000, 0), new Rate(1_000_000_000, 1_500_000), new Rate(5000, 5000), new Rate(7, 9)))
			assertEquals(rate, RateText.parse(RateText.format(rate)));
		assertNull(RateText.parse(""));
		assertEquals(new Rate(1_500_000, 1_500_000), RateText.parse("1.5M"));
		assertThrows(EditRefusedException.class, () -> RateText.parse("fast"));
		assertThrows(EditRefusedException.class, () -> RateText.parse("99999999999 Gbit/s"));
	}
}
