// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.gef.commands.CommandStack;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.migration.DragVerdicts;
import org.orrery.diagram.migration.MigrationDrag;
import org.orrery.diagram.migration.MigrationDrop;
import org.orrery.diagram.migration.MigrationStatus;
import org.orrery.model.FleetModel;

/** What the edit parts of one diagram share. UI thread. */
public final class TopologyContext {
	private final FleetModel fleet;
	private final Placements placements;
	private final DiagramTheme theme;
	private final MigrationStatus migrations;
	private final Interaction interaction;
	private final Attachments attachments;
	private final Set<Layer> visible = EnumSet.allOf(Layer.class);
	private Runnable structureListener = () -> {
	};
	private SearchMatches search = SearchMatches.NONE;
	private AlarmSigns alarms = AlarmSigns.NONE;

	/**
	 * How a person changes things on the diagram.
	 *
	 * @param commands undoable edits of the document go here; @param properties shows the properties of what is selected
	 */
	public record Interaction(MigrationDrag drag, MigrationDrop drop, CommandStack commands, Runnable properties) {
	}

	/** @param interaction null for a picture nobody works on */
	public TopologyContext(FleetModel fleet, Placements placements, DiagramTheme theme, MigrationStatus migrations, Interaction interaction) {
		this.fleet = fleet;
		this.placements = placements;
		this.theme = theme;
		this.migrations = migrations;
		this.interaction = interaction;
		this.attachments = new Attachments(fleet.fleet());
	}

	public FleetModel fleet() {
		return fleet;
	}

	public Placements placements() {
		return placements;
	}

	public DiagramTheme theme() {
		return theme;
	}

	public MigrationStatus migrations() {
		return migrations;
	}

	/** The drag of VMs that goes on, if any. */
	public DragVerdicts drag() {
		return interaction == null ? DragVerdicts.NONE : interaction.drag();
	}

	public Optional<Interaction> interaction() {
		return Optional.ofNullable(interaction);
	}

	public Attachments attachments() {
		return attachments;
	}

	public boolean isVisible(Layer layer) {
		return visible.contains(layer);
	}

	public Set<Layer> visibleLayers() {
		return Set.copyOf(visible);
	}

	/** The diagram has to be synchronized afterwards. */
	public void setVisible(Layer layer, boolean show) {
		if (show)
			visible.add(layer);
		else
			visible.remove(layer);
	}

	/** @param listener told after boxes came, went or moved */
	public void onStructureChange(Runnable listener) {
		structureListener = listener;
	}

	void structureChanged() {
		structureListener.run();
	}

	public AlarmSigns alarms() {
		return alarms;
	}

	/** Before parts are made. */
	public void setAlarms(AlarmSigns signs) {
		alarms = signs;
	}

	public SearchMatches search() {
		return search;
	}

	/** The emphasis of the parts has to be updated afterwards. */
	public void setSearch(SearchMatches matches) {
		search = matches;
	}
}
