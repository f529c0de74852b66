// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What people wrote down about an object: where it belongs, what it is, what to know of it. Immutable. Kept in one form, so that two that say
 * the same are equal: tags in the order of the alphabet, each once whatever its case; folders without empty parts; no character that XML cannot
 * hold.
 *
 * @param folder path from the top, parts separated by '/', e.g. "web/prod"; empty: in none
 * @param notes  free text of several lines, may be empty
 */
public record Annotations(String folder, List<String> tags, String notes) {
	public static final Annotations NONE = new Annotations("", List.of(), "");
	/** Characters of a folder's whole path and of a tag: more is no name any more. */
	public static final int MAXIMUM_NAME = 255;
	/** Characters of the notes: they travel with every list of the host's VMs. */
	public static final int MAXIMUM_NOTES = 32 * 1024;

	public Annotations {
		folder = folderPath(folder);
		tags = tidy(tags);
		notes = cut(writable(notes.replace("\r\n", "\n").replace('\r', '\n')).strip(), MAXIMUM_NOTES);
	}

	public boolean isEmpty() {
		return folder.isEmpty() && tags.isEmpty() && notes.isEmpty();
	}

	public Annotations withFolder(String path) {
		return new Annotations(path, tags, notes);
	}

	public Annotations withNotes(String text) {
		return new Annotations(folder, tags, text);
	}

	/** In the case in which they are there already, where they are. */
	public Annotations withTags(Collection<String> more) {
		List<String> all = new ArrayList<>(tags);
		all.addAll(more);
		return new Annotations(folder, all, notes);
	}

	/** Whatever their case. */
	public Annotations withoutTags(Collection<String> gone) {
		return new Annotations(folder, tags.stream().filter(tag -> gone.stream().noneMatch(tag::equalsIgnoreCase)).toList(), notes);
	}

	/** A path as it is kept: "  web // prod/" is "web/prod". */
	public static String folderPath(String typed) {
		List<String> parts = Arrays.stream(oneLine(typed).split("/")).map(String::strip).filter(part -> !part.isEmpty()).toList();
		return cut(String.join("/", parts), MAXIMUM_NAME);
	}

	private static List<String> tidy(Collection<String> tags) {
		TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		tags.stream().map(tag -> cut(oneLine(tag).strip(), MAXIMUM_NAME)).filter(tag -> !tag.isEmpty()).forEach(tag -> byName.putIfAbsent(tag, tag));
		return List.copyOf(byName.values());
	}

	private static String oneLine(String text) {
		return writable(text).replaceAll("[\\s,]+", " ");
	}

	private static String cut(String text, int length) {
		return text.codePointCount(0, text.length()) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length)).strip();
	}

	/** Without what XML 1.0 has no place for: control characters, halves of surrogate pairs. */
	private static String writable(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		text.codePoints().filter(c -> c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000)
				.forEach(kept::appendCodePoint);
		return kept.toString();
	}
}
