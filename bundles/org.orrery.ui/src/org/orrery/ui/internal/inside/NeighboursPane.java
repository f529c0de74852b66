// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.orrery.fabric.inside.Neighbour;
import org.orrery.ui.UiIds;

/** What stands at the other end of a host's cables. They tell each half a minute, and cost a call on the host: asked seldom. UI thread. */
final class NeighboursPane {
	private static final long PERIOD_NANOS = 15_000_000_000L;

	/**
	 * What a host has heard. Immutable.
	 *
	 * @param words why nothing is heard, with the remedy; empty: somebody listens
	 */
	record Heard(String connection, List<Neighbour> neighbours, String words) {
		Heard {
			neighbours = List.copyOf(neighbours);
		}
	}

	private final BiConsumer<String, NeighboursPane> ask;
	private final Composite both;
	private final InsideTable<Neighbour> table;
	private final Label words;
	private String asked = ""; //$NON-NLS-1$
	private long askedNanos;

	/** @param ask asks a host by its connection, and has the answer shown on the UI thread */
	NeighboursPane(Composite parent, BiConsumer<String, NeighboursPane> ask) {
		this.ask = ask;
		both = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(both);
		table = new InsideTable<>(both, Neighbour.class, "inside-neighbours", neighbour -> false); //$NON-NLS-1$
		table.column(Messages.Column_nic, 100, Neighbour::nic).column(Messages.Column_neighbour, 180, one -> one.system().isEmpty() ? one.chassis() : one.system())
				.column(Messages.Column_port, 120, Neighbour::port).column(Messages.Column_description, 200, Neighbour::description)
				.number(Messages.Column_vlan, 70, one -> one.vlan() == 0 ? "" : Integer.toString(one.vlan())) //$NON-NLS-1$
				.column(Messages.Column_largest, 120, one -> one.largestFrame() == 0 ? "" : one.largestFrame() + " B"); //$NON-NLS-1$ //$NON-NLS-2$
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		words = new Label(both, SWT.WRAP);
		words.setData(UiIds.WIDGET_KEY, "inside-neighbours-words"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).hint(200, SWT.DEFAULT).applyTo(words);
	}

	Control control() {
		return both;
	}

	/** The pane is in sight, and so is that host. */
	void look(String connection) {
		long now = System.nanoTime();
		if (connection.isEmpty() || connection.equals(asked) && now - askedNanos < PERIOD_NANOS)
			return;
		if (!connection.equals(asked))
			show(List.of(), ""); //$NON-NLS-1$
		asked = connection;
		askedNanos = now;
		ask.accept(connection, this);
	}

	void take(Heard heard) {
		if (heard.connection().equals(asked))
			show(heard.neighbours(), heard.words().isEmpty() && heard.neighbours().isEmpty() ? Messages.Neighbours_silent : heard.words());
	}

	private void show(List<Neighbour> neighbours, String said) {
		table.fill(neighbours);
		words.setText(said);
		both.layout();
	}

	void repaint() {
		table.repaint();
	}
}
