// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.prompt;

import org.orrery.hypervisor.CredentialPrompt;

/**
 * The one port through which the engine asks a person. The workbench answers with dialogs, the command line with its terminal, the
 * controller with its configuration. Called on engine threads; may block until answered.
 */
public interface UserPrompts extends CredentialPrompt {
	/** @return whether to go ahead; false when nobody is there to answer */
	boolean confirm(String title, String question, String confirmVerb);

	/** Answers nothing, confirms nothing. */
	UserPrompts UNATTENDED = new UserPrompts() {
		@Override
		public java.util.Optional<java.util.List<char[]>> ask(org.orrery.hypervisor.HypervisorUri uri, java.util.List<Question> questions) {
			return java.util.Optional.empty();
		}

		@Override
		public boolean confirm(String title, String question, String confirmVerb) {
			return false;
		}
	};
}
