// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.chassis;

import java.time.Instant;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.chassis.Chassis.Seat;
import org.orrery.fabric.chassis.Module;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.EmptyState;
import org.orrery.ui.internal.workbench.WhileVisible;

/** The switches that were applied, each with its slots: two controllers, then its hosts. The watch goes on whether it is seen or not. UI thread. */
public final class ChassisView extends ViewPart {
	private static final int[] WIDTHS = { 190, 60, 130, 150, 110, 420 };

	private ChassisFeed feed;
	private UiPulse pulse;
	private final Runnable told = () -> pulse.request();
	private Composite stack;
	private EmptyState empty;
	private Tree tree;
	private WhileVisible whileVisible;

	@Override
	public void createPartControl(Composite parent) {
		feed = ChassisStartup.feed();
		pulse = new UiPulse(Services.of(getSite()).fleet().modelThread(), 0, this::show);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyState(stack, "network", Messages.Chassis_empty, Messages.Chassis_begin, DiagramIds.NEW_NETWORK, getSite()); //$NON-NLS-1$
		tree = new Tree(stack, SWT.SINGLE | SWT.FULL_SELECTION);
		tree.setData(UiIds.WIDGET_KEY, "network-chassis"); //$NON-NLS-1$
		tree.setHeaderVisible(true);
		String[] titles = { Messages.Chassis_name, Messages.Chassis_slot, Messages.Chassis_state, Messages.Chassis_since, Messages.Chassis_heard,
				Messages.Chassis_reason };
		for (int i = 0; i < titles.length; i++) {
			TreeColumn column = new TreeColumn(tree, i == 1 ? SWT.RIGHT : SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		tree.addListener(SWT.MouseMove, event -> tip(new Point(event.x, event.y)));
		show();
		whileVisible = WhileVisible.of(this, () -> {
			feed.addListener(told);
			show();
		}, () -> feed.removeListener(told));
	}

	/** Relative times are for reading, the exact one for writing down. */
	private void tip(Point at) {
		TreeItem item = tree.getItem(at);
		String words = item != null && item.getData() instanceof Seat seat ? NLS.bind(Messages.Chassis_tip, Words.absolute(seat.since())) : null;
		if (!java.util.Objects.equals(words, tree.getToolTipText()))
			tree.setToolTipText(words);
	}

	private void show() {
		if (stack.isDisposed())
			return;
		List<Chassis> now = feed.chassis();
		Control top = now.isEmpty() ? empty : tree;
		if (((StackLayout) stack.getLayout()).topControl != top) {
			((StackLayout) stack.getLayout()).topControl = top;
			stack.layout();
		}
		while (tree.getItemCount() > now.size())
			tree.getItem(tree.getItemCount() - 1).dispose();
		for (int i = 0; i < now.size(); i++) {
			boolean fresh = i >= tree.getItemCount();
			TreeItem item = fresh ? new TreeItem(tree, SWT.NONE) : tree.getItem(i);
			show(now.get(i), item);
			if (fresh)
				item.setExpanded(true);
		}
	}

	private static void show(Chassis chassis, TreeItem item) {
		fill(item, Images.image("network"), chassis.name(), "", NLS.bind(Messages.Chassis_present, chassis.present(), chassis.hosts()), "", "", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		List<Seat> seats = chassis.seats();
		while (item.getItemCount() > seats.size())
			item.getItem(item.getItemCount() - 1).dispose();
		for (int i = 0; i < seats.size(); i++)
			show(seats.get(i), i < item.getItemCount() ? item.getItem(i) : new TreeItem(item, SWT.NONE));
	}

	private static void show(Seat seat, TreeItem item) {
		Module module = seat.module();
		item.setData(seat);
		String heard = module.host() == null ? "" : module.silence() < 0 ? Messages.Chassis_never : NLS.bind(Messages.Chassis_ago, module.silence() / 1000); //$NON-NLS-1$
		fill(item, image(module), module.name(), Integer.toString(module.slot()), words(module.state()), Words.relative(seat.since(), Instant.now()), heard,
				module.reason());
	}

	/** Touches only what differs: once a second there is much that does not. */
	private static void fill(TreeItem item, Image image, String... texts) {
		if (item.getImage() != image)
			item.setImage(image);
		for (int i = 0; i < texts.length; i++)
			if (!item.getText(i).equals(texts[i]))
				item.setText(i, texts[i]);
	}

	private static Image image(Module module) {
		return switch (module.state()) {
		case ACTIVE, STANDBY -> Images.image("cpu"); //$NON-NLS-1$
		case PRESENT -> Images.image("host", "ok"); //$NON-NLS-1$ //$NON-NLS-2$
		case UNKNOWN -> Images.image("host", "connecting"); //$NON-NLS-1$ //$NON-NLS-2$
		case REMOVED -> Images.image("host", "unreachable"); //$NON-NLS-1$ //$NON-NLS-2$
		case STRANGER -> Images.image("host", "degraded"); //$NON-NLS-1$ //$NON-NLS-2$
		};
	}

	private static String words(Module.State state) {
		return switch (state) {
		case ACTIVE -> Messages.Chassis_active;
		case STANDBY -> Messages.Chassis_standby;
		case PRESENT -> Messages.Chassis_there;
		case UNKNOWN -> Messages.Chassis_unknown;
		case REMOVED -> Messages.Chassis_removed;
		case STRANGER -> Messages.Chassis_stranger;
		};
	}

	@Override
	public void setFocus() {
		Control top = ((StackLayout) stack.getLayout()).topControl;
		if (top != null)
			top.setFocus();
	}

	@Override
	public void dispose() {
		if (whileVisible != null)
			whileVisible.dispose();
		if (pulse != null)
			pulse.stop();
		super.dispose();
	}
}
