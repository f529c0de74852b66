// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.Messages;
import org.orrery.ui.Images;

/**
 * The fleet, drawn with the places of one diagram document. Equal for the same document, so that one editor is open on it.
 *
 * @param document name of the document in the design store
 */
public record TopologyEditorInput(String document) implements IEditorInput, IPersistableElement {
	/** The one that everybody has. */
	public static final TopologyEditorInput FLEET = new TopologyEditorInput("topology"); //$NON-NLS-1$
	private static final String DOCUMENT = "document"; //$NON-NLS-1$

	/** Brings the input back when the console starts with the editors it was closed with. */
	public static final class Factory implements IElementFactory {
		@Override
		public TopologyEditorInput createElement(IMemento memento) {
			String name = memento.getString(DOCUMENT);
			return name == null ? FLEET : new TopologyEditorInput(name);
		}
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Images.descriptor("topology"); //$NON-NLS-1$
	}

	@Override
	public String getName() {
		return Messages.Editor_name;
	}

	@Override
	public String getToolTipText() {
		return Messages.Editor_tooltip;
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return DiagramIds.TOPOLOGY_INPUT_FACTORY;
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(DOCUMENT, document);
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return null;
	}
}
