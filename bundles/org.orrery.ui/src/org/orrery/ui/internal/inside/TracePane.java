// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.orrery.fabric.trace.Hop;
import org.orrery.fabric.trace.Hop.Verdict;
import org.orrery.fabric.trace.Trace;
import org.orrery.ui.UiIds;

/** Asks for two NICs and shows the way between them. UI thread. */
final class TracePane {
	/** @param place of the VM, for a person */
	record Nic(String mac, String vm, String place) {
		String words() {
			return NLS.bind(Messages.Trace_nic, new Object[] { vm, mac, place });
		}
	}

	/** Follows a frame; what it finds is given to {@link #show}. */
	interface Following {
		void follow(String fromMac, String toMac, int vlan);
	}

	private static final int LAST_VLAN = 4094;

	private final Composite pane;
	private final Combo from;
	private final Combo to;
	private final Spinner vlan;
	private final Button follow;
	private final Label end;
	private final InsideTable<Hop> hops;
	private List<Nic> nics = List.of();

	TracePane(Composite parent, Following following) {
		pane = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 6).spacing(0, 6).applyTo(pane);
		Composite ask = new Composite(pane, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(7).spacing(6, 0).applyTo(ask);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(ask);
		from = combo(ask, Messages.Trace_from, "trace-from"); //$NON-NLS-1$
		to = combo(ask, Messages.Trace_to, "trace-to"); //$NON-NLS-1$
		new Label(ask, SWT.NONE).setText(Messages.Trace_vlan);
		vlan = new Spinner(ask, SWT.BORDER);
		vlan.setValues(0, 0, LAST_VLAN, 0, 1, 10);
		vlan.setToolTipText(Messages.Trace_vlanTip);
		follow = new Button(ask, SWT.PUSH);
		follow.setText(Messages.Trace_follow);
		follow.setData(UiIds.WIDGET_KEY, "trace-follow"); //$NON-NLS-1$
		follow.addListener(SWT.Selection, event -> {
			if (from.getSelectionIndex() >= 0 && to.getSelectionIndex() >= 0)
				following.follow(nics.get(from.getSelectionIndex()).mac(), nics.get(to.getSelectionIndex()).mac(), vlan.getSelection());
		});
		end = new Label(pane, SWT.WRAP);
		end.setData(UiIds.WIDGET_KEY, "trace-end"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).applyTo(end);
		hops = new InsideTable<>(pane, Hop.class, "trace-hops", hop -> hop.verdict() == Verdict.BLOCKED); //$NON-NLS-1$
		hops.column(Messages.Column_host, 90, Hop::host).column(Messages.Column_switch, 90, Hop::on).column(Messages.Column_port, 110, Hop::port)
				.column(Messages.Column_verdict, 90, hop -> words(hop.verdict())).column(Messages.Column_rule, 620, Hop::rule);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(hops.control());
		enable();
	}

	private static Combo combo(Composite parent, String label, String key) {
		new Label(parent, SWT.NONE).setText(label);
		Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setData(UiIds.WIDGET_KEY, key);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(combo);
		return combo;
	}

	Composite control() {
		return pane;
	}

	/** Those that are plugged in now; what is chosen stays chosen. */
	void nics(List<Nic> now) {
		if (now.equals(nics))
			return;
		keep(from, now, 0);
		keep(to, now, 1);
		nics = List.copyOf(now);
		enable();
	}

	private void keep(Combo combo, List<Nic> now, int otherwise) {
		String chosen = combo.getSelectionIndex() < 0 ? "" : nics.get(combo.getSelectionIndex()).mac(); //$NON-NLS-1$
		combo.setItems(now.stream().map(Nic::words).toArray(String[]::new));
		int index = Math.min(otherwise, now.size() - 1);
		for (int i = 0; i < now.size(); i++)
			if (now.get(i).mac().equals(chosen))
				index = i;
		if (index >= 0)
			combo.select(index);
	}

	private void enable() {
		follow.setEnabled(nics.size() > 1);
		if (nics.size() < 2)
			end.setText(Messages.Trace_few);
		else if (end.getText().equals(Messages.Trace_few))
			end.setText(""); //$NON-NLS-1$
	}

	void show(Trace trace) {
		hops.fill(trace.hops());
		end.setText(NLS.bind(words(trace), name(trace.from()), name(trace.to())));
		pane.layout();
	}

	private static String words(Trace trace) {
		if (trace.arrives())
			return trace.verdict() == Verdict.PASSES ? Messages.Trace_arrives : Messages.Trace_assumed;
		return trace.verdict() == Verdict.BLOCKED ? Messages.Trace_blocked : Messages.Trace_leaves;
	}

	private String name(String mac) {
		return nics.stream().filter(nic -> nic.mac().equals(mac)).map(Nic::vm).findFirst().orElse(mac);
	}

	private static String words(Verdict verdict) {
		return switch (verdict) {
		case PASSES -> Messages.Verdict_passes;
		case ASSUMED -> Messages.Verdict_assumed;
		case BLOCKED -> Messages.Verdict_blocked;
		};
	}

	void repaint() {
		hops.repaint();
	}
}
