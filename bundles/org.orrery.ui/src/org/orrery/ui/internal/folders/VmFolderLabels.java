// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

import java.util.Objects;

import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.TextStyle;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.Words;

/** A folder with the number of its VMs; a VM with its host and tags. */
final class VmFolderLabels extends StyledCellLabelProvider {
	private static final Styler MUTED = new Styler() {
		@Override
		public void applyStyles(TextStyle style) {
			style.foreground = ThemeColors.get(ThemeColor.TEXT_MUTED);
		}
	};

	private final Services services;
	private final VmFolderContent content;

	VmFolderLabels(Services services, VmFolderContent content) {
		this.services = services;
		this.content = content;
	}

	@Override
	public void update(ViewerCell cell) {
		StyledString text = new StyledString();
		if (cell.getElement() instanceof VmFolder folder) {
			text.append(folder.name()).append("  " + content.below(folder).size(), MUTED); //$NON-NLS-1$
			cell.setImage(Images.image("folder")); //$NON-NLS-1$
		} else if (cell.getElement() instanceof VirtualMachine vm) {
			text.append(Objects.requireNonNullElse(vm.getName(), "")); //$NON-NLS-1$
			String host = vm.getHost() == null ? "" : vm.getHost().getName(); //$NON-NLS-1$
			text.append("  " + host + (vm.getTags().isEmpty() ? "" : " · " + Words.list(vm.getTags())), MUTED); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			cell.setImage(StateImages.of(vm, services.taskFeed().isMigrating(vm.getRef())));
		}
		cell.setText(text.getString());
		cell.setStyleRanges(text.getStyleRanges());
		super.update(cell);
	}
}
