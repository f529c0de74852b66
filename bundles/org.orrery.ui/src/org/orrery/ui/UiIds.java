// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

/** Ids that the workbench declares in its plugin.xml, for parts of other bundles. */
public final class UiIds {
	public static final String BUNDLE = "org.orrery.ui"; //$NON-NLS-1$

	public static final String FLEET_PERSPECTIVE = "org.orrery.ui.perspective.fleet"; //$NON-NLS-1$

	public static final String MONITOR_PERSPECTIVE = "org.orrery.ui.perspective.monitor"; //$NON-NLS-1$

	public static final String PERFORMANCE_VIEW = "org.orrery.ui.view.performance"; //$NON-NLS-1$
	public static final String NAVIGATOR_VIEW = "org.orrery.ui.view.navigator"; //$NON-NLS-1$
	public static final String FOLDERS_VIEW = "org.orrery.ui.view.folders"; //$NON-NLS-1$
	public static final String TASKS_VIEW = "org.orrery.ui.view.tasks"; //$NON-NLS-1$
	public static final String LOOK_INSIDE_VIEW = "org.orrery.ui.view.lookInside"; //$NON-NLS-1$
	public static final String ALARMS_VIEW = "org.orrery.ui.view.alarms"; //$NON-NLS-1$
	public static final String PROBLEMS_VIEW = "org.orrery.ui.view.problems"; //$NON-NLS-1$
	public static final String LOG_VIEW = "org.orrery.ui.view.log"; //$NON-NLS-1$
	public static final String PROPERTIES_VIEW = "org.orrery.ui.view.properties"; //$NON-NLS-1$
	public static final String PROGRESS_VIEW = "org.eclipse.ui.views.ProgressView"; //$NON-NLS-1$
	public static final String OUTLINE_VIEW = "org.eclipse.ui.views.ContentOutline"; //$NON-NLS-1$
	public static final String VIRTUAL_MACHINES_EDITOR = "org.orrery.ui.editor.virtualMachines"; //$NON-NLS-1$
	/** Declared by the bundle of the diagrams; opened when the window opens. */
	public static final String TOPOLOGY_EDITOR = "org.orrery.diagram.topology"; //$NON-NLS-1$
	/** Declared by the bundle of the diagrams: opens its editor with the input it wants. */
	public static final String OPEN_TOPOLOGY = "org.orrery.diagram.command.openTopology"; //$NON-NLS-1$

	public static final String CONNECT = "org.orrery.ui.command.connect"; //$NON-NLS-1$
	public static final String EDIT_CONNECTION = "org.orrery.ui.command.connection.edit"; //$NON-NLS-1$
	public static final String REMOVE_CONNECTION = "org.orrery.ui.command.connection.remove"; //$NON-NLS-1$
	public static final String RETRY_CONNECTION = "org.orrery.ui.command.connection.retry"; //$NON-NLS-1$
	public static final String DISCONNECT = "org.orrery.ui.command.connection.disconnect"; //$NON-NLS-1$
	public static final String OPEN_VIRTUAL_MACHINES = "org.orrery.ui.command.openVirtualMachines"; //$NON-NLS-1$
	public static final String SHOW_PERFORMANCE = "org.orrery.ui.command.showPerformance"; //$NON-NLS-1$
	public static final String START = "org.orrery.ui.command.vm.start"; //$NON-NLS-1$
	public static final String SHUT_DOWN = "org.orrery.ui.command.vm.shutDown"; //$NON-NLS-1$
	public static final String FORCE_OFF = "org.orrery.ui.command.vm.forceOff"; //$NON-NLS-1$
	public static final String REBOOT = "org.orrery.ui.command.vm.reboot"; //$NON-NLS-1$
	public static final String PAUSE = "org.orrery.ui.command.vm.pause"; //$NON-NLS-1$
	public static final String RESUME = "org.orrery.ui.command.vm.resume"; //$NON-NLS-1$
	public static final String IMPORT_HOSTS = "org.orrery.ui.command.importHosts"; //$NON-NLS-1$
	public static final String OPEN_REPORTS = "org.orrery.ui.command.openReports"; //$NON-NLS-1$
	public static final String REPORT_EDITOR = "org.orrery.ui.editor.reports"; //$NON-NLS-1$
	public static final String MIGRATE = "org.orrery.ui.command.vm.migrate"; //$NON-NLS-1$
	public static final String TAGS = "org.orrery.ui.command.tags"; //$NON-NLS-1$
	public static final String FOLDER = "org.orrery.ui.command.folder"; //$NON-NLS-1$
	public static final String NOTES = "org.orrery.ui.command.notes"; //$NON-NLS-1$
	public static final String FIND = "org.orrery.ui.command.find"; //$NON-NLS-1$
	/** Parameter of {@link #FIND}: the query to begin with. */
	public static final String FIND_QUERY = "org.orrery.ui.command.find.query"; //$NON-NLS-1$
	public static final String EVACUATE = "org.orrery.ui.command.host.evacuate"; //$NON-NLS-1$
	public static final String ENTER_MAINTENANCE = "org.orrery.ui.command.host.enterMaintenance"; //$NON-NLS-1$
	public static final String LEAVE_MAINTENANCE = "org.orrery.ui.command.host.leaveMaintenance"; //$NON-NLS-1$
	public static final String PAUSE_QUEUE = "org.orrery.ui.command.queue.pause"; //$NON-NLS-1$
	public static final String RESUME_QUEUE = "org.orrery.ui.command.queue.resume"; //$NON-NLS-1$
	public static final String STOP_QUEUE = "org.orrery.ui.command.queue.stop"; //$NON-NLS-1$
	public static final String CANCEL_TASK = "org.orrery.ui.command.task.cancel"; //$NON-NLS-1$
	public static final String ACKNOWLEDGE_TASK = "org.orrery.ui.command.task.acknowledge"; //$NON-NLS-1$
	public static final String UNDO_TASK = "org.orrery.ui.command.task.undo"; //$NON-NLS-1$
	public static final String TASK_SCRIPT = "org.orrery.ui.command.task.script"; //$NON-NLS-1$
	public static final String EXPORT_TASKS = "org.orrery.ui.command.task.export"; //$NON-NLS-1$
	public static final String TASK_HISTORY = "org.orrery.ui.command.taskHistory"; //$NON-NLS-1$
	public static final String TASK_DETAILS = "org.orrery.ui.command.task.details"; //$NON-NLS-1$
	public static final String LINK_SELECTION = "org.orrery.ui.command.linkSelection"; //$NON-NLS-1$

	/** Binding context while a part that shows fleet objects is active. */
	public static final String FLEET_CONTEXT = "org.orrery.ui.context.fleet"; //$NON-NLS-1$

	/** Binding context while the Tasks view is active. */
	public static final String TASKS_CONTEXT = "org.orrery.ui.context.tasks"; //$NON-NLS-1$

	/** Key under which test drivers find a widget; the one SWTBot uses. */
	public static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key"; //$NON-NLS-1$

	private UiIds() {
	}
}
