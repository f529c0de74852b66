// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;

/** Tags…, Move to folder… and Notes… of the selected objects. Declared as {@code AnnotateHandler:TAGS}. */
public final class AnnotateHandler extends AbstractHandler implements IExecutableExtension {
	private enum What {
		TAGS, FOLDER, NOTES
	}

	private What what;

	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
		what = What.valueOf(String.valueOf(data));
	}

	@Override
	public Object execute(ExecutionEvent event) {
		Services services = Services.ofWorkbench();
		Map<ObjectRef, Named> objects = new LinkedHashMap<>();
		for (ObjectRef ref : Selections.refs(HandlerUtil.getCurrentSelection(event)))
			if (what != What.FOLDER || ref.kind() == ObjectKind.VM)
				services.engine().search().subject(ref).ifPresent(subject -> objects.put(ref, new Named(subject.name(), subject.annotations())));
		if (!objects.isEmpty())
			ask(HandlerUtil.getActiveShell(event), services, objects).ifPresent(change -> new AnnotationRequest(services, objects, change).submit(HandlerUtil.getActiveShell(event)));
		return null;
	}

	private Optional<AnnotationChange> ask(Shell shell, Services services, Map<ObjectRef, Named> objects) {
		return switch (what) {
		case TAGS -> new TagsDialog(shell, services, objects).ask();
		case FOLDER -> new FolderDialog(shell, services, objects).ask();
		case NOTES -> new NotesDialog(shell, objects.values().iterator().next()).ask();
		};
	}
}
