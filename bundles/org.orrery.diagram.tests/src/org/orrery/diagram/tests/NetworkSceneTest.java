// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.CommandStack;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.network.editor.DesignModel;
import org.orrery.diagram.network.layout.NetworkLayout;
import org.orrery.diagram.network.layout.NetworkLayout.Band;
import org.orrery.diagram.network.layout.NetworkLayout.Box;
import org.orrery.diagram.network.layout.NetworkLayout.Edge;
import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.network.scene.SceneBuilder;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.Strokes;
import org.orrery.diagram.network.scene.ViewState;
import org.orrery.diagram.network.scene.Wire;
import org.orrery.diagram.network.scene.WireRules;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.UplinkEdits;

/** What is drawn, what a line means and where boxes stand, without any figure. */
class NetworkSceneTest {
	private static final NetworkKey.OfSwitch DVS = new NetworkKey.OfSwitch(LargeDesign.SWITCH);

	private final List<LiveHost> hosts = LargeDesign.hosts();
	private DesignState state = DesignState.of(LargeDesign.design());

	private NetworkScene scene(ViewState view) {
		return SceneBuilder.build(state, hosts, DesignCheck.problems(state.design(), WireRules.facts(hosts)), view);
	}

	private static Optional<SceneNode> find(List<SceneNode> nodes, NetworkKey key) {
		for (SceneNode node : nodes) {
			if (node.key().equals(key))
				return Optional.of(node);
			Optional<SceneNode> inside = find(node.children(), key);
			if (inside.isPresent())
				return inside;
		}
		return Optional.empty();
	}

	private static long count(NetworkScene scene, Shape shape) {
		return scene.nodes().stream().filter(node -> node.shape() == shape).count();
	}

	private NetworkKey.OfProfile profile(int number) {
		return new NetworkKey.OfProfile(LargeDesign.SWITCH, "profile-" + number);
	}

	private NetworkKey.OfVmNic firstNic() {
		return new NetworkKey.OfVmNic(new UUID(11, 0), hosts.get(0).vms().get(0).nics().get(0).mac());
	}

	private EditRefusedException refused(NetworkKey from, NetworkKey to) {
		EditRefusedException refusal = assertThrows(EditRefusedException.class, () -> new WireRules(state, hosts, Tunnel.Type.VXLAN).connect(from, to));
		assertFalse(refusal.getMessage().contains("{") || refusal.remedy().isBlank(), refusal.getMessage());
		return refusal;
	}

	@Test
	void manyPortsAreCountedAndShownWhenTheirProfileIsOpened() {
		NetworkScene closed = scene(ViewState.EVERYTHING);
		assertEquals(0, count(closed, Shape.VM));
		assertEquals(LargeDesign.HOSTS, count(closed, Shape.HOST));
		String ports = find(closed.nodes(), profile(1)).orElseThrow().detail();
		assertTrue(ports.startsWith("11"), ports);
		NetworkScene opened = scene(ViewState.EVERYTHING.toggled(profile(1)));
		assertEquals(11, count(opened, Shape.VM));
		assertEquals(11, opened.wires().stream().filter(wire -> wire.kind() == Wire.Kind.PORT).count());
		assertEquals(1, count(scene(ViewState.EVERYTHING.filtered("vm1999")), Shape.VM));
		assertTrue(count(scene(ViewState.EVERYTHING.filtered("vm")), Shape.MORE) == 1);
	}

	@Test
	void whatIsFoundStandsOutWithWhatItIsIn() {
		NetworkScene found = scene(ViewState.EVERYTHING.filtered("profile-17"));
		assertFalse(find(found.nodes(), profile(17)).orElseThrow().filteredOut());
		assertFalse(find(found.nodes(), DVS).orElseThrow().filteredOut());
		assertTrue(find(found.nodes(), profile(2)).orElseThrow().filteredOut());
	}

	@Test
	void aStrokeLeavesEverythingElseAsItWas() throws EditRefusedException {
		Map<NetworkKey, SceneNode> before = scene(ViewState.EVERYTHING).nodes().stream().collect(Collectors.toMap(SceneNode::key, node -> node));
		state = Strokes.rename(profile(3), "renamed").apply(state);
		List<SceneNode> changed = scene(ViewState.EVERYTHING).nodes().stream().filter(node -> !node.equals(before.get(node.key()))).toList();
		assertEquals(List.of(DVS), changed.stream().map(SceneNode::key).toList());
		assertTrue(changed.get(0).looksLike(before.get(DVS)), "only inside");
	}

	@Test
	void aCableThatIsOutShowsOnTheNicAndOnTheLineOfTheTeamOnlyWhenAllAre() {
		NetworkScene scene = scene(ViewState.EVERYTHING);
		assertEquals(SceneNode.State.DOWN, find(scene.nodes(), new NetworkKey.OfNic(LargeDesign.host(0), "eth2")).orElseThrow().state());
		assertEquals(SceneNode.State.UP, scene.wires().stream().filter(wire -> wire.kind() == Wire.Kind.UPLINK).findFirst().orElseThrow().state());
	}

	@Test
	void aPortIsChosenAndForgottenWhenItIsChosenBack() throws EditRefusedException {
		WireRules rules = new WireRules(state, hosts, Tunnel.Type.VXLAN);
		DesignState chosen = rules.connect(firstNic(), profile(9)).after();
		assertEquals(profile(9), chosen.choices().get(firstNic()));
		assertEquals(state.design(), chosen.design());
		assertEquals(state, new WireRules(chosen, hosts, Tunnel.Type.VXLAN).connect(firstNic(), profile(1)).after());
		assertTrue(refused(firstNic(), profile(1)).getMessage().contains("already"));
		state = chosen;
		NetworkScene scene = scene(ViewState.EVERYTHING);
		assertTrue(scene.wires().stream().anyMatch(wire -> wire.pending() && wire.to().equals(profile(9))));
		DesignState renamed = Strokes.rename(profile(9), "nine").apply(state);
		assertEquals("nine", renamed.choices().get(firstNic()).name());
	}

	@Test
	void linesThatMeanNothingAreRefusedWithTheReason() {
		assertTrue(refused(firstNic(), new NetworkKey.OfProfile(LargeDesign.SWITCH, "outside")).getMessage().contains("uplinks"));
		assertTrue(refused(firstNic(), DVS).remedy().contains("profile"));
		NetworkKey.OfNic taken = new NetworkKey.OfNic(LargeDesign.host(0), "eth1");
		assertTrue(refused(taken, DVS).getMessage().contains("dvs0/team0"));
		assertTrue(refused(new NetworkKey.OfNic(LargeDesign.host(0), "eth0"), DVS).getMessage().contains("managed"));
		assertTrue(refused(taken, profile(1)).getMessage().contains("profile-1"));
		assertTrue(refused(taken, new NetworkKey.OfUplink(LargeDesign.SWITCH, LargeDesign.host(1), "team0")).getMessage().contains("h1"));
		assertTrue(refused(new NetworkKey.OfHost(LargeDesign.host(0)), DVS).remedy().contains("host"));
		assertTrue(refused(new NetworkKey.OfHost(LargeDesign.host(0)), new NetworkKey.OfHost(LargeDesign.host(1))).getMessage().contains("t0"));
		refused(DVS, profile(1));
	}

	@Test
	void aProfileWithPortsIsNotDeleted() {
		EditRefusedException refusal = assertThrows(EditRefusedException.class, () -> Strokes.delete(List.of(profile(1)), hosts).apply(state));
		assertTrue(refusal.getMessage().contains("11"));
	}

	@Test
	void undoGoesBackStrokeByStroke() throws EditRefusedException {
		CommandStack history = new CommandStack();
		DesignModel model = new DesignModel(history, state.design(), design -> DesignCheck.problems(design, List.of()));
		NetworkDesign first = model.design();
		model.perform("one", Stroke.of(ProfileEdits.rename(LargeDesign.SWITCH, "profile-1", "web")));
		model.perform("two", Stroke.of(UplinkEdits.separate(LargeDesign.SWITCH, LargeDesign.host(0), "team0", "eth2")));
		NetworkDesign last = model.design();
		assertNotEquals(first, last);
		history.undo();
		history.undo();
		assertEquals(first, model.design());
		assertFalse(history.isDirty());
		history.redo();
		history.redo();
		assertEquals(last, model.design());
		assertThrows(EditRefusedException.class, () -> model.perform("three", Stroke.of(ProfileEdits.rename(LargeDesign.SWITCH, "web", "profile-2"))));
		assertFalse(history.canRedo());
		assertEquals(last, model.design());
	}

	@Test
	void bandsLieBelowEachOtherAndNothingOverlaps() {
		List<Box> boxes = new ArrayList<>();
		for (int i = 0; i < LargeDesign.HOSTS; i++)
			boxes.add(new Box(new NetworkKey.OfHost(LargeDesign.host(i)), Band.HOSTS, new Dimension(190, 120)));
		boxes.add(new Box(DVS, Band.SWITCHES, new Dimension(900, 600)));
		boxes.add(new Box(new NetworkKey.OfVm(new UUID(1, 1)), Band.VMS, new Dimension(190, 60)));
		Map<NetworkKey, Point> places = new NetworkLayout().layout(boxes, 1000);
		List<Rectangle> areas = boxes.stream().map(box -> new Rectangle(places.get(box.key()), box.size())).toList();
		for (int i = 0; i < areas.size(); i++)
			for (int j = 0; j < i; j++)
				assertFalse(areas.get(i).intersects(areas.get(j)), areas.get(i) + " " + areas.get(j));
		assertTrue(places.get(new NetworkKey.OfVm(new UUID(1, 1))).y < places.get(DVS).y);
		assertTrue(places.get(DVS).y + 600 < places.get(new NetworkKey.OfHost(LargeDesign.host(0))).y);
	}

	@Test
	void theOrderCrossesNoLinesWhereItNeedNot() {
		NetworkKey a = new NetworkKey.OfSwitch(new UUID(1, 1));
		NetworkKey b = new NetworkKey.OfSwitch(new UUID(1, 2));
		NetworkKey h1 = new NetworkKey.OfHost(LargeDesign.host(1));
		NetworkKey h2 = new NetworkKey.OfHost(LargeDesign.host(2));
		List<Box> boxes = List.of(new Box(a, Band.SWITCHES, new Dimension(100, 50)), new Box(b, Band.SWITCHES, new Dimension(100, 50)),
				new Box(h2, Band.HOSTS, new Dimension(100, 50)), new Box(h1, Band.HOSTS, new Dimension(100, 50)));
		List<NetworkKey> best = new NetworkLayout().ordered(boxes, List.of(new Edge(a, h1), new Edge(b, h2))).stream().map(Box::key).toList();
		assertEquals(best.indexOf(a) < best.indexOf(b), best.indexOf(h1) < best.indexOf(h2), best::toString);
	}
}
