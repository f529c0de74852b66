// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

/** A stroke that cannot be done. {@link #getMessage()} says why, {@link #remedy()} what would make it pass. */
public final class EditRefusedException extends Exception {
	private static final long serialVersionUID = 1L;

	private final String remedy;

	public EditRefusedException(String words, String remedy) {
		super(words);
		this.remedy = remedy;
	}

	public String remedy() {
		return remedy;
	}
}
