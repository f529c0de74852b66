// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;

import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.orrery.diagram.editor.TopologyEditorInput;
import org.orrery.diagram.export.TopologyExport;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.parts.Layer;
import org.orrery.engine.inventory.FleetUpdater;
import org.orrery.model.DesignException;
import org.orrery.model.DesignStore;
import org.orrery.model.FleetModel;
import org.orrery.model.ModelThread;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;

/**
 * The topology as the console draws it, with the places a person chose there, for {@code orrery export topology}. Needs a display for its
 * fonts, but no workbench. Main thread.
 */
final class TopologyPicture {
	private final Session session;
	private final Path dataFolder;

	/** The model of one picture belongs to the thread that draws it. */
	private static final class CallingThread implements ModelThread {
		@Override
		public boolean isCurrent() {
			return true;
		}

		@Override
		public void execute(Runnable work) {
			work.run();
		}

		@Override
		public void executeLater(long milliseconds, Runnable work) {
			work.run();
		}
	}

	TopologyPicture(Session session, Path dataFolder) {
		this.session = session;
		this.dataFolder = dataFolder;
	}

	void write(Path file, boolean dark) throws CommandFailure {
		FleetModel fleet = new FleetModel(new CallingThread());
		FleetUpdater updater = new FleetUpdater(fleet, session.engine().maintenance()::of);
		session.hosts().forEach(updater::inventoryChanged);
		Display display = display();
		try (TopologyExport export = new TopologyExport(display, fleet, new Placements(document()), EnumSet.allOf(Layer.class), dark)) {
			export.write(file);
		} catch (IOException e) {
			throw new CommandFailure(ExitCode.ENVIRONMENT, Messages.bind(Messages.ExportCommand_unwritable, file, e.getMessage()),
					Messages.ExportCommand_unwritableRemedy, "", e); //$NON-NLS-1$
		} finally {
			display.dispose();
		}
	}

	private static Display display() throws CommandFailure {
		try {
			return new Display();
		} catch (SWTError e) {
			throw new CommandFailure(ExitCode.ENVIRONMENT, Messages.TopologyPicture_noDisplay, Messages.TopologyPicture_noDisplayRemedy, e.getMessage(), e);
		}
	}

	/** Without the document of the console everything is placed automatically; one that cannot be read is said and left for the console. */
	private DiagramDocument document() {
		try {
			return DesignStore.ofDataFolder(dataFolder).load(TopologyEditorInput.FLEET.document())
					.orElseGet(DesignFactory.eINSTANCE::createDiagramDocument);
		} catch (DesignException e) {
			session.output().warn(e.getMessage(), ""); //$NON-NLS-1$
			return DesignFactory.eINSTANCE.createDiagramDocument();
		}
	}
}
