// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.find;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.query.Completion;
import org.orrery.engine.query.Query;
import org.orrery.engine.query.QueryException;
import org.orrery.engine.query.Search;
import org.orrery.ui.UiIds;

/**
 * A field for a query: tells it a moment after it was typed, completes keys and values by Ctrl+Space, and where it cannot be understood says why
 * on a line below, which selects the place at fault. Lives in a grid. UI thread.
 */
public final class QueryField {
	private static final int DELAY_MILLIS = 150;
	/** Room for the mark of an error. */
	private static final int MARK_WIDTH = 6;

	private final Text text;
	private final Search search;
	private final Consumer<Query> sink;
	private final Runnable apply = this::apply;
	private final ControlDecoration mark;
	private Link error;
	private QueryException fault;

	/** @param key of the widget, for tests @param sink told of each query that can be understood */
	public QueryField(Composite parent, Search search, String key, Consumer<Query> sink) {
		this.search = search;
		this.sink = sink;
		text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		text.setMessage(Messages.Field_message);
		text.setToolTipText(Messages.Field_tooltip);
		text.setData(UiIds.WIDGET_KEY, key);
		GridDataFactory.fillDefaults().grab(true, false).indent(MARK_WIDTH, 0).applyTo(text);
		text.addModifyListener(event -> text.getDisplay().timerExec(DELAY_MILLIS, apply));
		mark = new ControlDecoration(text, SWT.LEFT | SWT.TOP, parent);
		mark.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
		mark.hide();
		complete();
	}

	public Text text() {
		return text;
	}

	/** The line that tells what is wrong, hidden as long as nothing is. To be made after what stands beside the field. */
	public void createErrorLine(Composite parent, int columns) {
		error = new Link(parent, SWT.WRAP);
		error.setData(UiIds.WIDGET_KEY, text.getData(UiIds.WIDGET_KEY) + "-error"); //$NON-NLS-1$
		error.addListener(SWT.Selection, event -> selectFault());
		GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).hint(200, SWT.DEFAULT).indent(MARK_WIDTH, 0).exclude(true).applyTo(error);
		error.setVisible(false);
	}

	/** The place at fault is selected, so that typing replaces it. */
	private void selectFault() {
		if (fault == null)
			return;
		text.setFocus();
		text.setSelection(fault.position(), Math.min(text.getText().length(), fault.position() + fault.length()));
	}

	private void apply() {
		if (text.isDisposed())
			return;
		try {
			Query query = Query.parse(text.getText());
			show(null);
			sink.accept(query);
		} catch (QueryException e) {
			show(e);
		}
	}

	/** What was found before stays on screen: it is what a person sees while typing on. */
	private void show(QueryException now) {
		boolean changed = (fault == null) != (now == null);
		fault = now;
		if (now == null) {
			mark.hide();
		} else {
			mark.setDescriptionText(now.getMessage() + "\n" + now.remedy()); //$NON-NLS-1$
			mark.show();
		}
		if (error == null)
			return;
		error.setText(now == null ? "" : NLS.bind(Messages.Field_error, new Object[] { now.position() + 1, escaped(now.getMessage()), escaped(now.remedy()) })); //$NON-NLS-1$
		((GridData) error.getLayoutData()).exclude = now == null;
		error.setVisible(now != null);
		if (changed || now != null)
			error.getParent().getParent().layout(true, true);
	}

	private static String escaped(String words) {
		return words.replace("&", "&&").replace("<", "\u2039").replace(">", "\u203a"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	}

	// --- completion ------------------------------------------------------------------------------------------------------------------

	/** Inserted where the person types. */
	private record Proposal(Completion completion) implements IContentProposal {
		@Override
		public String getContent() {
			return completion.text();
		}

		@Override
		public int getCursorPosition() {
			return completion.text().length();
		}

		@Override
		public String getLabel() {
			return completion.meaning().isEmpty() ? completion.text() : NLS.bind(Messages.Field_proposal, completion.text(), completion.meaning());
		}

		@Override
		public String getDescription() {
			return null;
		}
	}

	private void complete() {
		ContentProposalAdapter adapter = new ContentProposalAdapter(text, new TextContentAdapter(), this::proposals, KeyStroke.getInstance(SWT.MOD1, ' '),
				new char[] { ':', ',' });
		adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_IGNORE);
		adapter.addContentProposalListener(this::insert);
	}

	private IContentProposal[] proposals(String typed, int caret) {
		List<Completion> found = Completion.at(typed, Math.min(caret, typed.length()), search::valuesOf);
		return found.stream().map(Proposal::new).toArray(IContentProposal[]::new);
	}

	private void insert(IContentProposal chosen) {
		Completion completion = ((Proposal) chosen).completion();
		text.setSelection(completion.from(), Math.min(completion.to(), text.getText().length()));
		text.insert(completion.text());
	}
}
