// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import java.util.Map;

import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.operation.OperationContext;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Services;
import org.orrery.ui.internal.several.SeveralSheet;

/** What a person wants written down: of one object it is a task at once, of several after a look at the plan. UI thread. */
public record AnnotationRequest(Services services, Map<ObjectRef, Named> objects, AnnotationChange change) {
	public void submit(Shell shell) {
		OperationContext context = services.engine().context();
		if (objects.size() == 1)
			services.tasks().submit(AnnotateOperation.of(objects, change, context));
		else
			new SeveralSheet(shell, services, AnnotateOperation.of(objects, change, context).title(), "edit", "", //$NON-NLS-1$ //$NON-NLS-2$
					() -> AnnotateOperation.of(objects, change, context)).open();
	}
}
