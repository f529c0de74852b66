// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.Viewport;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.MouseWheelZoomHandler;
import org.eclipse.gef.Tool;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.tools.SelectionTool;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.orrery.diagram.canvas.CanvasKeyHandler;
import org.orrery.diagram.canvas.CanvasViewer;
import org.orrery.diagram.editor.MessageBar;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.DisplayTheme;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.parts.DesignPart;
import org.orrery.diagram.network.parts.NetworkContext;
import org.orrery.diagram.network.parts.NetworkPartFactory;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.network.scene.QuickFixes;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.Strokes;
import org.orrery.diagram.network.scene.WireRules;
import org.orrery.diagram.network.scene.WireRules.Outcome;
import org.orrery.diagram.network.tools.AddTool;
import org.orrery.diagram.network.tools.PaletteEntry;
import org.orrery.diagram.network.tools.WireBoard;
import org.orrery.diagram.network.tools.WireTool;
import org.orrery.diagram.network.tools.WireTracker;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** The drawing with its palette and what is wrong with it. UI thread. */
public final class DesignPage {
	private static final int[] WEIGHTS = { 80, 20 };
	/** Below, names cannot be read: then there is more than fits. */
	private static final double LEAST_ZOOM = 0.5;

	private final DesignModel model;
	private final NetworkDomain domain;
	private final DisplayTheme theme;
	private final DrawingBar bar;
	private final MessageBar messages;
	private final PaletteBar palette;
	private final GraphicalViewer viewer;
	private final ProblemList problems;
	private final LiveFleet live;
	private final Runnable themeChanged = this::takeTheme;
	private final Runnable modelChanged = this::show;
	/** The first picture is fitted to the window once the hosts are there; later nothing moves by itself. */
	private boolean fitted;
	private boolean hostsSeen;
	private final PutDown putDown;
	private final PageKeys keys;
	private final Stillness stillness = new Stillness();

	DesignPage(Composite parent, DesignModel model, NetworkDomain domain, LiveFleet live) {
		this.model = model;
		this.domain = domain;
		this.live = live;
		putDown = new PutDown(this, model);
		keys = new PageKeys(this, model);
		Composite column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(column);
		theme = new DisplayTheme(parent.getDisplay(), ThemeColors::isDark);
		bar = new DrawingBar(column, keys);
		messages = new MessageBar(column);
		SashForm sash = new SashForm(column, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		Composite drawing = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(drawing);
		palette = new PaletteBar(drawing, domain, this::tool);
		domain.onSelecting(() -> palette.show(PaletteEntry.SELECT));
		viewer = new CanvasViewer();
		createViewer(drawing);
		problems = new ProblemList(sash, new ProblemHelp());
		sash.setWeights(WEIGHTS);
		takeTheme();
		ThemeColors.addListener(themeChanged);
		model.addListener(modelChanged);
		problems.show(model.scene().located());
		model.addRateListener(this::showRates);
	}

	private void showRates() {
		if (viewer.getControl() != null && !viewer.getControl().isDisposed() && !stillness.putOff("rates", this::showRates)) //$NON-NLS-1$
			drawing().showRates(model.inside().rates());
	}

	private void createViewer(Composite parent) {
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.createControl(parent));
		domain.addViewer(viewer);
		domain.setDefaultTool(new SelectionTool());
		domain.loadDefaultTool();
		TopologyRootEditPart root = new TopologyRootEditPart();
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new NetworkPartFactory(new Parts()));
		viewer.setProperty(ZoomManager.class.toString(), root.getZoomManager());
		viewer.setProperty(MouseWheelHandler.KeyGenerator.getKey(SWT.MOD1), MouseWheelZoomHandler.SINGLETON);
		// The ground of the drawing is a colour of ours, not the style sheet's.
		viewer.getControl().setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE); //$NON-NLS-1$
		viewer.setContents(model.scene());
		viewer.addSelectionChangedListener(event -> drawing().highlight());
		viewer.setKeyHandler(new CanvasKeyHandler(viewer, new NetworkBoxes(), keys));
		orderAnew();
	}

	/** For tests and the actions. */
	public DesignPart drawing() {
		return (DesignPart) viewer.getContents();
	}

	/** Shows the model as it is now; touches only what differs. */
	private void show() {
		if (viewer.getControl() == null || viewer.getControl().isDisposed())
			return;
		if (stillness.putOff("show", this::show)) //$NON-NLS-1$
			return;
		palette.setAdministrator(model.view().administrator());
		drawing().show(model.scene());
		problems.show(model.scene().located());
		if (!hostsSeen && !model.hosts().isEmpty()) {
			hostsSeen = true;
			fitted = false;
			orderAnew();
		}
	}

	/** Finds the order that crosses the fewest lines, aside, then takes it. */
	public void orderAnew() {
		DesignPart.Arrangement arrangement = drawing().arrangement();
		Display display = viewer.getControl().getDisplay();
		Job job = Job.createSystem(Messages.Action_arranging, (IProgressMonitor monitor) -> {
			List<NetworkKey> best = arrangement.best();
			if (!display.isDisposed())
				display.asyncExec(() -> take(best));
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	private void take(List<NetworkKey> best) {
		if (viewer.getControl() == null || viewer.getControl().isDisposed())
			return;
		if (stillness.putOff("order", () -> take(best))) //$NON-NLS-1$
			return;
		drawing().arrange(best);
		if (!fitted)
			fit();
	}

	/** Shows everything, at 100 % at most. */
	void fit() {
		fitted = true;
		ZoomManager zoom = ((TopologyRootEditPart) viewer.getRootEditPart()).getZoomManager();
		viewer.flush();
		zoom.setZoomAsText(ZoomManager.FIT_ALL);
		zoom.setZoom(Math.max(LEAST_ZOOM, Math.min(1, zoom.getZoom())));
		viewer.flush();
		Viewport port = ((FigureCanvas) viewer.getControl()).getViewport(); // where there is more than fits, one begins at its beginning, not in the middle
		port.setViewLocation(port.getHorizontalRangeModel().getMinimum(), port.getVerticalRangeModel().getMinimum());
	}

	private Tool tool(PaletteEntry entry) {
		return entry.isLine() ? new WireTool(entry, new Board()) : new AddTool(entry, this::add);
	}

	/** Puts down what was taken from the palette. @param at null: on the ground */
	public void add(PaletteEntry entry, NetworkKey at) {
		putDown.add(entry, at);
	}

	void beginNaming(NetworkKey key) {
		viewer.flush();
		select(key);
		if (viewer.getEditPartRegistry().get(key) instanceof NodePart part)
			part.performRequest(new org.eclipse.gef.Request(org.eclipse.gef.RequestConstants.REQ_DIRECT_EDIT));
	}

	/** @return whether it was done; else the reason is shown above the drawing */
	public boolean perform(String label, Stroke stroke) {
		try {
			model.perform(label, stroke);
			messages.hide();
			return true;
		} catch (EditRefusedException e) {
			explain(e.getMessage(), e.remedy());
			return false;
		}
	}

	void explain(String words, String remedy) {
		messages.show(words + ". " + remedy + '.'); //$NON-NLS-1$
	}

	/** One sentence above the drawing. */
	void tell(String sentence) {
		messages.inform(sentence);
	}

	void deleteSelected() {
		delete(selectedKeys());
	}

	private boolean delete(List<NetworkKey> keys) {
		List<NetworkKey> deletable = keys.stream().filter(key -> Strokes.canDelete(key, model.state())).toList();
		return !deletable.isEmpty() && perform(Messages.Command_delete, Strokes.delete(deletable, model.hosts()));
	}

	/** What is selected, without what is inside of something selected. */
	List<NetworkKey> selectedKeys() {
		List<NetworkKey> keys = new ArrayList<>();
		for (Object part : viewer.getSelectedEditParts())
			if (part instanceof NodePart node && !isInsideSelected(node))
				keys.add(node.key());
		return keys;
	}

	private static boolean isInsideSelected(NodePart part) {
		for (EditPart outer = part.getParent(); outer != null; outer = outer.getParent())
			if (outer.getSelected() != EditPart.SELECTED_NONE)
				return true;
		return false;
	}

	void renameSelected() {
		if (viewer.getFocusEditPart() instanceof NodePart part)
			part.performRequest(new org.eclipse.gef.Request(org.eclipse.gef.RequestConstants.REQ_DIRECT_EDIT));
	}

	void select(NetworkKey key) {
		if (viewer.getEditPartRegistry().get(key) instanceof NodePart part) {
			viewer.select(part);
			viewer.setFocus(part);
		}
	}

	/** Selects the figure and brings it into view. */
	public void reveal(NetworkKey key) {
		select(key);
		if (viewer.getEditPartRegistry().get(key) instanceof NodePart part)
			viewer.reveal(part);
	}

	/** Lets go of search and message, else of the selection. */
	void escape() {
		if (!bar.clearSearch() && !messages.hide())
			viewer.deselectAll();
	}

	void focusSearch() {
		bar.focusSearch();
	}

	DrawingBar bar() {
		return bar;
	}

	/** Where the buttons of palette and bar are on the display, by name. */
	Map<String, Rectangle> buttons() {
		Map<String, Rectangle> places = new LinkedHashMap<>(palette.places());
		places.putAll(bar.places());
		return places;
	}

	/** For tests and the actions. */
	public GraphicalViewer viewer() {
		return viewer;
	}

	DiagramTheme theme() {
		return theme;
	}

	DesignModel model() {
		return model;
	}

	void setFocus() {
		viewer.getControl().setFocus();
	}

	private void takeTheme() {
		theme.refresh();
		FigureCanvas canvas = (FigureCanvas) viewer.getControl();
		canvas.setBackground(theme.color(ThemeColor.CANVAS));
		canvas.redraw();
		palette.refreshImages();
	}

	void dispose() {
		ThemeColors.removeListener(themeChanged);
		bar.dispose();
		theme.dispose();
	}

	private final class ProblemHelp implements ProblemList.Help {
		@Override
		public void reveal(NetworkKey key) {
			DesignPage.this.reveal(key);
		}

		@Override
		public List<QuickFixes.Fix> fixes(NetworkScene.Located problem) {
			return new QuickFixes(model.state(), model.hosts()).of(problem);
		}

		@Override
		public void fix(QuickFixes.Fix fix) {
			perform(fix.words(), fix.stroke());
		}
	}

	private final class Parts implements NetworkContext {
		@Override
		public DiagramTheme theme() {
			return theme;
		}

		@Override
		public DragTracker tracker(NodePart part) {
			return new WireTracker(part, new Board());
		}

		/** Folds and unfolds; of a profile, its VMs. */
		@Override
		public void open(NetworkKey key) {
			if (key instanceof NetworkKey.OfProfile || key instanceof NetworkKey.OfSwitch || key instanceof NetworkKey.OfHost)
				model.setView(model.view().toggled(key));
		}

		@Override
		public boolean canRename(NetworkKey key) {
			return Strokes.canRename(key, model.state());
		}

		@Override
		public void rename(NetworkKey key, String name) {
			if (perform(Messages.Command_rename, Strokes.rename(key, name)))
				select(Strokes.renamed(key, name));
			setFocus();
		}

		@Override
		public boolean delete(List<NetworkKey> keys) {
			return DesignPage.this.delete(keys);
		}
	}

	private final class Board implements WireBoard {
		@Override
		public DiagramTheme theme() {
			return theme;
		}

		@Override
		public Outcome outcome(NetworkKey from, NetworkKey to) throws EditRefusedException {
			return new WireRules(model.state(), model.hosts(), Tunnel.Type.VXLAN, model.view().administrator()).connect(from, to);
		}

		@Override
		public void drawn(Outcome outcome) {
			perform(outcome.words(), state -> outcome.after());
		}

		@Override
		public void explain(String words, String remedy) {
			DesignPage.this.explain(words, remedy);
		}

		@Override
		public void holdStill(boolean still) {
			live.holdStill(still);
			stillness.hold(still);
		}
	}
}
