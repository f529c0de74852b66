// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.List;
import java.util.Optional;

import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.figures.InformationCard;
import org.orrery.model.ObjectRef;

/** What the hosts say to the VMs that are being dragged. UI thread. */
public interface DragVerdicts {
	/** Nothing is ever dragged: for exports. */
	DragVerdicts NONE = new DragVerdicts() {
		@Override
		public boolean isActive() {
			return false;
		}

		@Override
		public List<ObjectRef> vms() {
			return List.of();
		}

		@Override
		public Optional<DropVerdict> of(ObjectRef host) {
			return Optional.empty();
		}

		@Override
		public Optional<ObjectRef> hovered() {
			return Optional.empty();
		}

		@Override
		public List<InformationCard.Line> card(ObjectRef host) {
			return List.of();
		}
	};

	boolean isActive();

	/** What is dragged. */
	List<ObjectRef> vms();

	/** Empty when nothing is dragged. */
	Optional<DropVerdict> of(ObjectRef host);

	/** The host under the mouse. */
	Optional<ObjectRef> hovered();

	/** All reasons and numbers. */
	List<InformationCard.Line> card(ObjectRef host);
}
