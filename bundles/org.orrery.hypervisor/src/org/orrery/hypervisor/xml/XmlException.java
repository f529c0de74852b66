// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

/** XML that could not be read. The message names what was being read, the place in it (line and column, or element) and the cause. */
public final class XmlException extends Exception {
	private static final long serialVersionUID = 1L;

	public XmlException(String subject, String place, String cause) {
		super(place.isEmpty() ? subject + ": " + cause : subject + ", " + place + ": " + cause);
	}
}
