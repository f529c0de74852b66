// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.model.ModelThread;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** Draws one topic. A newer version of the same topic exchanges texts: nothing jumps. */
final class TopicPage {
	private static final int ROW_LIMIT = 12;
	/** Rows above which only those in sight are made. */
	private static final int MANY = 100;
	private static final int IMAGE = 20;
	private static final int MARGIN = 16;

	private final ScrolledComposite scroller;
	private final ModelThread uiThread;
	private Composite body;
	private Topic shown;
	private Composite facts;
	private Composite lists;
	private final List<FactRow> rows = new ArrayList<>();
	/** Null where the topic is no writing. */
	private NotesPane notes;

	TopicPage(Composite parent, ModelThread uiThread) {
		this.uiThread = uiThread;
		scroller = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		scroller.addListener(SWT.Resize, event -> fit());
	}

	ScrolledComposite control() {
		return scroller;
	}

	void show(Topic topic) {
		if (topic.writing() != null && shown != null && topic.writing().continues(shown.writing())) {
			shown = topic;
			notes.show(topic.writing());
			fit();
			return;
		}
		if (shown != null && topic.slow() == null && topic.writing() == null && shown.writing() == null) {
			update(topic);
			return;
		}
		boolean askedAlready = shown != null && shown.slow() != null && topic.slow() != null;
		shown = topic;
		if (askedAlready)
			return;
		build(topic);
		if (topic.slow() != null)
			ask(topic);
	}

	/** Rows that are there say something else; only lists that changed are made anew: to make a widget and style it takes milliseconds. */
	private void update(Topic topic) {
		boolean resized = showFacts(topic);
		if (!shown.listings().equals(topic.listings())) {
			for (Control child : lists.getChildren())
				child.dispose();
			topic.listings().forEach(this::addListing);
			resized = true;
		}
		shown = topic;
		if (resized)
			fit();
	}

	private void build(Topic topic) {
		if (body != null)
			body.dispose();
		rows.clear();
		body = new Composite(scroller, SWT.NONE);
		body.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 5).applyTo(body);
		facts = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 5).applyTo(facts);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(facts);
		lists = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 5).applyTo(lists);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(lists);
		showFacts(topic);
		topic.listings().forEach(this::addListing);
		if (topic.writing() != null) {
			notes = new NotesPane(body, topic.writing());
			GridDataFactory.fillDefaults().grab(true, true).applyTo(notes.control());
		}
		scroller.setContent(body);
		fit();
	}

	/** @return whether the page may need more or less room now */
	private boolean showFacts(Topic topic) {
		List<Fact> told = topic.facts().stream().filter(Fact::isTold).toList();
		boolean resized = false;
		while (rows.size() < told.size()) {
			rows.add(new FactRow(facts));
			resized = true;
		}
		for (int index = 0; index < rows.size(); index++)
			resized |= index < told.size() ? rows.get(index).show(told.get(index)) : rows.get(index).hide();
		return resized;
	}

	private void addListing(Listing listing) {
		if (listing.rows().isEmpty()) {
			addNote(listing.empty());
			return;
		}
		Table table = listing.rows().size() > MANY ? manyRows(listing) : fewRows(listing);
		GridData data = GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(120, SWT.DEFAULT).create();
		if (listing.rows().size() > ROW_LIMIT)
			data.heightHint = table.getItemHeight() * ROW_LIMIT + table.getHeaderHeight();
		table.setLayoutData(data);
	}

	private Table fewRows(Listing listing) {
		Table table = table(listing, SWT.NONE);
		for (int row = 0; row < listing.rows().size(); row++)
			fill(new TableItem(table, SWT.NONE), listing, row);
		for (TableColumn column : table.getColumns())
			column.pack();
		return table;
	}

	/** Thousands of volumes in a pool: only rows that come into sight are made, and columns are as wide as the first ones need. */
	private Table manyRows(Listing listing) {
		Table table = table(listing, SWT.VIRTUAL);
		table.addListener(SWT.SetData, event -> fill((TableItem) event.item, listing, event.index));
		table.setItemCount(listing.rows().size());
		GC gc = new GC(table);
		for (int column = 0; column < listing.columns().size(); column++) {
			int width = gc.textExtent(listing.columns().get(column)).x;
			for (List<String> row : listing.rows().subList(0, MANY))
				width = Math.max(width, gc.textExtent(row.get(column)).x);
			table.getColumn(column).setWidth(width + (column == 0 ? IMAGE : 0) + MARGIN);
		}
		gc.dispose();
		return table;
	}

	private Table table(Listing listing, int style) {
		Table table = new Table(lists, SWT.FULL_SELECTION | SWT.BORDER | style);
		table.setHeaderVisible(true);
		table.setData(UiIds.WIDGET_KEY, "properties-listing"); //$NON-NLS-1$
		for (String title : listing.columns())
			new TableColumn(table, SWT.LEFT).setText(title);
		return table;
	}

	private static void fill(TableItem item, Listing listing, int row) {
		item.setText(listing.rows().get(row).toArray(String[]::new));
		item.setImage(Images.image(listing.images().get(row)));
	}

	private void addNote(String text) {
		Label note = new Label(lists, SWT.WRAP);
		note.setText(text);
		ThemeColors.mute(note);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(120, SWT.DEFAULT).applyTo(note);
	}

	private void ask(Topic topic) {
		addNote(Messages.Late_asking);
		fit();
		topic.slow().ask().whenCompleteAsync((listing, failure) -> {
			if (body.isDisposed() || shown.slow() == null)
				return;
			build(new Topic(topic.title(), topic.facts(), failure == null ? List.of(listing) : List.of(), topic.slow()));
			if (failure != null) {
				Throwable cause = failure.getCause() == null ? failure : failure.getCause();
				addNote(NLS.bind(Messages.Late_failed, cause.getMessage()));
				fit();
			}
		}, uiThread);
	}

	private void fit() {
		if (body == null || body.isDisposed())
			return;
		int width = Math.max(160, scroller.getClientArea().width);
		scroller.setMinSize(body.computeSize(width, SWT.DEFAULT));
		body.layout(true, true);
	}
}
