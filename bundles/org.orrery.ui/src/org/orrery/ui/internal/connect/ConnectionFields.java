// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.ui.UiIds;

/** The fields of a connection. Fields that the chosen way has no use for are hidden. */
final class ConnectionFields extends Composite {
	private static final int INDENT = 8;

	private final Runnable changed;
	private final Combo way;
	private final Text host;
	private final Text user;
	private final Text path;
	private final Text raw;
	private final Text certificates;
	private final Text label;
	private final Combo datacenter;
	private final Combo folder;
	private final Combo cluster;
	private final Button autoConnect;
	private final Map<UriDraft.Field, ControlDecoration> marks = new EnumMap<>(UriDraft.Field.class);
	private final ControlDecoration certificatesMark;

	ConnectionFields(Composite parent, Connections connections, Runnable changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 7).applyTo(this);
		way = combo(Messages.Field_way, SWT.READ_ONLY, List.of(Messages.Way_ssh, Messages.Way_tls, Messages.Way_tcp, Messages.Way_system,
				Messages.Way_session, Messages.Way_other));
		way.select(0);
		host = text(Messages.Field_host, "host", Messages.Field_hostExample); //$NON-NLS-1$
		user = text(Messages.Field_user, "user", ""); //$NON-NLS-1$ //$NON-NLS-2$
		path = text(Messages.Field_path, "path", ""); //$NON-NLS-1$ //$NON-NLS-2$
		raw = text(Messages.Field_raw, "uri", Messages.Field_rawExample); //$NON-NLS-1$
		certificates = text(Messages.Field_certificates, "certificates", Messages.Field_certificatesDefault); //$NON-NLS-1$
		addBrowse(certificates);
		separator();
		label = text(Messages.Field_label, "label", Messages.Field_labelDefault); //$NON-NLS-1$
		datacenter = combo(Messages.Field_datacenter, SWT.NONE, existing(connections, definition -> Stream.of(definition.datacenter())));
		folder = combo(Messages.Field_folder, SWT.NONE, existing(connections, definition -> Stream.of(String.join("/", definition.folders())))); //$NON-NLS-1$
		cluster = combo(Messages.Field_cluster, SWT.NONE, existing(connections, definition -> Stream.of(definition.cluster())));
		if (datacenter.getItemCount() > 0)
			datacenter.select(0);
		autoConnect = new Button(this, SWT.CHECK);
		autoConnect.setText(Messages.Field_autoConnect);
		autoConnect.setSelection(true);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(autoConnect);
		marks.put(UriDraft.Field.HOST, mark(host));
		marks.put(UriDraft.Field.USER, mark(user));
		marks.put(UriDraft.Field.PATH, mark(path));
		marks.put(UriDraft.Field.RAW, mark(raw));
		certificatesMark = mark(certificates);
		show(UriDraft.EMPTY);
		way.addListener(SWT.Selection, event -> wayChosen());
		for (Control field : new Control[] { host, user, path, raw, certificates, label, datacenter, folder, cluster })
			field.addListener(SWT.Modify, event -> changed.run());
	}

	private static List<String> existing(Connections connections, Function<ConnectionDefinition, Stream<String>> values) {
		return connections.all().stream().map(HostConnection::definition).flatMap(values).filter(value -> !value.isBlank()).distinct().sorted()
				.toList();
	}

	private Text text(String title, String key, String hint) {
		Label caption = new Label(this, SWT.NONE);
		caption.setText(title);
		Text text = new Text(this, SWT.BORDER);
		text.setMessage(hint);
		text.setData(UiIds.WIDGET_KEY, "connect-" + key); //$NON-NLS-1$
		text.setData(caption);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(INDENT, 0).applyTo(text);
		return text;
	}

	private Combo combo(String title, int style, List<String> items) {
		new Label(this, SWT.NONE).setText(title);
		Combo combo = new Combo(this, SWT.DROP_DOWN | style);
		combo.setItems(items.toArray(String[]::new));
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(INDENT, 0).applyTo(combo);
		return combo;
	}

	private void addBrowse(Text folderField) {
		((GridData) folderField.getLayoutData()).horizontalSpan = 1;
		Button browse = new Button(this, SWT.PUSH);
		browse.setText(Messages.Field_browse);
		browse.addListener(SWT.Selection, event -> {
			DirectoryDialog dialog = new DirectoryDialog(getShell());
			dialog.setMessage(Messages.Field_certificatesBrowse);
			dialog.setFilterPath(folderField.getText());
			String chosen = dialog.open();
			if (chosen != null)
				folderField.setText(chosen);
		});
		folderField.setData("browse", browse); //$NON-NLS-1$
		browse.setLayoutData(new GridData());
	}

	private void separator() {
		Label line = new Label(this, SWT.SEPARATOR | SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(line);
	}

	private static ControlDecoration mark(Control field) {
		ControlDecoration mark = new ControlDecoration(field, SWT.LEFT | SWT.TOP);
		mark.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
		mark.hide();
		return mark;
	}

	void show(ConnectionDefinition definition) {
		show(UriDraft.of(definition.uri()));
		certificates.setText(definition.certificates());
		label.setText(definition.label());
		datacenter.setText(definition.datacenter());
		folder.setText(String.join("/", definition.folders())); //$NON-NLS-1$
		cluster.setText(definition.cluster());
		autoConnect.setSelection(definition.autoConnect());
	}

	private void show(UriDraft draft) {
		way.select(draft.way().ordinal());
		host.setText(draft.host());
		user.setText(draft.user());
		path.setText(draft.path());
		raw.setText(draft.raw());
		showUsedFields();
	}

	private void wayChosen() {
		if (draft().way() == UriDraft.Way.OTHER && raw.getText().isBlank() && !host.getText().isBlank())
			raw.setText(new UriDraft(UriDraft.Way.SSH, host.getText(), user.getText(), path.getText(), "").toUri()); //$NON-NLS-1$
		if (draft().way().dialsHost() && path.getText().isBlank())
			path.setText(UriDraft.EMPTY.path());
		showUsedFields();
		changed.run();
	}

	private void showUsedFields() {
		UriDraft.Way chosen = draft().way();
		use(host, chosen.dialsHost());
		use(user, chosen.hasUser());
		use(path, chosen.dialsHost());
		use(raw, chosen == UriDraft.Way.OTHER);
		use(certificates, chosen == UriDraft.Way.TLS || chosen == UriDraft.Way.OTHER);
		layout(true, true);
		getParent().layout(true, true);
	}

	private static void use(Control field, boolean used) {
		Control browse = (Control) field.getData("browse"); //$NON-NLS-1$
		for (Control part : new Control[] { (Label) field.getData(), field, browse })
			if (part != null) {
				part.setVisible(used);
				if (part.getLayoutData() == null)
					part.setLayoutData(new GridData());
				((GridData) part.getLayoutData()).exclude = !used;
			}
	}

	private UriDraft draft() {
		return new UriDraft(UriDraft.Way.values()[way.getSelectionIndex()], host.getText(), user.getText(), path.getText(), raw.getText());
	}

	String uri() {
		return draft().toUri();
	}

	/** False where what is sent can be read on the wire. */
	boolean isEncrypted() {
		return draft().way() != UriDraft.Way.TCP;
	}

	/** An empty form is no mistake. */
	void hideMarks() {
		marks.values().forEach(ControlDecoration::hide);
	}

	@Override
	public boolean setFocus() {
		return host.getVisible() ? host.setFocus() : raw.getVisible() ? raw.setFocus() : way.setFocus();
	}

	/** Also marks the field that it is about. */
	Optional<String> problem() {
		Optional<UriDraft.Problem> problem = draft().problem();
		marks.forEach((field, mark) -> {
			boolean here = problem.isPresent() && problem.get().field() == field;
			mark.setDescriptionText(here ? problem.get().message() : null);
			if (here)
				mark.show();
			else
				mark.hide();
		});
		return problem.map(UriDraft.Problem::message).or(this::certificateProblem);
	}

	private Optional<String> certificateProblem() {
		String folderName = certificates.getVisible() ? certificates.getText().strip() : ""; //$NON-NLS-1$
		Optional<String> problem = Optional.empty();
		if (!folderName.isEmpty())
			problem = missingCertificate(folderName);
		certificatesMark.setDescriptionText(problem.orElse(null));
		if (problem.isPresent())
			certificatesMark.show();
		else
			certificatesMark.hide();
		return problem;
	}

	private static Optional<String> missingCertificate(String folderName) {
		Path place;
		try {
			place = Path.of(folderName);
		} catch (java.nio.file.InvalidPathException e) {
			return Optional.of(NLS.bind(Messages.Certificates_noFolder, folderName));
		}
		if (!Files.isDirectory(place))
			return Optional.of(NLS.bind(Messages.Certificates_noFolder, folderName));
		return Stream.of("cacert.pem", "clientcert.pem", "clientkey.pem").filter(file -> !Files.isReadable(place.resolve(file))).findFirst() //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.map(file -> NLS.bind(Messages.Certificates_noFile, folderName, file));
	}

	ConnectionDefinition definition(ConnectionDefinition edited) {
		ConnectionDefinition fresh = ConnectionDefinition.of(uri(), label.getText().strip(), datacenter.getText().strip(), cluster.getText().strip());
		List<String> folders = Arrays.stream(folder.getText().split("/")).map(String::strip).filter(name -> !name.isEmpty()).toList(); //$NON-NLS-1$
		String id = edited == null ? fresh.id() : edited.id();
		return new ConnectionDefinition(id, fresh.uri(), fresh.label(), Objects.requireNonNull(fresh.datacenter()), folders, fresh.cluster(),
				autoConnect.getSelection(), certificates.getVisible() ? certificates.getText().strip() : "", edited == null ? "" : edited.switches()); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
