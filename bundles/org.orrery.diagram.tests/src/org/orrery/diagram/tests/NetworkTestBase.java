// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.commands.CommandStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.network.editor.NetworkEditor;
import org.orrery.diagram.network.editor.NetworkEditorInput;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignDocument;

/** A console with simulated hosts and a network design open over them. */
abstract class NetworkTestBase extends TopologyTestBase {
	private static final long CALM_NANOS = 700_000_000;

	@TempDir
	Path folder;

	NetworkEditor network;

	/** Unsaved or not: nobody is there to be asked. */
	@AfterEach
	void closeDesigns() {
		page().closeAllEditors(false);
		UiLoop.settle();
	}

	@Override
	GraphicalViewer viewer() {
		return network == null ? super.viewer() : network.page().viewer();
	}

	/** Writes the text to a file and opens it; returns when the editor has read it. */
	NetworkEditor openText(String text) throws Exception {
		Path file = folder.resolve("lab.orrery-network");
		Files.writeString(file, text);
		NetworkEditor opened = (NetworkEditor) page().openEditor(new NetworkEditorInput(file), DiagramIds.NETWORK_EDITOR);
		UiLoop.settle();
		return opened;
	}

	void openDesign(NetworkDesign design) throws Exception {
		NetworkEditor opened = openText(DesignDocument.write(design));
		UiLoop.await("the design to be read", () -> opened.page() != null);
		network = opened;
		int hosts = fleet.hosts().size();
		UiLoop.await(hosts + " hosts beside the design", () -> network.model().hosts().size() == hosts);
		viewer().flush();
		UiLoop.settle();
	}

	/** What hosts tell comes in pieces, and each may move the figures: a mouse aims when nothing has moved for a moment. */
	void awaitCalm() throws Exception {
		String[] places = { "" };
		long[] since = { System.nanoTime() };
		UiLoop.await("the figures to stand still", () -> {
			String now = places();
			if (!now.equals(places[0]) || network.model().hosts().stream().anyMatch(host -> host.nics().isEmpty())) {
				places[0] = now;
				since[0] = System.nanoTime();
			}
			return System.nanoTime() - since[0] > CALM_NANOS;
		});
	}

	private String places() {
		StringBuilder places = new StringBuilder();
		for (Object part : viewer().getEditPartRegistry().values())
			if (part instanceof NodePart node) {
				Rectangle bounds = node.getFigure().getBounds().getCopy();
				node.getFigure().translateToAbsolute(bounds);
				places.append(System.identityHashCode(node)).append(bounds).append('\n');
			}
		return places.toString();
	}

	NetworkDesign design() {
		return network.model().design();
	}

	DistributedSwitch drawn() {
		return design().switches().get(0);
	}

	NodePart part(NetworkKey key) {
		if (viewer().getEditPartRegistry().get(key) instanceof NodePart part)
			return part;
		throw new AssertionError("No figure of " + key + " among " + viewer().getEditPartRegistry().keySet());
	}

	/** UUID of a connected host. */
	UUID host(int index) {
		return network.model().hosts().get(index).host();
	}

	CommandStack history() {
		return (CommandStack) network.getAdapter(CommandStack.class);
	}

	/** The sentence above the drawing; empty when there is none. */
	String sentence() {
		var label = (org.eclipse.swt.widgets.Label) find(viewer().getControl().getParent().getParent().getParent(), "topology-message");
		return label.isVisible() ? label.getText() : "";
	}

	static NetworkDesign empty() {
		return new NetworkDesign("lab", List.of());
	}
}
