// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What the server's error words mean (RFC 7047 §3.1, §4.1.3 and §5.2). */
final class OvsdbErrors {
	private OvsdbErrors() {
	}

	/** @param error {@code {"error": "...", "details": "..."}}, or a bare string from servers that are less exact */
	static FabricException of(String operation, JsonElement error) {
		if (!(error instanceof JsonObject object) || !object.has("error")) //$NON-NLS-1$
			return new FabricException(Code.REFUSED, operation, error.isJsonPrimitive() ? error.getAsString() : error.toString());
		String word = object.get("error").getAsString(); //$NON-NLS-1$
		JsonElement details = object.get("details"); //$NON-NLS-1$
		String words = details == null || details.isJsonNull() ? word : word + ": " + details.getAsString(); //$NON-NLS-1$
		return new FabricException(code(word), operation, words);
	}

	private static Code code(String word) {
		return switch (word) {
		case "timed out", "aborted" -> Code.CONFLICT; //$NON-NLS-1$ //$NON-NLS-2$
		case "unknown database", "unknown method", "not supported" -> Code.UNSUPPORTED; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		case "syntax error" -> Code.MALFORMED; //$NON-NLS-1$
		default -> Code.REFUSED;
		};
	}
}
