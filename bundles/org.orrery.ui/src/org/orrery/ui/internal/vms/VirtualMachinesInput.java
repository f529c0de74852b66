// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.orrery.ui.Images;

/** All VMs of the fleet: there is one such input, and it comes back when the window is restored. */
public final class VirtualMachinesInput implements IEditorInput, IPersistableElement {
	public static final VirtualMachinesInput INSTANCE = new VirtualMachinesInput();
	private static final String FACTORY = "org.orrery.ui.factory.virtualMachines"; //$NON-NLS-1$

	private VirtualMachinesInput() {
	}

	/** Declared in plugin.xml. */
	public static final class Factory implements IElementFactory {
		@Override
		public IAdaptable createElement(IMemento memento) {
			return INSTANCE;
		}
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Images.descriptor("table"); //$NON-NLS-1$
	}

	@Override
	public String getName() {
		return Messages.Editor_title;
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getToolTipText() {
		return Messages.Editor_tooltip;
	}

	@Override
	public String getFactoryId() {
		return FACTORY;
	}

	@Override
	public void saveState(IMemento memento) {
		// there is only one
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return null;
	}
}
