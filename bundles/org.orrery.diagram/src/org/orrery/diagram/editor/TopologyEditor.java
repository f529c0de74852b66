// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;


import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.MouseWheelZoomHandler;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.parts.GraphicalEditor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.TransferDropTargetListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.actions.TopologyActions;
import org.orrery.diagram.canvas.CanvasBar;
import org.orrery.diagram.canvas.CanvasKeyHandler;
import org.orrery.diagram.canvas.CanvasViewer;
import org.orrery.diagram.canvas.GeometryRecorder;
import org.orrery.diagram.figures.DisplayTheme;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.migration.DroppedVms;
import org.orrery.diagram.migration.MigrationDrag;
import org.orrery.diagram.migration.MigrationTracker;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.diagram.parts.TopologyEditPart;
import org.orrery.diagram.parts.TopologyEditPartFactory;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.model.DesignStore;
import org.orrery.ui.SelectionLink;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/**
 * The fleet as a picture: VMs on hosts in clusters, and what they hang on. Dragging a VM onto a host migrates it; dragging boxes only moves
 * them, with undo, and is saved by itself.
 */
public final class TopologyEditor extends GraphicalEditor {

	private Services services;
	private DisplayTheme theme;
	private MessageBar messages;
	private TopologyBar bar;
	private TopologyDocument document;
	private TopologyContext context;
	private TopologyActions actions;
	private MigrationDrag drag;
	private MigrationTracker migrations;
	private FleetSynchronizer synchronizer;
	private TopologySelection selection;
	private SelectionLink link;
	private OpeningView opening;
	private HeatMap heat;
	private AlarmMarks alarms;
	private GeometryRecorder recorder;
	private final Runnable themeChanged = this::takeTheme;

	public TopologyEditor() {
		setEditDomain(new DefaultEditDomain(this));
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		services = Services.of(site);
		super.init(site, input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(Composite parent) {
		Composite column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(column);
		bar = new TopologyBar(column, new SearchField());
		messages = new MessageBar(column);
		super.createPartControl(column);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(getGraphicalViewer().getControl());
	}

	@Override
	protected void createGraphicalViewer(Composite parent) {
		GraphicalViewer viewer = new CanvasViewer();
		viewer.createControl(parent);
		setGraphicalViewer(viewer);
		configureGraphicalViewer();
		hookGraphicalViewer();
		initializeGraphicalViewer();
	}

	/** Where the topology's documents are. */
	private DesignStore store() {
		return DesignStore.ofDataFolder(services.engine().settings().dataFolder());
	}

	@Override
	protected void configureGraphicalViewer() {
		GraphicalViewer viewer = getGraphicalViewer();
		theme = new DisplayTheme(viewer.getControl().getDisplay(), ThemeColors::isDark);
		document = new TopologyDocument(store(), ((TopologyEditorInput) getEditorInput()).document(), services.fleet().modelThread(),
				messages::show, () -> firePropertyChange(PROP_DIRTY));
		DragFeedback feedback = new DragFeedback(viewer, messages);
		drag = new MigrationDrag(services, feedback);
		migrations = new MigrationTracker(services, concerned -> synchronizer.showMigrations(concerned));
		TopologyDrop drop = new TopologyDrop(services.fleet(), getSite().getShell(), messages);
		context = new TopologyContext(services.fleet(), new Placements(document.document()), theme, migrations,
				new TopologyContext.Interaction(drag, drop, getCommandStack(), this::showProperties));
		synchronizer = new FleetSynchronizer(viewer, context, drag);
		feedback.start(context, synchronizer);
		viewer.addDropTargetListener((TransferDropTargetListener) new DroppedVms(viewer, services, drag, drop));
		configureCanvas(viewer);
	}

	private void configureCanvas(GraphicalViewer viewer) {
		TopologyRootEditPart root = new TopologyRootEditPart();
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new TopologyEditPartFactory(context));
		viewer.setProperty(ZoomManager.class.toString(), root.getZoomManager());
		viewer.setProperty(MouseWheelHandler.KeyGenerator.getKey(SWT.MOD1), MouseWheelZoomHandler.SINGLETON);
		TopologySelectionTool tool = new TopologySelectionTool();
		getEditDomain().setDefaultTool(tool);
		getEditDomain().loadDefaultTool();
		// The ground of the diagram is a colour of ours, not the style sheet's.
		viewer.getControl().setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE); //$NON-NLS-1$
		takeTheme();
		ThemeColors.addListener(themeChanged);
	}

	@Override
	protected void hookGraphicalViewer() {
		selection = new TopologySelection(getGraphicalViewer(), context);
		getSite().setSelectionProvider(selection);
		getGraphicalViewer().addSelectionChangedListener(event -> {
			if (getGraphicalViewer().getContents() instanceof TopologyEditPart topology)
				topology.selectionChanged();
		});
		getSite().getService(IContextService.class).activateContext(UiIds.FLEET_CONTEXT);
		link = new SelectionLink(this, selection::select);
	}

	@Override
	protected void initializeGraphicalViewer() {
		GraphicalViewer viewer = getGraphicalViewer();
		opening = new OpeningView(viewer, services.fleet().modelThread());
		context.onStructureChange(opening::changed);
		alarms = new AlarmMarks(services.alarms());
		context.setAlarms(alarms);
		viewer.setContents(services.fleet().fleet());
		alarms.start(viewer);
		synchronizer.start(migrations);
		heat = new HeatMap(this, viewer, services, bar::showHeat);
		actions = new TopologyActions(viewer, context, heat);
		TopologyRootEditPart root = (TopologyRootEditPart) viewer.getRootEditPart();
		bar.setActions(actions.strip(), root.getZoomManager());
		heat.restore();
		viewer.setKeyHandler(new CanvasKeyHandler(viewer, new TopologyBoxes(), new Keys()));
		hookMenu(viewer);
		recorder = GeometryRecorder.startIfWanted(TopologyGeometry.PROPERTY, viewer, () -> TopologyGeometry.json(viewer), services.fleet().modelThread());
	}

	private void hookMenu(GraphicalViewer viewer) {
		MenuManager menu = new MenuManager(DiagramIds.TOPOLOGY_MENU, DiagramIds.TOPOLOGY_MENU);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(actions::fill);
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(DiagramIds.TOPOLOGY_MENU, menu, selection);
	}

	@Override
	@SuppressWarnings("unchecked")
	protected void createActions() {
		super.createActions();
		getActionRegistry().registerAction(global(ActionFactory.DELETE.getId(), () -> actions.delete()));
		getActionRegistry().registerAction(global(ActionFactory.FIND.getId(), () -> bar.focusSearch()));
		getSelectionActions().remove(ActionFactory.DELETE.getId());
	}

	private static IAction global(String id, Runnable work) {
		IAction action = new Action() {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setId(id);
		return action;
	}

	private void takeTheme() {
		theme.refresh();
		FigureCanvas canvas = (FigureCanvas) getGraphicalViewer().getControl();
		canvas.setBackground(theme.color(ThemeColor.CANVAS));
		canvas.redraw();
	}

	private void showProperties() {
		try {
			getSite().getPage().showView(UiIds.PROPERTIES_VIEW);
		} catch (PartInitException e) {
			ILog.of(TopologyEditor.class).error("The properties view cannot be opened", e); //$NON-NLS-1$
		}
	}

	private final class Keys implements CanvasKeyHandler.Keys {
		@Override
		public void delete() {
			actions.delete();
		}

		@Override
		public void search() {
			bar.focusSearch();
		}

		@Override
		public void escape() {
			if (!actions.cancelMigrations() && !bar.clearSearch() && !messages.hide())
				getGraphicalViewer().deselectAll();
		}
	}

	/** For tests and for contributions that work with the figures. */
	public GraphicalViewer viewer() {
		return getGraphicalViewer();
	}

	public HeatMap heat() {
		return heat;
	}

	public TopologyContext context() {
		return context;
	}

	@Override
	public boolean isDirty() {
		return document != null && document.isDirty();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		document.saveNow();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	@SuppressWarnings({ "rawtypes" })
	public Object getAdapter(Class type) {
		if (type == IContentOutlinePage.class)
			return getGraphicalViewer() == null ? null : new TopologyOutlinePage(getGraphicalViewer());
		if (type == ZoomManager.class)
			return getGraphicalViewer() == null ? null : getGraphicalViewer().getProperty(ZoomManager.class.toString());
		return super.getAdapter(type);
	}

	@Override
	public void dispose() {
		ThemeColors.removeListener(themeChanged);
		// Each of these exists once the control was created; an editor that failed to open has none of them.
		if (recorder != null)
			recorder.dispose();
		if (link != null)
			link.dispose();
		if (synchronizer != null)
			disposeDiagram();
		super.dispose();
	}

	private void disposeDiagram() {
		opening.end();
		if (heat != null)
			heat.dispose();
		if (alarms != null)
			alarms.dispose();
		synchronizer.dispose();
		drag.end();
		migrations.dispose();
		document.dispose();
		context.placements().dispose();
		bar.dispose();
		theme.dispose();
	}

	private final class SearchField implements CanvasBar.Search {
		private TopologySearch search;

		private TopologySearch search() {
			if (search == null)
				search = new TopologySearch(getGraphicalViewer(), context);
			return search;
		}

		@Override
		public void find(String text) {
			search().find(text);
		}

		@Override
		public void next() {
			search().next();
		}

		@Override
		public void leave() {
			search().leave();
		}
	}
}
