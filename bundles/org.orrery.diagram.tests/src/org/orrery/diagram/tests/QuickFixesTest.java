// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.eclipse.gef.commands.CommandStack;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.network.editor.DesignModel;
import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveHost.LiveNic;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.network.scene.QuickFixes;
import org.orrery.diagram.network.scene.QuickFixes.Fix;
import org.orrery.diagram.network.scene.SceneBuilder;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.ViewState;
import org.orrery.diagram.network.scene.WireRules;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.SwitchEdits;

class QuickFixesTest {
	private static final UUID SWITCH = new UUID(7, 1);
	private static final UUID ONE = new UUID(1, 1);
	private static final UUID TWO = new UUID(1, 2);
	private static final List<LiveHost> HOSTS = List.of(host(ONE, "h1"), host(TWO, "h2"));

	private static LiveHost host(UUID id, String name) {
		return new LiveHost(id, name, name, true, List.of(new LiveNic("eth0", true, 1000, 1500), new LiveNic("eth1", true, 1000, 1500)), List.of(), Set.of());
	}

	private static Member member(int slot, UUID host, String name, String profile) {
		return new Member(slot, host, name, "10.0.0." + slot, List.of(new Uplink("eth1", List.of("eth1"), Teaming.NONE, profile)));
	}

	private static DesignState state(List<Tunnel> tunnels, String uplinkProfile, int mtu) {
		PortProfile outside = PortProfile.named("outside", Capability.UPLINK).withVlan(Vlan.trunk(List.of(10)));
		PortProfile web = PortProfile.named("web", Capability.PORT).withVlan(Vlan.access(20));
		return DesignState.of(new NetworkDesign("n", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, mtu,
				List.of(member(3, ONE, "h1", uplinkProfile), member(4, TWO, "h2", uplinkProfile)), List.of(outside, web), tunnels, List.of(), List.of()))));
	}

	private static List<DesignProblem> problems(DesignState state, String rule) {
		return DesignCheck.problems(state.design(), WireRules.facts(HOSTS)).stream().filter(problem -> problem.rule().equals(rule)).toList();
	}

	/** The fix of the first problem of a rule, carried out: it is not there any more. */
	private static Fix fixed(DesignState state, String rule) throws EditRefusedException {
		NetworkScene scene = SceneBuilder.build(state, HOSTS, problems(state, rule), ViewState.EVERYTHING);
		assertTrue(!scene.located().isEmpty(), "there is a problem of " + rule);
		Fix fix = new QuickFixes(state, HOSTS).of(scene.located().get(0)).get(0);
		assertTrue(problems(fix.stroke().apply(state), rule).stream().noneMatch(problem -> problem.equals(scene.located().get(0).problem())));
		return fix;
	}

	@Test
	void aVlanIsLetThroughTheUplinkProfile() throws Exception {
		Fix fix = fixed(state(List.of(), "outside", 1500), "vlan-on-uplink");
		assertTrue(fix.words().contains("20") && fix.words().contains("outside"), fix.words());
		DistributedSwitch after = fix.stroke().apply(state(List.of(), "outside", 1500)).design().switches().get(0);
		assertEquals(Vlan.trunk(List.of(10, 20)), after.profile("outside").orElseThrow().vlan(), "what it carried it carries still");
	}

	@Test
	void theSwitchLeavesRoomForTheHeaderOfTheTunnel() throws Exception {
		Fix fix = fixed(state(List.of(new Tunnel("vx", Tunnel.Type.VXLAN, 5000, List.of())), "outside", 1500), "tunnel-mtu");
		assertTrue(fix.words().contains("1450"), fix.words());
	}

	@Test
	void numbersThatCannotBeAreReplaced() throws Exception {
		assertTrue(fixed(state(List.of(), "outside", 67), "mtu").words().contains("1500"));
		fixed(state(List.of(), "gone", 1500), "uplink-profile");
	}

	@Test
	void whereAPersonHasToDecideNothingIsOffered() {
		NetworkScene.Located loop = new NetworkScene.Located(new DesignProblem(DesignProblem.Severity.ERROR, "dvs0", "loop", "", ""), null);
		assertEquals(List.of(), new QuickFixes(state(List.of(), "outside", 1500), HOSTS).of(loop));
	}

	@Test
	void aServerAdministratorSeesPublishedProfilesAndDrawsNothing() {
		PortProfile hidden = new PortProfile("hidden", Capability.PORT, "", Vlan.access(30), null, null, null, false, false);
		NetworkDesign before = state(List.of(), "outside", 1500).design();
		DistributedSwitch drawn = before.switches().get(0);
		List<PortProfile> profiles = new java.util.ArrayList<>(drawn.profiles());
		profiles.add(hidden);
		NetworkDesign design = new NetworkDesign("n", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, drawn.members(), profiles, List.of(), List.of(), List.of())));
		DesignModel model = new DesignModel(new CommandStack(), design, one -> List.of());
		model.setView(model.view().seenBy(true));
		List<String> shown = model.scene().nodes().stream().filter(node -> node.shape() == SceneNode.Shape.SWITCH).flatMap(node -> node.children().stream())
				.map(SceneNode::name).toList();
		assertEquals(List.of("web"), shown);
		EditRefusedException why = assertThrows(EditRefusedException.class, () -> model.perform("mtu", Stroke.of(SwitchEdits.mtu(SWITCH, 9000))));
		assertTrue(why.remedy().contains("orrery network role"));
		assertEquals(design, model.design());
	}
}
