// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.PartInitException;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.network.editor.NetworkEditor;
import org.orrery.diagram.network.editor.NetworkEditorInput;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveHost.LiveNic;
import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.Strokes;
import org.orrery.diagram.network.scene.WireRules;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.UplinkEdits;

/** The largest network design, which {@code orrery.bench.design} names, in its editor: opening it with all its hosts and ports, and editing it. */
final class NetworkScenario implements Scenario {
	private static final int OPENINGS = 5;
	private static final int ROUNDS = 8;
	private static final int PORTS = 2_000;
	private static final int PAUSE_MILLIS = 150;

	private NetworkEditor editor;

	@Override
	public void run(Console console, Findings findings) throws Exception {
		Path file = Path.of(System.getProperty("orrery.bench.design"));
		Thread.sleep(3_000);
		open(console, file, findings);
		try (Profile profile = Profile.of(console)) {
			edit(console, findings);
		}
		console.picture("network.large");
	}

	private void open(Console console, Path file, Findings findings) throws InterruptedException {
		double[] millis = new double[OPENINGS];
		double[] cpu = new double[OPENINGS];
		for (int i = 0; i < OPENINGS; i++) {
			console.run(() -> close(console));
			console.settle();
			try (Profile profile = i == OPENINGS - 1 ? Profile.of(console) : null) {
				double before = console.uiCpuSeconds();
				long begun = System.nanoTime();
				console.run(() -> editor = open(console, file));
				console.until("the design to be read", () -> editor.model() != null);
				console.run(() -> {
					showHosts();
					paint(console);
				});
				millis[i] = (System.nanoTime() - begun) / 1e6;
				cpu[i] = (console.uiCpuSeconds() - before) * 1e3;
				console.settle();
			}
		}
		findings.put("network.open.first", millis[0]);
		report("network.open", millis, findings);
		report("network.open.cpu", cpu, findings);
		Thread.sleep(2_000);
		console.run(this::showHosts);
		console.settle();
		findings.put("network.figures", console.ask(() -> viewer().getEditPartRegistry().values().stream().filter(NodePart.class::isInstance).count()));
	}

	/** As if every host of the design were connected; the console itself has none, which the editor hears a moment after it has opened. */
	private void showHosts() {
		List<LiveHost> hosts = hosts(editor.model().design().switches().get(0));
		editor.model().setHosts(hosts, design -> DesignCheck.problems(design, WireRules.facts(hosts)));
	}

	private static void close(Console console) {
		Arrays.stream(console.page().getEditorReferences()).filter(reference -> reference.getId().equals(DiagramIds.NETWORK_EDITOR))
				.forEach(reference -> console.page().closeEditor(reference.getEditor(false), false));
	}

	private static NetworkEditor open(Console console, Path file) {
		try {
			return (NetworkEditor) console.page().openEditor(new NetworkEditorInput(file), DiagramIds.NETWORK_EDITOR);
		} catch (PartInitException e) {
			throw new AssertionError(e);
		}
	}

	private GraphicalViewer viewer() {
		return editor.page().viewer();
	}

	private void paint(Console console) {
		viewer().flush();
		console.display().update();
	}

	private static void report(String name, double[] values, Findings findings) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		findings.put(name, sorted[sorted.length / 2]);
		findings.put(name + ".max", sorted[sorted.length - 1]);
	}

	// --- what there is -----------------------------------------------------------------------------------------------------------------

	/** The design's members as they would be connected, every VM with one NIC, spread over hosts and profiles. */
	private static List<LiveHost> hosts(DistributedSwitch drawn) {
		List<String> profiles = drawn.profiles().stream().filter(profile -> profile.capability() == Capability.PORT).map(PortProfile::name).toList();
		List<LiveHost> hosts = new ArrayList<>();
		for (int i = 0; i < drawn.members().size(); i++) {
			Member member = drawn.members().get(i);
			List<LiveVm> vms = new ArrayList<>();
			for (int vm = i; vm < PORTS; vm += drawn.members().size())
				vms.add(new LiveVm(new UUID(11, vm), "vm" + vm, true,
						List.of(new LiveVmNic(String.format("52:54:00:00:%02x:%02x", vm >> 8, vm & 255), drawn.name(), profiles.get(vm % profiles.size()), true))));
			hosts.add(new LiveHost(member.host(), "c" + i, member.name(), true, List.of(nic("eth0"), nic("eth1"), nic("eth2"), nic("eth3")), vms, Set.of("eth0")));
		}
		return hosts;
	}

	private static LiveNic nic(String name) {
		return new LiveNic(name, true, 10_000, 9000);
	}

	// --- strokes -----------------------------------------------------------------------------------------------------------------------

	/** What one stroke takes: on the clock until the last painting; of the UI thread's processor time, and of it for painting. Milliseconds. */
	private record Cost(double clock, double cpu, double painting) {
	}

	/** Each stroke and its undo. */
	private void edit(Console console, Findings findings) throws InterruptedException {
		// The first edit of all marks the tab and the window, whatever its size.
		console.run(() -> require(editor.page().perform("first", Stroke.of(ProfileEdits.add(editor.model().design().switches().get(0).id(), Capability.PORT)))));
		console.settle();
		Map<String, List<Cost>> costs = new LinkedHashMap<>();
		Stalls stalls = console.ask(() -> new Stalls(console.display()));
		try (stalls) {
			for (int round = 0; round < ROUNDS; round++)
				for (Map.Entry<String, Stroke> stroke : strokes(round).entrySet()) {
					String name = stroke.getKey();
					costs.computeIfAbsent(name, first -> new ArrayList<>()).add(time(console, () -> require(editor.page().perform(name, stroke.getValue()))));
					costs.computeIfAbsent("undo", first -> new ArrayList<>())
							.add(time(console, () -> ((CommandStack) editor.getAdapter(CommandStack.class)).undo()));
				}
		}
		stalls.report("network.edit.stall", findings);
		costs.forEach((name, some) -> report("network.stroke." + name, some, findings));
		report("network.stroke", costs.values().stream().flatMap(List::stream).toList(), findings);
	}

	private static void report(String name, List<Cost> costs, Findings findings) {
		report(name, costs.stream().mapToDouble(Cost::clock).toArray(), findings);
		report(name + ".cpu", costs.stream().mapToDouble(Cost::cpu).toArray(), findings);
		report(name + ".painting", costs.stream().mapToDouble(Cost::painting).toArray(), findings);
	}

	/** The toolkit paints some time after it was asked to, and more than once while it fades a scroll bar out: the longest painting counts. */
	private Cost time(Console console, Runnable work) throws InterruptedException {
		Control canvas = viewer().getControl();
		double[] begun = new double[3];
		double[] ended = new double[2];
		Listener before = event -> begun[2] = event.widget == canvas ? console.uiCpuSeconds() : begun[2];
		PaintListener after = event -> {
			ended[1] = Math.max(ended[1], console.uiCpuSeconds() - begun[2]);
			begun[1] = System.nanoTime();
		};
		console.run(() -> {
			console.display().addFilter(SWT.Paint, before);
			canvas.addPaintListener(after);
			begun[0] = System.nanoTime();
			begun[1] = begun[0];
			double cpu = console.uiCpuSeconds();
			work.run();
			viewer().flush();
			ended[0] = console.uiCpuSeconds() - cpu;
		});
		Thread.sleep(PAUSE_MILLIS); // a person is slower
		return console.ask(() -> {
			console.display().removeFilter(SWT.Paint, before);
			canvas.removePaintListener(after);
			return new Cost((begun[1] - begun[0]) / 1e6, (ended[0] + ended[1]) * 1e3, ended[1] * 1e3);
		});
	}

	private static void require(boolean done) {
		if (!done)
			throw new AssertionError("The stroke was refused");
	}

	private Map<String, Stroke> strokes(int round) {
		DistributedSwitch drawn = editor.model().design().switches().get(0);
		UUID on = drawn.id();
		PortProfile profile = drawn.profiles().stream().filter(one -> one.capability() == Capability.PORT).skip(20L * round + 1).findFirst().orElseThrow();
		Member member = drawn.members().get(7 * round % drawn.members().size());
		var port = editor.model().ports().of(new NetworkKey.OfProfile(on, profile.name())).get(0);
		Map<String, Stroke> strokes = new LinkedHashMap<>();
		strokes.put("rename", Strokes.rename(new NetworkKey.OfProfile(on, profile.name()), "web-" + round));
		strokes.put("vlan", Stroke.of(ProfileEdits.change(on, profile.name(), profile.withVlan(Vlan.access(3000 + round)))));
		strokes.put("add", Stroke.of(ProfileEdits.add(on, Capability.PORT)));
		strokes.put("uplink", Stroke.of(UplinkEdits.join(on, member.uplinks().get(0).name(), new UplinkEdits.Nic(member.host(), member.name(), "eth3"))));
		strokes.put("connect", state -> state.choosing(port.key(), new NetworkKey.OfProfile(on, "profile0")));
		return strokes;
	}
}
