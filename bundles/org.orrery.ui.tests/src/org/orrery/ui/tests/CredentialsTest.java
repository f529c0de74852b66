// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.hypervisor.CredentialPrompt.Kind;
import org.orrery.hypervisor.CredentialPrompt.Question;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.ui.WorkbenchPrompts;

class CredentialsTest {
	private static final List<Question> QUESTIONS = List.of(new Question(Kind.USER_NAME, "Name", "admin", false),
			new Question(Kind.PASSWORD, "Password", "", true));

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;
	private final WorkbenchPrompts prompts = new WorkbenchPrompts(Display.getCurrent());

	@Test
	void asksOnTheUiThreadWhileAnEngineThreadWaits() {
		ui.answer("credentials-dialog", shell -> true, shell -> {
			Text user = ui.find(shell, "credential-0", Text.class);
			Text password = ui.find(shell, "credential-1", Text.class);
			assertEquals("admin", user.getText());
			assertNotEquals(0, password.getStyle() & SWT.PASSWORD, "not echoed");
			assertTrue(UiDriver.texts(shell).contains("h9"), "the host is named");
			password.setTextChars("s3cret".toCharArray());
			ui.click(ui.button(shell, "OK"));
		});
		CompletableFuture<Optional<List<char[]>>> answer = ask("qemu+tcp://h9/system");
		ui.until("answered", answer::isDone);
		assertArrayEquals("s3cret".toCharArray(), answer.join().orElseThrow().get(1));
	}

	@Test
	void decliningAnswersNothing() {
		ui.answer("credentials-dialog", shell -> true, shell -> ui.click(ui.button(shell, "Cancel")));
		CompletableFuture<Optional<List<char[]>>> answer = ask("qemu+tcp://h8/system");
		ui.until("answered", answer::isDone);
		assertTrue(answer.join().isEmpty());
	}

	@Test
	void aQuestionOfTheEngineIsConfirmedByItsVerb() {
		ui.answer("Trust", shell -> true, shell -> ui.click(ui.button(shell, "Trust this host")));
		CompletableFuture<Boolean> yes = CompletableFuture.supplyAsync(() -> prompts.confirm("Trust", "Is it the right one?", "Trust this host"));
		ui.until("answered", yes::isDone);
		assertTrue(yes.join());
		ui.answer("Trust", shell -> true, shell -> ui.click(ui.button(shell, "Cancel")));
		CompletableFuture<Boolean> no = CompletableFuture.supplyAsync(() -> prompts.confirm("Trust", "Is it the right one?", "Trust this host"));
		ui.until("answered", no::isDone);
		assertFalse(no.join());
	}

	private CompletableFuture<Optional<List<char[]>>> ask(String uri) {
		return CompletableFuture.supplyAsync(() -> prompts.ask(HypervisorUri.parse(uri), QUESTIONS));
	}
}
