// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.ui.internal.prompts.CredentialsDialog;
import org.orrery.ui.internal.prompts.CredentialsStore;

/**
 * Answers the engine's questions with dialogs. Called on engine threads, which wait for the person; one dialog at a time, since questions
 * of several hosts on top of each other are unreadable.
 */
public final class WorkbenchPrompts implements UserPrompts {
	private final Display display;
	private final CredentialsStore store = new CredentialsStore();
	private final Object oneAtATime = new Object();

	public WorkbenchPrompts(Display display) {
		this.display = display;
	}

	@Override
	public Optional<List<char[]>> ask(HypervisorUri uri, List<Question> questions) {
		Optional<List<char[]>> saved = store.take(uri, questions);
		if (saved.isPresent())
			return saved;
		synchronized (oneAtATime) {
			return onUiThread(() -> {
				CredentialsDialog dialog = new CredentialsDialog(shell(), uri, questions);
				Optional<List<char[]>> answers = dialog.ask();
				if (answers.isPresent() && dialog.isToBeSaved())
					store.save(uri, questions, answers.get());
				return answers;
			}, Optional.empty());
		}
	}

	@Override
	public boolean confirm(String title, String question, String confirmVerb) {
		synchronized (oneAtATime) {
			return onUiThread(() -> MessageDialog.open(MessageDialog.QUESTION, shell(), title, question, 0, confirmVerb,
					IDialogConstants.CANCEL_LABEL) == 0, Boolean.FALSE);
		}
	}

	private Shell shell() {
		Shell active = display.getActiveShell();
		if (active != null)
			return active;
		Shell[] shells = display.getShells();
		return shells.length == 0 ? null : shells[0];
	}

	/** Waits for the person, but never for a console that is gone. */
	private <T> T onUiThread(Supplier<T> question, T otherwise) {
		if (display.isDisposed())
			return otherwise;
		CompletableFuture<T> answer = new CompletableFuture<>();
		display.asyncExec(() -> {
			try {
				answer.complete(question.get());
			} catch (RuntimeException e) {
				answer.completeExceptionally(e);
			}
		});
		while (true)
			try {
				return answer.get(1, TimeUnit.SECONDS);
			} catch (TimeoutException e) {
				if (display.isDisposed())
					return otherwise;
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return otherwise;
			} catch (ExecutionException e) {
				throw new IllegalStateException("The question could not be asked", e.getCause()); //$NON-NLS-1$
			}
	}
}
