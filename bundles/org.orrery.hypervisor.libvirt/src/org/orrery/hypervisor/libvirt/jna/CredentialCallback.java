// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.CredentialPrompt.Kind;
import org.orrery.hypervisor.CredentialPrompt.Question;
import org.orrery.hypervisor.HypervisorUri;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Answers libvirt's request for credentials while a connection is opened. libvirt-java's own structure cannot be used: it hands out memory
 * that JNA frees as well, libvirt owns each answer and frees it. Keep this object reachable until the open returned; libvirt calls it on
 * the thread that opens.
 */
public final class CredentialCallback {
	private static final int[] TYPES = { 1, 2, 5, 6, 7, 8, 9 };
	/** {@code struct _virConnectCredential}: int type, char *prompt, *challenge, *defresult, *result, unsigned resultlen. */
	private static final int CREDENTIAL_SIZE = 48;
	private static final int PROMPT_OFFSET = 8;
	private static final int DEFAULT_OFFSET = 24;
	private static final int RESULT_OFFSET = 32;
	private static final int LENGTH_OFFSET = 40;
	/** {@code struct _virConnectAuth}: int *credtype, unsigned ncredtype, callback, void *cbdata. */
	private static final int AUTH_SIZE = 32;

	interface AskFunction extends Callback {
		int ask(Pointer credentials, int count, Pointer data);
	}

	private final HypervisorUri uri;
	private final CredentialPrompt prompt;
	private final Memory types = new Memory(4L * TYPES.length);
	private final Memory auth = new Memory(AUTH_SIZE);
	private final AskFunction callback = this::ask;
	private volatile boolean asked;
	private volatile boolean declined;

	public CredentialCallback(HypervisorUri uri, CredentialPrompt prompt) {
		this.uri = uri;
		this.prompt = prompt;
		types.write(0, TYPES, 0, TYPES.length);
		auth.clear();
		auth.setPointer(0, types);
		auth.setInt(8, TYPES.length);
		auth.setPointer(16, CallbackReference.getFunctionPointer(callback));
	}

	/** {@code virConnectAuthPtr}. */
	public Pointer pointer() {
		return auth;
	}

	/** Whether the host wanted credentials at all. */
	public boolean wasAsked() {
		return asked;
	}

	public boolean wasDeclined() {
		return declined;
	}

	private int ask(Pointer credentials, int count, Pointer data) {
		asked = true;
		List<Question> questions = new ArrayList<>();
		for (int i = 0; i < count; i++)
			questions.add(question(credentials.share((long) CREDENTIAL_SIZE * i)));
		Optional<List<char[]>> answers = answers(questions);
		if (answers.isEmpty() || answers.get().size() != count) {
			declined = true;
			return -1;
		}
		for (int i = 0; i < count; i++)
			answer(credentials.share((long) CREDENTIAL_SIZE * i), answers.get().get(i));
		return 0;
	}

	/** What a prompt throws must not unwind into native code; it counts as declined. */
	private Optional<List<char[]>> answers(List<Question> questions) {
		try {
			return prompt.ask(uri, questions);
		} catch (RuntimeException e) {
			System.getLogger(CredentialCallback.class.getName()).log(System.Logger.Level.ERROR, "Asking for credentials of " + uri, e);
			return Optional.empty();
		}
	}

	private static Question question(Pointer credential) {
		Kind kind = switch (credential.getInt(0)) {
		case 1, 2 -> Kind.USER_NAME;
		case 5 -> Kind.PASSWORD;
		case 6 -> Kind.ECHO_PROMPT;
		case 7 -> Kind.NO_ECHO_PROMPT;
		case 8 -> Kind.REALM;
		default -> Kind.EXTERNAL;
		};
		return new Question(kind, text(credential, PROMPT_OFFSET), text(credential, DEFAULT_OFFSET),
				kind == Kind.PASSWORD || kind == Kind.NO_ECHO_PROMPT);
	}

	private static String text(Pointer credential, int offset) {
		Pointer text = credential.getPointer(offset);
		return text == null ? "" : text.getString(0, StandardCharsets.UTF_8.name());
	}

	private static void answer(Pointer credential, char[] characters) {
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
		int length = encoded.remaining();
		Pointer result = new Pointer(Native.malloc(length + 1L));
		result.write(0, encoded.array(), encoded.arrayOffset(), length);
		result.setByte(length, (byte) 0);
		credential.setPointer(RESULT_OFFSET, result);
		credential.setInt(LENGTH_OFFSET, length);
		Arrays.fill(encoded.array(), (byte) 0);
		Arrays.fill(characters, '\0');
	}
}
