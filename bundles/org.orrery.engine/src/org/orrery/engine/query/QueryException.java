// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

/** A query that cannot be understood: where, why, and what would be right. */
public final class QueryException extends Exception {
	private static final long serialVersionUID = 1L;

	private final int position;
	private final int length;
	private final String remedy;

	/** @param position of the first character at fault, from 0; @param length characters at fault, 0 at the end of the query */
	QueryException(int position, int length, String message, String remedy) {
		super(message);
		this.position = position;
		this.length = length;
		this.remedy = remedy;
	}

	/** Of the first character at fault, counted from 0. */
	public int position() {
		return position;
	}

	/** How many characters are at fault; 0 where something is missing. */
	public int length() {
		return length;
	}

	public String remedy() {
		return remedy;
	}

	/** The query and below it a mark at the place, for terminals. */
	public String marked(String query) {
		return query.replaceAll("\\s", " ") + System.lineSeparator() + " ".repeat(position) + "^".repeat(Math.max(1, length)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
