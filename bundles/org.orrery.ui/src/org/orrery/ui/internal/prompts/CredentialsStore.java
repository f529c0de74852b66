// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.prompts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.orrery.hypervisor.CredentialPrompt.Question;
import org.orrery.hypervisor.HypervisorUri;

/**
 * Answers that a person chose to keep, in Equinox secure storage. Saved answers are given once per session and host: when the host asks
 * again they were refused, so the person is asked. Thread-safe.
 */
public final class CredentialsStore {
	private static final String ROOT = "/org.orrery/credentials/"; //$NON-NLS-1$

	private final Set<String> given = new HashSet<>();

	public synchronized Optional<List<char[]>> take(HypervisorUri uri, List<Question> questions) {
		if (!given.add(uri.toString()))
			return Optional.empty();
		try {
			ISecurePreferences root = SecurePreferencesFactory.getDefault();
			if (root == null || !root.nodeExists(path(uri)))
				return Optional.empty();
			ISecurePreferences node = root.node(path(uri));
			List<char[]> answers = new ArrayList<>();
			for (Question question : questions) {
				String answer = node.get(key(question), null);
				if (answer == null)
					return Optional.empty();
				answers.add(answer.toCharArray());
			}
			return Optional.of(answers);
		} catch (StorageException e) {
			ILog.of(CredentialsStore.class).warn("The secure storage could not be read; you are asked instead", e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	public synchronized void save(HypervisorUri uri, List<Question> questions, List<char[]> answers) {
		ISecurePreferences root = SecurePreferencesFactory.getDefault();
		if (root == null)
			return;
		ISecurePreferences node = root.node(path(uri));
		try {
			for (int index = 0; index < questions.size(); index++)
				node.put(key(questions.get(index)), new String(answers.get(index)), true);
			node.flush();
		} catch (StorageException | IOException e) {
			ILog.of(CredentialsStore.class).error("The answers could not be saved in the secure storage", e); //$NON-NLS-1$
		}
	}

	private static String path(HypervisorUri uri) {
		return ROOT + EncodingUtils.encodeSlashes(uri.toString());
	}

	private static String key(Question question) {
		return question.kind() + ":" + EncodingUtils.encodeSlashes(question.prompt()); //$NON-NLS-1$
	}
}
