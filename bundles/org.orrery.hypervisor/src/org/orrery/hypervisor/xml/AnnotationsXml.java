// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.orrery.hypervisor.Annotations;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Annotations in the {@code <metadata>} of a domain, in a namespace of their own. What another version of Orrery has put there is kept. Nothing
 * that stands there makes a domain unreadable.
 */
public final class AnnotationsXml {
	/** Names the format; never fetched. */
	public static final String NAMESPACE = "https://orrery.org/xmlns/annotations/1";
	/** Under which the hypervisor writes the namespace. */
	public static final String PREFIX = "orrery";
	private static final String ROOT = "annotations";
	private static final String FOLDER = "folder";
	private static final String TAG = "tag";
	private static final String NOTES = "notes";

	private AnnotationsXml() {
	}

	/** Empty ones when there are none, or none that can be understood. */
	static Annotations of(XmlElement domain) {
		return root(domain).map(AnnotationsXml::read).orElse(Annotations.NONE);
	}

	private static Annotations read(Element root) {
		String folder = "";
		String notes = "";
		List<String> tags = new ArrayList<>();
		for (Element part : ours(root)) {
			switch (localName(part)) {
			case FOLDER -> folder = part.getTextContent();
			case TAG -> tags.add(part.getTextContent());
			case NOTES -> notes = part.getTextContent();
			default -> {
				// of a later version
			}
			}
		}
		return new Annotations(folder, tags, notes);
	}

	/**
	 * The element to store in place of that which the domain has, without prefix, as libvirt wants it.
	 *
	 * @param domainXml as it is now @return empty when nothing is left to be stored
	 */
	public static Optional<String> merged(String domainXml, String label, Annotations wanted) throws XmlException {
		XmlElement domain = SafeXml.parse(domainXml, "domain XML of " + label, "domain");
		XmlElement fresh = SafeXml.parse("<" + ROOT + "/>", "annotations", ROOT);
		Element target = fresh.dom();
		add(target, FOLDER, wanted.folder());
		wanted.tags().forEach(tag -> add(target, TAG, tag));
		add(target, NOTES, wanted.notes());
		root(domain).ifPresent(known -> ours(known).stream().filter(part -> !isKnown(localName(part))).forEach(part -> adopt(target, part)));
		return target.hasChildNodes() ? Optional.of(fresh.toXml()) : Optional.empty();
	}

	/** The element of an object that has none yet. */
	public static Optional<String> fresh(Annotations wanted) {
		if (wanted.isEmpty())
			return Optional.empty();
		try {
			return merged("<domain/>", "none", wanted);
		} catch (XmlException e) {
			throw new IllegalStateException(e); // that much is well formed
		}
	}

	private static boolean isKnown(String name) {
		return name.equals(FOLDER) || name.equals(TAG) || name.equals(NOTES);
	}

	private static void add(Element target, String name, String text) {
		if (text.isEmpty())
			return;
		Element element = target.getOwnerDocument().createElement(name);
		element.setTextContent(text);
		target.appendChild(element);
	}

	/** A copy without our prefix: libvirt gives one to all that has none. */
	private static void adopt(Element target, Element foreign) {
		Document document = target.getOwnerDocument();
		Element copy = document.createElement(localName(foreign));
		for (int i = 0; i < foreign.getAttributes().getLength(); i++) {
			Node attribute = foreign.getAttributes().item(i);
			if (!attribute.getNodeName().startsWith("xmlns"))
				copy.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
		}
		for (Node node = foreign.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child && isOurs(child))
				adopt(copy, child);
			else if (node.getNodeType() == Node.TEXT_NODE)
				copy.appendChild(document.createTextNode(node.getNodeValue()));
		}
		target.appendChild(copy);
	}

	private static Optional<Element> root(XmlElement domain) {
		return domain.child("metadata").flatMap(metadata -> metadata.children().stream().map(XmlElement::dom)
				.filter(element -> localName(element).equals(ROOT) && isOurs(element)).findFirst());
	}

	private static List<Element> ours(Element parent) {
		List<Element> found = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element element && isOurs(element))
				found.add(element);
		return found;
	}

	private static String localName(Element element) {
		return element.getTagName().substring(element.getTagName().indexOf(':') + 1);
	}

	/** The parser takes names as they are written: the nearest declaration of the prefix counts. */
	private static boolean isOurs(Element element) {
		int colon = element.getTagName().indexOf(':');
		String declaration = colon < 0 ? "xmlns" : "xmlns:" + element.getTagName().substring(0, colon);
		for (Node node = element; node instanceof Element here; node = node.getParentNode())
			if (here.hasAttribute(declaration))
				return here.getAttribute(declaration).equals(NAMESPACE);
		return false;
	}
}
