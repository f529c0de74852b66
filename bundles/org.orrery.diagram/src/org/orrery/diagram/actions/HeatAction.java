// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.actions;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.diagram.Messages;
import org.orrery.diagram.editor.HeatMap;
import org.orrery.diagram.editor.HeatMetric;
import org.orrery.ui.Images;

/** Chooses by what hosts are coloured, from a menu below the button or in the context menu. UI thread. */
public final class HeatAction extends Action implements IMenuCreator {
	private final HeatMap map;
	private Menu menu;

	public HeatAction(HeatMap map) {
		super(Messages.Action_heat, IAction.AS_DROP_DOWN_MENU);
		this.map = map;
		setImageDescriptor(Images.descriptor("performance")); //$NON-NLS-1$
		setToolTipText(Messages.Action_heatTooltip);
		setMenuCreator(this);
	}

	/** The button itself opens the menu too: there is nothing else that it could mean. */
	@Override
	public void runWithEvent(Event event) {
		if (event.widget instanceof ToolItem item) {
			Menu choices = getMenu(item.getParent());
			var bounds = item.getBounds();
			choices.setLocation(item.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
			choices.setVisible(true);
		}
	}

	@Override
	public Menu getMenu(Control parent) {
		dispose();
		menu = new Menu(parent);
		fill(menu);
		return menu;
	}

	@Override
	public Menu getMenu(Menu parent) {
		Menu choices = new Menu(parent);
		fill(choices);
		return choices;
	}

	private void fill(Menu choices) {
		for (HeatMetric metric : HeatMetric.values()) {
			Action choice = new Action(metric.label(), IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked())
						map.choose(metric);
				}
			};
			choice.setChecked(map.metric() == metric);
			new ActionContributionItem(choice).fill(choices, -1);
		}
	}

	@Override
	public void dispose() {
		if (menu != null && !menu.isDisposed())
			menu.dispose();
		menu = null;
	}
}
