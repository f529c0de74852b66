// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Changes single values of a domain's XML and leaves everything else as it was, also elements and namespaces that Orrery does not know. Not
 * thread-safe.
 */
public final class DomainXmlPatch {
	private final XmlElement domain;

	private DomainXmlPatch(XmlElement domain) {
		this.domain = domain;
	}

	/** @param label names the domain in messages */
	public static DomainXmlPatch of(String xml, String label) throws XmlException {
		return new DomainXmlPatch(SafeXml.parse(xml, "domain XML of " + label, "domain"));
	}

	/** Short text without line breaks; blank removes it. */
	public DomainXmlPatch title(String title) {
		return text("title", title.strip().replaceAll("\\R", " "));
	}

	/** Free text; blank removes it. */
	public DomainXmlPatch description(String description) {
		return text("description", description.strip());
	}

	private DomainXmlPatch text(String name, String value) {
		Element element = domain.child(name).map(XmlElement::dom).orElse(null);
		if (value.isEmpty()) {
			if (element != null)
				remove(element);
			return this;
		}
		if (element == null) {
			element = domain.dom().getOwnerDocument().createElement(name);
			domain.dom().insertBefore(element, afterIdentity());
		}
		element.setTextContent(value);
		return this;
	}

	private void remove(Element element) {
		Node space = element.getPreviousSibling();
		if (space != null && space.getNodeType() == Node.TEXT_NODE && space.getTextContent().isBlank())
			domain.dom().removeChild(space);
		domain.dom().removeChild(element);
	}

	/** Where libvirt itself writes them: behind name and UUID. */
	private Node afterIdentity() {
		Node place = domain.child("uuid").or(() -> domain.child("name")).map(found -> found.dom().getNextSibling()).orElse(null);
		return place == null ? domain.dom().getFirstChild() : place;
	}

	public String toXml() {
		return domain.toXml();
	}
}
