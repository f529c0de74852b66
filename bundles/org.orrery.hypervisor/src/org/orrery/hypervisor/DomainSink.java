// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;

/** Takes what is read of the domains of a host, as it comes. */
public interface DomainSink {
	/** First and once: every domain, with its details or as an outline ({@link DomainRecord#isOutline()}). */
	void outlines(List<DomainRecord> all);

	/** Later: some of them with their details. */
	void details(List<DomainRecord> some);
}
