// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.part.PageBookView;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.canvas.GeometryRecorder;
import org.orrery.diagram.editor.TopologyOutlinePage;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.tables.TablesPage;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.workbench.WhileVisible;

/**
 * A network design: drawn on one page, typed on the other, with one history. The file is read and written aside; one that cannot be understood
 * is shown with where and why, and is never written over.
 */
public final class NetworkEditor extends MultiPageEditorPart {
	private final NetworkDomain domain = new NetworkDomain(this);
	private Services services;
	private DesignFile file;
	private Composite stack;
	private Composite tablesStack;
	private DesignModel model;
	private DesignPage page;
	private TablesPage tables;
	private LiveFleet live;
	private InsideFeed inside;
	private WhileVisible whileVisible;
	private NetworkActions actions;
	private GeometryRecorder recorder;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		services = Services.of(site);
		super.init(site, input);
		take((NetworkEditorInput) input);
	}

	private void take(NetworkEditorInput input) {
		file = new DesignFile(input.file());
		setPartName(input.getName());
		setTitleToolTip(input.getToolTipText());
	}

	@Override
	protected void createPages() {
		stack = stacked();
		tablesStack = stacked();
		setPageText(addPage(stack), Messages.Page_design);
		setPageText(addPage(tablesStack), Messages.Page_tables);
		actions = new NetworkActions(this, services);
		load();
	}

	private Composite stacked() {
		Composite made = new Composite(getContainer(), SWT.NONE);
		made.setLayout(new StackLayout());
		return made;
	}

	private static void show(Composite in, Control top) {
		((StackLayout) in.getLayout()).topControl = top;
		in.layout();
	}

	/** Reads the file aside, then shows what it says. */
	void load() {
		Label opening = new Label(stack, SWT.NONE);
		opening.setText(NLS.bind(Messages.Editor_opening, file.path().getFileName()));
		show(stack, opening);
		DesignFile reading = file;
		Job job = Job.create(NLS.bind(Messages.Editor_opening, file.path().getFileName()), (IProgressMonitor monitor) -> {
			DesignFile.Contents contents = reading.load();
			services.fleet().modelThread().execute(() -> loaded(contents));
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	private void loaded(DesignFile.Contents contents) {
		if (stack.isDisposed())
			return;
		for (Control old : stack.getChildren())
			old.dispose();
		if (contents.design() == null)
			show(stack, new BrokenFilePage(stack, file.path(), contents, this::load).control());
		else
			open(contents.design());
	}

	private void open(NetworkDesign design) {
		CommandStack history = domain.getCommandStack();
		model = new DesignModel(history, design, drawn -> DesignCheck.problems(drawn, List.of()));
		live = new LiveFleet(services, (hosts, checking, administrator) -> {
			model.setView(model.view().seenBy(administrator));
			model.setHosts(hosts, checking);
		});
		page = new DesignPage(stack, model, domain, live);
		inside = new InsideFeed(services, model);
		whileVisible = WhileVisible.of(this, inside::begin, inside::end);
		actions.open(page);
		history.addCommandStackListener(event -> {
			actions.historyChanged();
			firePropertyChange(PROP_DIRTY);
		});
		show(stack, stack.getChildren()[0]);
		if (!isDrawingShown())
			tables();
		getSite().setSelectionProvider(new NetworkSelection(page.viewer(), services.fleet(), model));
		hookMenu();
		getSite().getService(IContextService.class).activateContext(DiagramIds.NETWORK_CONTEXT);
		recorder = GeometryRecorder.startIfWanted(NetworkGeometry.PROPERTY, page.viewer(), () -> NetworkGeometry.json(page), services.fleet().modelThread());
		firePropertyChange(PROP_DIRTY);
		showOutline();
	}

	/** The outline has asked while the file was read, and does not ask again by itself. */
	private void showOutline() {
		if (getSite().getPage().getActiveEditor() == this && getSite().getPage().findView(UiIds.OUTLINE_VIEW) instanceof PageBookView outline)
			outline.partActivated(this);
	}

	private void hookMenu() {
		GraphicalViewer viewer = page.viewer();
		MenuManager menu = new MenuManager(DiagramIds.NETWORK_MENU, DiagramIds.NETWORK_MENU);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(actions::fill);
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(DiagramIds.NETWORK_MENU, menu, getSite().getSelectionProvider());
	}

	/** Null until the file was read. */
	public DesignPage page() {
		return page;
	}

	/** Null until the file was read. */
	public DesignModel model() {
		return model;
	}

	/** Made when it is looked at first: a large design has hundreds of rows. Null until the file was read. */
	public TablesPage tables() {
		if (tables == null && model != null) {
			tables = new TablesPage(tablesStack, model);
			show(tablesStack, tables.control());
		}
		return tables;
	}

	@Override
	protected void pageChange(int newPageIndex) {
		super.pageChange(newPageIndex);
		if (newPageIndex == 1 && tables() != null || tables != null)
			tables.setShown(newPageIndex == 1);
	}

	boolean isDrawingShown() {
		return getActivePage() == 0;
	}

	@Override
	public void setFocus() {
		if (page != null && isDrawingShown())
			page.setFocus();
		else if (tables != null)
			tables.setFocus();
		else
			super.setFocus();
	}

	@Override
	public boolean isDirty() {
		return model != null && domain.getCommandStack().isDirty();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return model != null;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		save(file);
	}

	/** Writes aside while the window goes on painting. @return whether it was written */
	private boolean save(DesignFile to) {
		NetworkDesign design = model.design();
		try {
			boolean[] others = { false };
			aside(monitor -> others[0] = isChangedByOthers(to));
			if (others[0] && !MessageDialog.openQuestion(getSite().getShell(), Messages.Save_title, NLS.bind(Messages.Save_changed, to.path())))
				return false;
			aside(monitor -> write(to, design));
			domain.getCommandStack().markSaveLocation();
			firePropertyChange(PROP_DIRTY);
			if (!model.state().choices().isEmpty())
				page.tell(NLS.bind(Messages.Save_choices, model.state().choices().size()));
			return true;
		} catch (InvocationTargetException e) {
			String sentence = NLS.bind(Messages.Save_failed, to.path(), e.getCause().getMessage());
			ILog.of(NetworkEditor.class).warn(sentence, e.getCause());
			MessageDialog.openError(getSite().getShell(), Messages.Save_title, sentence);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	private static void aside(IRunnableWithProgress work) throws InvocationTargetException, InterruptedException {
		PlatformUI.getWorkbench().getProgressService().busyCursorWhile(work);
	}

	private static boolean isChangedByOthers(DesignFile file) throws InvocationTargetException {
		try {
			return file.isChangedByOthers();
		} catch (IOException e) {
			throw new InvocationTargetException(e);
		}
	}

	private static void write(DesignFile file, NetworkDesign design) throws InvocationTargetException {
		try {
			file.save(design);
		} catch (IOException e) {
			throw new InvocationTargetException(e);
		}
	}

	@Override
	public void doSaveAs() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText(Messages.Save_as);
		dialog.setFilterExtensions(new String[] { "*." + DesignFile.EXTENSION }); //$NON-NLS-1$
		dialog.setFilterPath(String.valueOf(file.path().getParent()));
		dialog.setFileName(file.path().getFileName().toString());
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null)
			saveAs(withEnding(Path.of(chosen)));
	}

	/** From now on the editor is on that file. */
	public void saveAs(Path target) {
		DesignFile to = new DesignFile(target);
		if (!save(to))
			return;
		NetworkEditorInput input = new NetworkEditorInput(target);
		setInputWithNotify(input);
		setPartName(input.getName());
		setTitleToolTip(input.getToolTipText());
		file = to;
	}

	static Path withEnding(Path path) {
		String name = path.getFileName().toString();
		return name.endsWith('.' + DesignFile.EXTENSION) ? path : path.resolveSibling(name + '.' + DesignFile.EXTENSION);
	}

	/** Writes an empty design. Blocks on the disk. @throws IOException naming the file */
	static void create(Path path, String name) throws IOException {
		if (Files.exists(path))
			throw new IOException(NLS.bind(Messages.New_exists, path));
		new DesignFile(path).save(NetworkDesign.empty(name));
	}

	@Override
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public Object getAdapter(Class type) {
		if (type == CommandStack.class)
			return domain.getCommandStack();
		if (type == ActionRegistry.class)
			return actions == null ? null : actions.registry();
		if (page != null && type == GraphicalViewer.class)
			return page.viewer();
		if (page != null && type == ZoomManager.class)
			return page.viewer().getProperty(ZoomManager.class.toString());
		if (page != null && type == IContentOutlinePage.class && page.viewer().getControl() instanceof FigureCanvas)
			return new TopologyOutlinePage(page.viewer());
		return super.getAdapter(type);
	}

	/** For actions that ask by part. */
	IWorkbenchPart part() {
		return this;
	}

	@Override
	public void dispose() {
		if (recorder != null)
			recorder.dispose();
		if (live != null)
			live.dispose();
		if (inside != null) {
			whileVisible.dispose();
			inside.dispose();
		}
		if (actions != null)
			actions.dispose();
		if (page != null)
			page.dispose();
		super.dispose();
	}
}
