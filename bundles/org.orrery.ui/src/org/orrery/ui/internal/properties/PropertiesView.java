// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryListener;
import org.orrery.model.FleetChange;
import org.orrery.model.FleetListener;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Selections;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.EmptyState;
import org.orrery.ui.internal.workbench.WhileVisible;

/** What there is to know of the selected object, wherever it was selected, kept up to date. */
public final class PropertiesView extends ViewPart implements ISelectionListener {
	private Services services;
	private Composite stack;
	private EmptyState empty;
	private Composite page;
	private Label icon;
	private Label name;
	private Button retry;
	private CTabFolder folder;
	private final List<TopicPage> pages = new ArrayList<>();
	private List<String> titles = List.of();
	private volatile ObjectRef shown;
	/** What the open tabs were made for. */
	private ObjectRef built;
	private List<Topic> latest = List.of();
	private UiPulse pulse;
	private final FleetListener fleetListener = this::fleetChanged;
	private final TaskFeed.Listener taskListener = changed -> tasksChanged();
	private final AlarmFeed.Listener alarmListener = marked -> tasksChanged();
	private final InventoryListener inventoryListener = this::inventoryChanged;
	private final Runnable themeListener = this::rebuild;
	private final Runnable useListener = this::useChanged;
	private WhileVisible whileVisible;

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyState(stack, null, Messages.Empty_message, null, null, getSite());
		createPage();
		showTop(empty);
		pulse = new UiPulse(services.fleet().modelThread(), 200, this::refresh);
		services.fleet().addListener(fleetListener);
		services.taskFeed().addListener(taskListener);
		services.alarms().addListener(alarmListener);
		services.engine().inventory().addListener(inventoryListener);
		ThemeColors.addListener(themeListener);
		whileVisible = WhileVisible.of(this, () -> services.statistics().addListener(useListener, this::hostOfInterest),
				() -> services.statistics().removeListener(useListener));
		getSite().getPage().addPostSelectionListener(this);
		ISelection now = getSite().getPage().getSelection();
		if (now != null)
			selectionChanged(getSite().getPage().getActivePart(), now);
	}

	private void createPage() {
		page = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		Composite header = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(10, 7).spacing(8, 0).applyTo(header);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		icon = new Label(header, SWT.NONE);
		name = new Label(header, SWT.NONE);
		name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		name.setData(UiIds.WIDGET_KEY, "properties-name"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
		retry = new Button(header, SWT.PUSH);
		retry.setText(Messages.Retry_now);
		retry.addListener(SWT.Selection, event -> services.engine().connections().find(shown.connection()).ifPresent(HostConnection::connect));
		GridDataFactory.swtDefaults().exclude(true).applyTo(retry);
		folder = new CTabFolder(page, SWT.TOP | SWT.FLAT);
		folder.setData(UiIds.WIDGET_KEY, "properties-tabs"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
		folder.addListener(SWT.Selection, event -> showOpenTab());
	}

	/** Tabs being taken down report a selection too. */
	private void showOpenTab() {
		int open = folder.getSelectionIndex();
		if (folder.getItemCount() == latest.size() && open >= 0)
			pages.get(open).show(latest.get(open));
	}

	private void showTop(Composite top) {
		((StackLayout) stack.getLayout()).topControl = top;
		stack.layout();
	}

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		List<InventoryObject> objects = Selections.objects(selection, InventoryObject.class);
		if (part == this || objects.isEmpty())
			return;
		shown = objects.getFirst().getRef();
		services.statistics().interestChanged();
		refresh();
	}

	private void fleetChanged(FleetChange change) {
		boolean concerned = shown != null && (change.changed().stream().anyMatch(this::isShown) || change.structure().stream().anyMatch(this::isShown)
				|| change.removed().stream().anyMatch(this::isShown));
		if (concerned)
			pulse.request();
	}

	/** On an engine thread: what the model does not hold may be other, too. */
	private void inventoryChanged(HostInventory inventory) {
		ObjectRef object = shown;
		if (object != null && object.kind() == ObjectKind.HOST && object.connection().equals(inventory.connection()))
			pulse.request();
	}

	private void tasksChanged() {
		if (shown != null)
			pulse.request();
	}

	private boolean isShown(InventoryObject object) {
		return shown.equals(object.getRef()) || object instanceof VirtualMachine vm && vm.getHost() != null && shown.equals(vm.getHost().getRef());
	}

	private void rebuild() {
		titles = List.of();
		refresh();
	}

	private void refresh() {
		if (stack.isDisposed() || shown == null)
			return;
		InventoryObject object = services.fleet().find(shown).orElse(null);
		if (object == null) {
			shown = null;
			showTop(empty);
			return;
		}
		icon.setImage(StateImages.of(object, services));
		name.setText(headline(object).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		showRetry(object instanceof Host host && host.getState() != HostState.ACTIVE);
		showTopics(topics(object));
		showTop(page);
		page.layout(true, true);
	}

	private String headline(InventoryObject object) {
		String title = VmTopics.text(object.getName());
		return switch (object) {
		case VirtualMachine vm -> NLS.bind(Messages.Headline, title,
				services.taskFeed().isMigrating(vm.getRef()) ? Messages.Headline_migrating : Words.of(vm.getState()));
		case Host host -> NLS.bind(Messages.Headline, title, Words.of(host.getState()));
		default -> title;
		};
	}

	private void showRetry(boolean wanted) {
		retry.setVisible(wanted);
		((org.eclipse.swt.layout.GridData) retry.getLayoutData()).exclude = !wanted;
	}

	private List<Topic> topics(InventoryObject object) {
		List<Topic> topics = new ArrayList<>(switch (object) {
		case VirtualMachine vm -> VmTopics.of(vm, services);
		case Host host -> HostTopics.of(host, services.engine().inventory());
		default -> PlaceTopics.of(object, services);
		});
		UseTopic.of(object, services.statistics()).ifPresent(use -> topics.add(1, use));
		Writing.topic(shown, services).ifPresent(topics::add);
		AlarmTopic.of(object, services.alarms()).ifPresent(topics::add);
		return topics;
	}

	/** Its own page only: what the others hold may have to be asked of the host. */
	private Set<String> hostOfInterest() {
		return shown == null || shown.connection() == null || shown.connection().isEmpty() ? Set.of() : Set.of(shown.connection());
	}

	private void useChanged() {
		int page = titles.indexOf(Messages.Topic_use);
		if (stack.isDisposed() || shown == null || page < 0)
			return;
		if (folder.getSelectionIndex() == page)
			services.fleet().find(shown).flatMap(object -> UseTopic.of(object, services.statistics())).ifPresent(pages.get(page)::show);
	}

	/** Only what is open is drawn; the others when they are opened. The same tabs stay open while values change; another kind of object gets its own, opened at the tab of the same name. */
	private void showTopics(List<Topic> topics) {
		List<String> wanted = topics.stream().map(Topic::title).toList();
		if (!wanted.equals(titles) || !shown.equals(built))
			buildTabs(topics, wanted);
		latest = topics;
		showOpenTab();
	}

	private void buildTabs(List<Topic> topics, List<String> wanted) {
		String open = folder.getSelection() == null ? "" : folder.getSelection().getText(); //$NON-NLS-1$
		latest = List.of();
		for (CTabItem item : folder.getItems()) {
			item.getControl().dispose();
			item.dispose();
		}
		pages.clear();
		for (Topic topic : topics) {
			TopicPage content = new TopicPage(folder, services.fleet().modelThread());
			CTabItem item = new CTabItem(folder, SWT.NONE);
			item.setText(topic.title());
			item.setControl(content.control());
			pages.add(content);
		}
		titles = wanted;
		built = shown;
		folder.setSelection(Math.max(0, wanted.indexOf(open)));
	}

	@Override
	public void setFocus() {
		((StackLayout) stack.getLayout()).topControl.setFocus();
	}

	@Override
	public void dispose() {
		if (pulse != null) {
			pulse.stop();
			whileVisible.dispose();
			services.fleet().removeListener(fleetListener);
			services.taskFeed().removeListener(taskListener);
			services.alarms().removeListener(alarmListener);
			services.engine().inventory().removeListener(inventoryListener);
			ThemeColors.removeListener(themeListener);
			getSite().getPage().removePostSelectionListener(this);
		}
		super.dispose();
	}
}
