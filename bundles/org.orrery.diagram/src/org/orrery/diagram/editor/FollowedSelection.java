// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.VmEditPart;

/** Keeps a VM selected when it moves to another host, where it is another object of the fleet with the same UUID. UI thread. */
final class FollowedSelection {
	private final GraphicalViewer viewer;
	private final Set<String> gone = new HashSet<>();

	FollowedSelection(GraphicalViewer viewer) {
		this.viewer = viewer;
	}

	/** Children of the host may go now. */
	void leaving(HostEditPart host) {
		for (Object part : viewer.getSelectedEditParts())
			if (part instanceof VmEditPart vm && vm.getParent() == host && vm.model().getHost() != host.model() && vm.model().getRef() != null)
				gone.add(vm.model().getRef().id());
	}

	/** Children of the host may have come. */
	void arrived(HostEditPart host) {
		if (gone.isEmpty())
			return;
		for (Object part : host.getChildren())
			if (part instanceof VmEditPart vm && gone.remove(vm.model().getRef().id()) && viewer.getSelectedEditParts().isEmpty())
				viewer.select((EditPart) part);
	}
}
