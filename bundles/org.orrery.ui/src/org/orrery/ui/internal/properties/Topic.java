// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.List;

/**
 * One tab: facts, then tables. {@code slow} is asked of the host when the tab is first looked at, null for none; {@code writing} is
 * what people wrote about the object, null where the tab is not for that.
 */
record Topic(String title, List<Fact> facts, List<Listing> listings, LateListing slow, Writing writing) {
	Topic(String title, List<Fact> facts, List<Listing> listings, LateListing slow) {
		this(title, facts, listings, slow, null);
	}

	static Topic ofFacts(String title, List<Fact> facts) {
		return new Topic(title, facts, List.of(), null);
	}

	static Topic ofListing(String title, Listing listing) {
		return new Topic(title, List.of(), List.of(listing), null);
	}
}
