// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.orrery.engine.operation.migration.MappingNeeds;
import org.orrery.engine.operation.migration.MappingNeeds.Kind;
import org.orrery.engine.operation.migration.MappingNeeds.Need;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.hypervisor.NicSource;
import org.orrery.ui.UiIds;

/** What is called differently on the target: a line for each network and pool that it lacks under that name. */
final class MappingPage extends WizardPage {
	private record Choice(Need need, Combo combo) {
		/** Empty: not mapped. */
		String chosen() {
			return combo.getSelectionIndex() <= 0 ? "" : need.choices().get(combo.getSelectionIndex() - 1); //$NON-NLS-1$
		}
	}

	private final List<Choice> choices = new ArrayList<>();
	private MappingNeeds shown;
	private Composite area;

	MappingPage() {
		super("mapping", Messages.Mapping_title, null); //$NON-NLS-1$
		setDescription(Messages.Mapping_description);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 8).spacing(12, 8).applyTo(area);
		setControl(area);
	}

	/** What is asked for; what was chosen stays as long as the same is asked. */
	void show(MappingNeeds needs, String hostName) {
		if (needs.equals(shown))
			return;
		shown = needs;
		choices.clear();
		for (var child : area.getChildren())
			child.dispose();
		needs.needs().forEach(need -> choices.add(row(need, hostName)));
		area.layout(true, true);
		validate();
	}

	private Choice row(Need need, String hostName) {
		boolean network = need.kind() == Kind.NETWORK;
		new Label(area, SWT.NONE).setText(NLS.bind(network ? Messages.Mapping_network : Messages.Mapping_pool, need.here()));
		Combo combo = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setData(UiIds.WIDGET_KEY, "map-" + need.here()); //$NON-NLS-1$
		combo.add(network ? NLS.bind(Messages.Mapping_choose, hostName) : NLS.bind(Messages.Mapping_makePool, need.folder()));
		need.choices().forEach(combo::add);
		combo.select(need.choices().indexOf(need.proposal()) + 1);
		combo.addListener(SWT.Selection, event -> validate());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return new Choice(need, combo);
	}

	private void validate() {
		setPageComplete(choices.stream().allMatch(choice -> choice.need().kind() == Kind.POOL || !choice.chosen().isEmpty()));
	}

	MigrationMapping mapping() {
		Map<NicSource, NicSource> networks = new HashMap<>();
		Map<String, String> pools = new HashMap<>();
		for (Choice choice : choices) {
			if (choice.chosen().isEmpty())
				continue;
			if (choice.need().kind() == Kind.NETWORK)
				networks.put(NicSource.parse(choice.need().here()), NicSource.parse(choice.chosen()));
			else
				pools.put(choice.need().here(), choice.chosen());
		}
		return new MigrationMapping(networks, pools, Map.of());
	}
}
