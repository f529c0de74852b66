// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.fabric.design.Vlan;

/** VLANs as a person types them, the way {@link Vlan#toString()} shows them. */
public final class VlanText {
	private static final Pattern FORM = Pattern.compile("(?:native (\\d+))?,? ?(?:trunk (all|[\\d, -]+))?"); //$NON-NLS-1$
	private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?"); //$NON-NLS-1$
	private static final int MOST = 4096;

	private VlanText() {
	}

	/** @return null for nothing typed: inherited. @throws EditRefusedException no such form */
	public static Vlan parse(String text) throws EditRefusedException {
		String words = text.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$
		if (words.isEmpty())
			return null;
		if (words.equals("untagged") || words.equals("none") || words.equals("0")) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			return Vlan.none();
		if (words.matches("\\d{1,5}")) //$NON-NLS-1$
			return Vlan.access(Integer.parseInt(words));
		Matcher form = FORM.matcher(words.equals("trunk") ? "trunk all" : words); //$NON-NLS-1$ //$NON-NLS-2$
		if (!form.matches() || form.group(1) != null && form.group(1).length() > 5)
			throw refused(text);
		SortedSet<Integer> trunks = form.group(2) == null || form.group(2).equals("all") ? new TreeSet<>() : tags(form.group(2), text); //$NON-NLS-1$
		return form.group(1) == null ? Vlan.trunk(trunks) : Vlan.nativeAnd(Integer.parseInt(form.group(1)), trunks);
	}

	private static SortedSet<Integer> tags(String list, String text) throws EditRefusedException {
		SortedSet<Integer> tags = new TreeSet<>();
		for (String part : list.split(",")) { //$NON-NLS-1$
			Matcher range = RANGE.matcher(part.strip());
			if (!range.matches())
				throw refused(text);
			int first = Integer.parseInt(range.group(1));
			int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
			if (last < first || last - first > MOST)
				throw refused(text);
			for (int tag = first; tag <= last; tag++)
				tags.add(tag);
		}
		return tags;
	}

	private static EditRefusedException refused(String text) {
		return DesignEdit.refuse(Messages.Vlan_form, Messages.Vlan_formRemedy, text.strip());
	}
}
