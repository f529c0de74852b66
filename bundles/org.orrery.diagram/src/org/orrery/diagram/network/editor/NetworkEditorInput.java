// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.nio.file.Path;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.orrery.diagram.DiagramIds;
import org.orrery.ui.Images;

/** A file with a design. Equal for the same file, so that one editor is open on it. */
public record NetworkEditorInput(Path file) implements IEditorInput, IPersistableElement {
	private static final String FILE = "file"; //$NON-NLS-1$

	public NetworkEditorInput {
		file = file.toAbsolutePath().normalize();
	}

	/** Brings the input back when the console starts with the editors it was closed with. */
	public static final class Factory implements IElementFactory {
		@Override
		public NetworkEditorInput createElement(IMemento memento) {
			String file = memento.getString(FILE);
			return file == null ? null : new NetworkEditorInput(Path.of(file));
		}
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Images.descriptor("network"); //$NON-NLS-1$
	}

	@Override
	public String getName() {
		String name = file.getFileName().toString();
		return name.endsWith('.' + DesignFile.EXTENSION) ? name.substring(0, name.length() - DesignFile.EXTENSION.length() - 1) : name;
	}

	@Override
	public String getToolTipText() {
		return file.toString();
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return DiagramIds.NETWORK_INPUT_FACTORY;
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(FILE, file.toString());
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return null;
	}
}
