// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

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
