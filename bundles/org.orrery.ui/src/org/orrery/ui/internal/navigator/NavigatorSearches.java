// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.ui.IWorkbenchSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.orrery.engine.query.SavedSearches;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/**
 * The saved searches at the end of the tree; the element that holds them is this object. UI thread; the disk is read in jobs, when one was saved
 * here and when the view comes to the front, since the command line saves some, too.
 */
final class NavigatorSearches {
	/** One of them. */
	record SavedSearch(String name, String query) {
	}

	private final Services services;
	private final IWorkbenchSite site;
	private final Runnable changed;
	private final Runnable listener = this::read;
	private List<SavedSearch> searches = List.of();
	private TreeViewer viewer;

	/** @param changed told when there are others than before */
	NavigatorSearches(Services services, IWorkbenchSite site, Runnable changed) {
		this.services = services;
		this.site = site;
		this.changed = changed;
		services.engine().savedSearches().addListener(listener);
	}

	void dispose() {
		services.engine().savedSearches().removeListener(listener);
	}

	List<SavedSearch> all() {
		return searches;
	}

	/** Any thread. */
	void read() {
		inJob(store -> {
		});
	}

	private interface Act {
		void on(SavedSearches store) throws IOException;
	}

	private void inJob(Act act) {
		Job.createSystem(Messages.Searches_group, (ICoreRunnable) monitor -> {
			SavedSearches store = services.engine().savedSearches();
			try {
				act.on(store);
			} catch (IOException e) {
				services.fleet().modelThread().execute(() -> MessageDialog.openError(site.getShell(), Messages.Searches_group, e.getMessage()));
			}
			Map<String, String> now = store.all();
			services.fleet().modelThread().execute(() -> show(now.entrySet().stream().map(one -> new SavedSearch(one.getKey(), one.getValue())).toList()));
		}).schedule();
	}

	private void show(List<SavedSearch> now) {
		if (now.equals(searches) || viewer != null && viewer.getControl().isDisposed())
			return;
		searches = now;
		changed.run();
	}

	// --- what can be done with one -----------------------------------------------------------------------------------------------------

	/** Enter and a double click ask it; so do entries of the menu, which are there while one is selected. */
	void install(TreeViewer tree, IMenuManager menu) {
		viewer = tree;
		tree.addOpenListener(event -> ask());
		menu.add(item(Messages.Searches_ask, this::ask));
		menu.add(item(Messages.Searches_remove, this::remove));
	}

	private void remove() {
		String name = selected().name();
		inJob(store -> store.remove(name));
	}

	private ActionContributionItem item(String text, Runnable run) {
		return new ActionContributionItem(new Action(text) {
			@Override
			public void run() {
				run.run();
			}
		}) {
			@Override
			public boolean isVisible() {
				return selected() != null;
			}

			@Override
			public boolean isDynamic() {
				return true;
			}
		};
	}

	private SavedSearch selected() {
		return viewer.getStructuredSelection().size() == 1 && viewer.getStructuredSelection().getFirstElement() instanceof SavedSearch one ? one : null;
	}

	private void ask() {
		SavedSearch search = selected();
		if (search == null)
			return;
		Command find = site.getService(ICommandService.class).getCommand(UiIds.FIND);
		try {
			site.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(find, Map.of(UiIds.FIND_QUERY, search.query())), null);
		} catch (CommandException e) {
			ILog.of(NavigatorSearches.class).error("The saved search could not be asked", e); //$NON-NLS-1$
		}
	}
}
