// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.nio.file.Path;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.diagram.network.Messages;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** A file that cannot be understood: where it breaks, what would help, and its text. Nothing of it is changed. UI thread. */
final class BrokenFilePage {
	private static final int WIDTH = 500;

	private final Composite area;

	BrokenFilePage(Composite parent, Path file, DesignFile.Contents contents, Runnable again) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(10, 8).applyTo(area);
		Label icon = new Label(area, SWT.NONE);
		icon.setImage(Images.image("state/failed")); //$NON-NLS-1$
		Label title = new Label(area, SWT.WRAP);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		title.setText(NLS.bind(Messages.Broken_title, file.getFileName()));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		line(contents.problem()).setData(UiIds.WIDGET_KEY, "network-broken"); //$NON-NLS-1$
		ThemeColors.mute(line(NLS.bind(Messages.Broken_remedy, file)));
		Button retry = new Button(area, SWT.PUSH);
		retry.setText(Messages.Broken_again);
		retry.setData(UiIds.WIDGET_KEY, "network-broken-again"); //$NON-NLS-1$
		retry.addListener(SWT.Selection, event -> again.run());
		GridDataFactory.swtDefaults().span(2, 1).applyTo(retry);
		Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		text.setFont(JFaceResources.getTextFont());
		text.setText(contents.text());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(text);
	}

	private Label line(String words) {
		Label label = new Label(area, SWT.WRAP);
		label.setText(words.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	Control control() {
		return area;
	}
}
