// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Sentences of this adapter that a person reads; {@code messages.properties}. */
final class Messages {
	private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(Messages.class.getPackageName() + ".messages");

	private Messages() {
	}

	static String of(String key, Object... arguments) {
		return MessageFormat.format(BUNDLE.getString(key), arguments);
	}
}
