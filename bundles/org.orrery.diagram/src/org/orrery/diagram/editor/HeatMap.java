// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.orrery.diagram.figures.Heat;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.engine.statistics.Interest;
import org.orrery.engine.statistics.Pace;
import org.orrery.engine.statistics.Statistics;
import org.orrery.model.inventory.Host;
import org.orrery.ui.Services;
import org.orrery.ui.UiPulse;

/** Colours the hosts of a diagram by what they use, as long as somebody can see it. UI thread. */
public final class HeatMap implements IPartListener2 {
	private static final int PULSE_MILLIS = 500;
	/** Bytes per second; below that nothing is hot. */
	private static final double LEAST_TOP = 1 << 20;

	private final IWorkbenchPart part;
	private final GraphicalViewer viewer;
	private final Statistics statistics;
	private final UiPulse pulse;
	private final Consumer<HeatMap> legend;
	private HeatMetric metric = HeatMetric.NONE;
	private double top = 1;
	private boolean visible = true;
	private Statistics.Watch watch;

	/** @param legend told when metric or scale have changed */
	HeatMap(IWorkbenchPart part, GraphicalViewer viewer, Services services, Consumer<HeatMap> legend) {
		this.part = part;
		this.viewer = viewer;
		this.legend = legend;
		statistics = services.engine().statistics();
		pulse = new UiPulse(services.fleet().modelThread(), PULSE_MILLIS, this::refresh);
		part.getSite().getPage().addPartListener(this);
	}

	/** As it was left when the console was used last. */
	void restore() {
		if (HeatMemory.last() != HeatMetric.NONE)
			show(HeatMemory.last());
	}

	public HeatMetric metric() {
		return metric;
	}

	/** Value of the hottest colour's upper end. */
	public double top() {
		return top;
	}

	/** Remembered until another is chosen. */
	public void choose(HeatMetric chosen) {
		HeatMemory.keep(chosen);
		show(chosen);
	}

	private void show(HeatMetric chosen) {
		metric = chosen;
		top = 1;
		watchAgain();
		refresh();
	}

	private void watchAgain() {
		if (watch != null)
			watch.close();
		watch = metric == HeatMetric.NONE || !visible ? null
				: statistics.watch((host, vms) -> pulse.request(), Interest.of(Pace.LIVE).in(metric.groups));
	}

	private void refresh() {
		if (viewer.getControl() == null || viewer.getControl().isDisposed())
			return;
		Map<HostEditPart, OptionalDouble> values = new LinkedHashMap<>();
		for (Object known : viewer.getEditPartRegistry().values())
			if (known instanceof HostEditPart host)
				values.put(host, metric == HeatMetric.NONE ? OptionalDouble.empty() : metric.of(statistics, connection(host.model())));
		rescale(values);
		values.forEach((host, value) -> host.showHeat(heat(value)));
		legend.accept(this);
	}

	private static String connection(Host host) {
		return host.getRef().connection();
	}

	/** The measure of what has no natural end is the hottest host; it only grows, so that colours do not flicker. */
	private void rescale(Map<HostEditPart, OptionalDouble> values) {
		if (metric.isShare() || metric == HeatMetric.NONE)
			return;
		double hottest = values.values().stream().mapToDouble(value -> value.orElse(0)).max().orElse(0);
		for (top = Math.max(top, LEAST_TOP); top < hottest;)
			top *= 2;
	}

	private Heat heat(OptionalDouble value) {
		if (metric == HeatMetric.NONE)
			return null;
		return value.isEmpty() ? new Heat(-1, "\u2013") : new Heat(Math.min(1, value.getAsDouble() / top), metric.words(value.getAsDouble())); //$NON-NLS-1$
	}

	@Override
	public void partVisible(IWorkbenchPartReference reference) {
		setVisible(reference, true);
	}

	@Override
	public void partHidden(IWorkbenchPartReference reference) {
		setVisible(reference, false);
	}

	private void setVisible(IWorkbenchPartReference reference, boolean now) {
		if (reference.getPart(false) != part || visible == now)
			return;
		visible = now;
		watchAgain();
	}

	void dispose() {
		part.getSite().getPage().removePartListener(this);
		pulse.stop();
		if (watch != null)
			watch.close();
		watch = null;
	}
}
