// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.function.Consumer;

import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.orrery.diagram.editor.TopologyEditorInput;
import org.orrery.diagram.export.TopologyExport;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.parts.Layer;
import org.orrery.engine.Engine;
import org.orrery.engine.inventory.FleetUpdater;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.model.DesignException;
import org.orrery.model.DesignStore;
import org.orrery.model.FleetModel;
import org.orrery.model.ModelThread;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;

/**
 * The topology as the console draws it, with the places a person chose there. Needs a display for its fonts, but no workbench. Not in the
 * package of the command line, which runs without any user interface. Everything happens on the calling thread.
 */
public final class TopologyPicture {
	/** There is no display to draw with; the message is the windowing system's. */
	public static final class NoDisplayException extends Exception {
		private static final long serialVersionUID = 1L;

		NoDisplayException(SWTError cause) {
			super(cause.getMessage(), cause);
		}
	}

	private final Path dataFolder;
	private final Consumer<String> warn;

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

	/** @param warn hears of a document that cannot be read: then everything is placed automatically */
	public TopologyPicture(Path dataFolder, Consumer<String> warn) {
		this.dataFolder = dataFolder;
		this.warn = warn;
	}

	/** @param hosts what is on the picture; @param file its ending chooses the format: .svg or .png. @throws IOException naming the file and what is wrong */
	public void write(Engine engine, Collection<HostInventory> hosts, Path file, boolean dark) throws IOException, NoDisplayException {
		FleetModel fleet = new FleetModel(new CallingThread());
		FleetUpdater updater = new FleetUpdater(fleet, engine.maintenance()::of);
		hosts.forEach(updater::inventoryChanged);
		Display display = display();
		try (TopologyExport export = new TopologyExport(display, fleet, new Placements(document()), EnumSet.allOf(Layer.class), dark)) {
			export.write(file);
		} finally {
			display.dispose();
		}
	}

	private static Display display() throws NoDisplayException {
		try {
			return new Display();
		} catch (SWTError e) {
			throw new NoDisplayException(e);
		}
	}

	private DiagramDocument document() {
		try {
			return DesignStore.ofDataFolder(dataFolder).load(TopologyEditorInput.FLEET.document())
					.orElseGet(DesignFactory.eINSTANCE::createDiagramDocument);
		} catch (DesignException e) {
			warn.accept(e.getMessage());
			return DesignFactory.eINSTANCE.createDiagramDocument();
		}
	}
}
