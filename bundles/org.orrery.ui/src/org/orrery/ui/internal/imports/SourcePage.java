// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.imports;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.connection.imports.HostList;
import org.orrery.engine.connection.imports.HostSource;
import org.orrery.engine.connection.imports.LocalLists;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** From where: what another program keeps on this computer, or a file. */
final class SourcePage extends WizardPage {
	private static final int INDENT = 22;

	/** @param file empty: where the program keeps it. @param group folder for the new hosts, empty: as the source says */
	record Source(HostSource kind, String file, String group) {
		String name() {
			return file.isEmpty() ? title(kind) : file;
		}

		/** Not on the UI thread. */
		HostList read() throws IOException {
			if (!file.isEmpty())
				return kind.read(path());
			return kind == HostSource.LIBVIRT ? LocalLists.ofThisAccount().libvirt() : LocalLists.ofThisAccount().virtManager();
		}

		private Path path() throws IOException {
			try {
				return Path.of(file);
			} catch (InvalidPathException e) {
				throw new IOException(e.getMessage(), e);
			}
		}
	}

	private final Map<HostSource, Button> kinds = new EnumMap<>(HostSource.class);
	private Text file;
	private Text group;

	SourcePage() {
		super("source", Messages.Source_title, null); //$NON-NLS-1$
		setDescription(Messages.Source_description);
	}

	private static String title(HostSource kind) {
		return switch (kind) {
		case VIRT_MANAGER -> Messages.Source_virtManager;
		case LIBVIRT -> Messages.Source_libvirt;
		case CSV -> Messages.Source_csv;
		};
	}

	private static String explanation(HostSource kind) {
		return switch (kind) {
		case VIRT_MANAGER -> Messages.Source_virtManagerText;
		case LIBVIRT -> Messages.Source_libvirtText;
		case CSV -> Messages.Source_csvText;
		};
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).spacing(8, 6).numColumns(3).applyTo(area);
		for (HostSource kind : HostSource.values())
			kinds.put(kind, radio(area, kind));
		kinds.get(HostSource.VIRT_MANAGER).setSelection(true);
		new Label(area, SWT.NONE).setText(Messages.Source_file);
		file = new Text(area, SWT.BORDER);
		file.setData(UiIds.WIDGET_KEY, "import-file"); //$NON-NLS-1$
		file.addListener(SWT.Modify, event -> validate());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(file);
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Messages.Source_browse);
		browse.addListener(SWT.Selection, event -> browse());
		new Label(area, SWT.NONE).setText(Messages.Source_group);
		group = new Text(area, SWT.BORDER);
		group.setMessage(Messages.Source_groupHint);
		group.setData(UiIds.WIDGET_KEY, "import-group"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(group);
		setControl(area);
		validate();
	}

	private Button radio(Composite area, HostSource kind) {
		Button radio = new Button(area, SWT.RADIO);
		radio.setText(title(kind));
		radio.setData(UiIds.WIDGET_KEY, "import-" + kind); //$NON-NLS-1$
		radio.addListener(SWT.Selection, event -> validate());
		GridDataFactory.fillDefaults().span(3, 1).applyTo(radio);
		Label text = new Label(area, SWT.WRAP);
		text.setText(explanation(kind));
		ThemeColors.mute(text);
		GridDataFactory.fillDefaults().span(3, 1).indent(INDENT, -4).hint(480, SWT.DEFAULT).grab(true, false).applyTo(text);
		return radio;
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText(Messages.Source_browseTitle);
		if (kind() == HostSource.CSV) {
			dialog.setFilterNames(new String[] { Messages.Source_tables, Messages.Source_allFiles });
			dialog.setFilterExtensions(new String[] { "*.csv;*.tsv;*.txt", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		}
		String chosen = dialog.open();
		if (chosen != null)
			file.setText(chosen);
	}

	private HostSource kind() {
		return kinds.entrySet().stream().filter(one -> one.getValue().getSelection()).map(Map.Entry::getKey).findFirst().orElse(HostSource.VIRT_MANAGER);
	}

	private void validate() {
		setErrorMessage(null);
		boolean table = kind() == HostSource.CSV;
		file.setMessage(table ? Messages.Source_fileNeeded : Messages.Source_fileOptional);
		setPageComplete(!table || !file.getText().isBlank());
	}

	Source source() {
		return new Source(kind(), file.getText().strip(), group.getText().strip());
	}
}
