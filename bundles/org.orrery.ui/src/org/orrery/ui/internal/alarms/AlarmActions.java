// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.Alarms;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.widgets.WorkAction;

/** What a person does to the selected alarms. UI thread; the disk is written by the engine's thread. */
final class AlarmActions {
	private final IWorkbenchPage page;
	private final Services services;
	private final Supplier<List<Alarm>> selected;
	private final Action acknowledge = new WorkAction(Messages.Action_acknowledge, "acknowledge", this::acknowledge); //$NON-NLS-1$
	private final Action unacknowledge = new WorkAction(Messages.Action_unacknowledge, null, () -> each(alarm -> alarms().unacknowledge(alarm.id())));
	private final Action muteHour = new WorkAction(Messages.Action_muteHour, "mute", () -> mute(Instant.now().plus(Duration.ofHours(1)))); //$NON-NLS-1$
	private final Action muteDay = new WorkAction(Messages.Action_muteDay, null, () -> mute(Instant.now().plus(Duration.ofDays(1))));
	private final Action muteForEver = new WorkAction(Messages.Action_muteForEver, null, () -> mute(Instant.MAX));
	private final Action unmute = new WorkAction(Messages.Action_unmute, null, () -> each(alarm -> alarms().unmute(alarm.id())));
	private final Action show = new WorkAction(Messages.Action_show, "navigator", this::show); //$NON-NLS-1$

	AlarmActions(IWorkbenchPage page, Services services, Supplier<List<Alarm>> selected) {
		this.page = page;
		this.services = services;
		this.selected = selected;
		update();
	}

	void fill(IContributionManager toolbar) {
		toolbar.add(acknowledge);
		toolbar.add(muteHour);
		toolbar.add(show);
	}

	void fillMenu(IMenuManager menu) {
		for (Action action : List.of(show, acknowledge, unacknowledge))
			menu.add(action);
		menu.add(new Separator());
		for (Action action : List.of(muteHour, muteDay, muteForEver, unmute))
			menu.add(action);
	}

	/** After another selection or another state. */
	void update() {
		Instant now = Instant.now();
		List<Alarm> open = open();
		acknowledge.setEnabled(open.stream().anyMatch(alarm -> !alarm.isAcknowledged()));
		unacknowledge.setEnabled(open.stream().anyMatch(Alarm::isAcknowledged));
		for (Action mute : List.of(muteHour, muteDay, muteForEver))
			mute.setEnabled(!open.isEmpty());
		unmute.setEnabled(open.stream().anyMatch(alarm -> alarm.isMuted(now)));
		show.setEnabled(subject().isPresent());
	}

	private List<Alarm> open() {
		return selected.get().stream().filter(Alarm::isOpen).toList();
	}

	private Alarms alarms() {
		return services.engine().alarms();
	}

	void acknowledge() {
		List<Alarm> open = open().stream().filter(alarm -> !alarm.isAcknowledged()).toList();
		if (open.isEmpty())
			return;
		String what = open.size() == 1 ? AlarmStates.place(open.getFirst()) + ": " + open.getFirst().what() : NLS.bind(Messages.Acknowledge_many, open.size()); //$NON-NLS-1$
		InputDialog dialog = new InputDialog(page.getWorkbenchWindow().getShell(), Messages.Acknowledge_title, NLS.bind(Messages.Acknowledge_message, what), "", null); //$NON-NLS-1$
		if (dialog.open() == Window.OK)
			open.forEach(alarm -> watch(alarms().acknowledge(alarm.id(), dialog.getValue())));
	}

	private void mute(Instant until) {
		each(alarm -> alarms().mute(alarm.id(), until));
	}

	private void each(Function<Alarm, CompletableFuture<Alarm>> change) {
		open().forEach(alarm -> watch(change.apply(alarm)));
	}

	/** One that has ended meanwhile needs nothing any more. */
	private static void watch(CompletableFuture<Alarm> change) {
		change.exceptionally(failure -> {
			ILog.of(AlarmActions.class).info(failure.getMessage(), failure);
			return null;
		});
	}

	private Optional<InventoryObject> subject() {
		List<Alarm> all = selected.get();
		return all.isEmpty() ? Optional.empty() : services.fleet().find(all.getFirst().subject());
	}

	void show() {
		subject().ifPresent(object -> {
			try {
				IWorkbenchPart navigator = page.showView(UiIds.NAVIGATOR_VIEW);
				navigator.getSite().getSelectionProvider().setSelection(new StructuredSelection(object));
			} catch (PartInitException e) {
				ILog.of(AlarmActions.class).error("The navigator could not be opened", e); //$NON-NLS-1$
			}
		});
	}
}
