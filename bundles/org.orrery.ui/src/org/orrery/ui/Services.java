// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.orrery.engine.Engine;
import org.orrery.engine.task.Tasks;
import org.orrery.model.FleetModel;

/**
 * What parts of the workbench work with: the engine and its feeds. Obtained from a site or window by {@code getService(Services.class)}.
 * One per workbench; UI thread.
 */
public final class Services {
	private final Engine engine;
	private final TaskFeed taskFeed;
	private final StatisticsFeed statistics;
	private final AlarmFeed alarms;

	Services(Engine engine) {
		this.engine = engine;
		this.taskFeed = new TaskFeed(engine);
		this.statistics = new StatisticsFeed(engine);
		this.alarms = new AlarmFeed(engine);
	}

	public static Services of(IServiceLocator locator) {
		return locator.getService(Services.class);
	}

	/** For what has no site: handlers' helpers, dialogs, label providers. */
	public static Services ofWorkbench() {
		return of(PlatformUI.getWorkbench());
	}

	public Engine engine() {
		return engine;
	}

	/** The live inventory as EObjects of the UI thread. */
	public FleetModel fleet() {
		return engine.fleet();
	}

	public Tasks tasks() {
		return engine.tasks();
	}

	/** The newest task records on the UI thread, told once per pass. */
	public TaskFeed taskFeed() {
		return taskFeed;
	}

	/** What VMs and hosts use, while somebody looks. */
	public StatisticsFeed statistics() {
		return statistics;
	}

	/** What is out of its limits, and which objects that marks. */
	public AlarmFeed alarms() {
		return alarms;
	}
}
