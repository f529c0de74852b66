// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.handlers.IHandlerService;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.ui.UiIds;

/** One host with 5,000 VMs: how soon all of them are rows of the table, and of the tree when the host is opened. */
final class HostScenario implements Scenario {
	private static final int VMS = 5_000;

	@Override
	public void run(Console console, Findings findings) throws Exception {
		console.settle();
		console.run(() -> command(console, UiIds.OPEN_VIRTUAL_MACHINES));
		Table table = console.ask(() -> console.find("vm-table", Table.class));
		Tree tree = console.ask(() -> console.find("navigator", Tree.class));
		console.fleet("fleet-1x" + VMS);
		try (Stalls stalls = new Stalls(console.display())) {
			long begun = System.nanoTime();
			console.services().engine().connections().add(ConnectionDefinition.of("sim://fleet-1x" + VMS + "/h1", "h1", "Lab", "")).connect();
			console.until("5,000 rows", () -> table.getItemCount() == VMS);
			findings.put("host.rows", (System.nanoTime() - begun) / 1e6);
			console.settle();
			stalls.report("host.populate.stall", findings);
		}
		try (Stalls stalls = new Stalls(console.display())) {
			long begun = System.nanoTime();
			console.run(() -> expandHost(tree));
			console.run(console.display()::update);
			findings.put("host.expand", (System.nanoTime() - begun) / 1e6);
			findings.put("host.tree", console.ask(() -> host(tree).getItemCount()));
			console.settle();
			stalls.report("host.expand.stall", findings);
		}
		console.picture("host");
	}

	private static void command(Console console, String id) {
		try {
			console.window().getService(IHandlerService.class).executeCommand(id, null);
		} catch (org.eclipse.core.commands.common.CommandException e) {
			throw new AssertionError(e);
		}
	}

	private static TreeItem host(Tree tree) {
		return tree.getItem(0).getItem(0);
	}

	/** As a click on its triangle does. */
	private static void expandHost(Tree tree) {
		Event event = new Event();
		event.item = host(tree);
		tree.notifyListeners(SWT.Expand, event);
		host(tree).setExpanded(true);
	}
}
