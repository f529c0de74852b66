// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.model.DesignException;
import org.orrery.model.DesignStore;
import org.orrery.model.ModelThread;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;
import org.orrery.ui.UiPulse;

/**
 * The document behind the diagram. Where figures stand is saved by itself, a moment after each change and when the editor closes: nobody
 * is asked about it. Only when saving failed is there something left to save. UI thread; the disk is written in a job.
 */
final class TopologyDocument {
	private static final long IDLE_MILLIS = 1000;
	private static final long CLOSING_SECONDS = 5;

	private final DesignStore store;
	private final String name;
	private final ModelThread uiThread;
	private final Consumer<String> tell;
	private final Runnable dirtyChanged;
	private final DiagramDocument document;
	private final UiPulse idle;
	private final EContentAdapter watcher = new Watcher();
	private CompletableFuture<Void> lastWrite = CompletableFuture.completedFuture(null);
	private boolean mayWrite = true;
	private boolean unsaved;
	private boolean failed;

	/**
	 * Reads the document; tells what is wrong with it and begins a new one when it cannot be read.
	 *
	 * @param tell         shows a sentence to the person
	 * @param dirtyChanged told when saving failed, or worked again
	 */
	TopologyDocument(DesignStore store, String name, ModelThread uiThread, Consumer<String> tell, Runnable dirtyChanged) {
		this.store = store;
		this.name = name;
		this.uiThread = uiThread;
		this.tell = tell;
		this.dirtyChanged = dirtyChanged;
		this.document = load();
		this.idle = new UiPulse(uiThread, IDLE_MILLIS, this::saveInBackground);
		document.eAdapters().add(watcher);
	}

	DiagramDocument document() {
		return document;
	}

	/** Something could not be saved. */
	boolean isDirty() {
		return unsaved && failed;
	}

	private DiagramDocument load() {
		try {
			return store.load(name).orElseGet(DesignFactory.eINSTANCE::createDiagramDocument);
		} catch (DesignException e) {
			ILog.of(TopologyDocument.class).warn(e.getMessage(), e);
			mayWrite = !Files.exists(store.file(name));
			tell.accept(mayWrite ? e.getMessage() : e.getMessage() + ' ' + Messages.Document_notSaving);
			return DesignFactory.eINSTANCE.createDiagramDocument();
		}
	}

	private void saveInBackground() {
		if (unsaved && mayWrite)
			lastWrite = write(DesignStore.serialise(document));
	}

	/** Writes now and waits a little for the disk, also for what is being written already. */
	void saveNow() {
		saveInBackground();
		try {
			lastWrite.get(CLOSING_SECONDS, TimeUnit.SECONDS);
		} catch (TimeoutException | ExecutionException e) {
			ILog.of(TopologyDocument.class).warn(NLS.bind(Messages.Document_slow, name), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private CompletableFuture<Void> write(byte[] bytes) {
		unsaved = false;
		CompletableFuture<Void> done = new CompletableFuture<>();
		Job job = Job.createSystem(NLS.bind(Messages.Document_saving, name), (IProgressMonitor monitor) -> {
			try {
				store.write(name, bytes);
				uiThread.execute(() -> ended(null));
			} catch (IOException e) {
				uiThread.execute(() -> ended(e));
			}
			done.complete(null);
			return Status.OK_STATUS;
		});
		job.setRule(new OneAtATime(store.file(name).toString()));
		job.schedule();
		return done;
	}

	private void ended(IOException problem) {
		boolean before = isDirty();
		failed = problem != null;
		if (failed) {
			unsaved = true;
			String sentence = NLS.bind(Messages.Document_cannotSave, store.file(name), problem.getMessage());
			ILog.of(TopologyDocument.class).warn(sentence, problem);
			tell.accept(sentence);
		}
		if (before != isDirty())
			dirtyChanged.run();
	}

	/** Saves what is unsaved and lets go of the document. */
	void dispose() {
		document.eAdapters().remove(watcher);
		idle.stop();
		saveNow();
	}

	private final class Watcher extends EContentAdapter {
		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (notification.isTouch())
				return;
			unsaved = true;
			idle.request();
		}
	}

	private record OneAtATime(String file) implements ISchedulingRule {
		@Override
		public boolean contains(ISchedulingRule rule) {
			return equals(rule);
		}

		@Override
		public boolean isConflicting(ISchedulingRule rule) {
			return equals(rule);
		}
	}
}
