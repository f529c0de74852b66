// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An element with the few ways of reading that libvirt's formats need. What is absent reads as empty text, so that readers name only what
 * must be there ({@link #requiredText}). Not thread-safe.
 */
public final class XmlElement {
	private final Element element;
	private final String subject;

	XmlElement(Element element, String subject) {
		this.element = element;
		this.subject = subject;
	}

	public String name() {
		return element.getTagName();
	}

	/** Empty when absent. */
	public String attribute(String name) {
		return element.getAttribute(name);
	}

	public String attribute(String name, String whenAbsent) {
		return element.hasAttribute(name) ? element.getAttribute(name) : whenAbsent;
	}

	/** The element's own text. */
	public String text() {
		return element.getTextContent().strip();
	}

	/** The first element at a path such as {@code os/type}. */
	public Optional<XmlElement> child(String path) {
		XmlElement here = this;
		for (String step : path.split("/")) {
			here = here.first(step);
			if (here == null)
				return Optional.empty();
		}
		return Optional.of(here);
	}

	private XmlElement first(String name) {
		for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element child && child.getTagName().equals(name))
				return new XmlElement(child, subject);
		return null;
	}

	public boolean has(String path) {
		return child(path).isPresent();
	}

	/** All direct children of that name, in order. */
	public List<XmlElement> children(String name) {
		List<XmlElement> found = new ArrayList<>();
		for (XmlElement child : children())
			if (child.name().equals(name))
				found.add(child);
		return found;
	}

	public List<XmlElement> children() {
		List<XmlElement> found = new ArrayList<>();
		for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element child)
				found.add(new XmlElement(child, subject));
		return found;
	}

	/** Children of that name below the element at the path: {@code list("devices", "disk")}. */
	public List<XmlElement> list(String path, String name) {
		return child(path).map(parent -> parent.children(name)).orElse(List.of());
	}

	/** Text at the path, empty when absent. */
	public String text(String path) {
		return child(path).map(XmlElement::text).orElse("");
	}

	/** Attribute of the element at the path, empty when either is absent. */
	public String attributeAt(String path, String attribute) {
		return child(path).map(found -> found.attribute(attribute)).orElse("");
	}

	public String requiredText(String path) throws XmlException {
		String text = text(path);
		if (text.isEmpty())
			throw malformed("<" + path + "> is missing or empty");
		return text;
	}

	public UUID requiredUuid(String path) throws XmlException {
		String text = requiredText(path);
		Optional<UUID> uuid = Uuids.parse(text);
		if (uuid.isEmpty())
			throw malformed("<" + path + "> is not a UUID: " + text);
		return uuid.get();
	}

	/** A whole number; the default when absent. What libvirt has counted below zero, and writes without a sign, is negative here. */
	public long number(String text, String place, long whenAbsent) throws XmlException {
		if (text.isBlank())
			return whenAbsent;
		try {
			String digits = text.strip();
			return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
		} catch (NumberFormatException e) {
			throw malformed(place + " is not a number: " + text);
		}
	}

	/** A size with its {@code unit} attribute at the path, in bytes; the default when absent. */
	public long bytes(String path, String unitWhenAbsent, long whenAbsent) throws XmlException {
		Optional<XmlElement> found = child(path);
		if (found.isEmpty() || found.get().text().isEmpty())
			return whenAbsent;
		XmlElement size = found.get();
		return SizeUnit.bytes(number(size.text(), "<" + path + ">", whenAbsent), size.attribute("unit", unitWhenAbsent))
				.orElseThrow(() -> malformed("<" + path + "> has an unknown unit: " + size.attribute("unit")));
	}

	/** An exception that names this document and this element. */
	public XmlException malformed(String cause) {
		return new XmlException(subject, "in <" + name() + ">", cause);
	}

	/** The element and everything below it as text, without an XML declaration. */
	public String toXml() {
		StringBuilder text = new StringBuilder();
		write(element, text);
		return text.toString();
	}

	/** By hand: a transformer of the JDK takes longer to make than a whole domain to read. */
	private static void write(Element element, StringBuilder text) {
		text.append('<').append(element.getTagName());
		NamedNodeMap attributes = element.getAttributes();
		for (int i = 0; i < attributes.getLength(); i++) {
			text.append(' ').append(attributes.item(i).getNodeName()).append("=\"");
			escape(attributes.item(i).getNodeValue(), true, text);
			text.append('"');
		}
		if (element.getFirstChild() == null) {
			text.append("/>");
			return;
		}
		text.append('>');
		for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element child)
				write(child, text);
			else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
				escape(node.getNodeValue(), false, text);
		text.append("</").append(element.getTagName()).append('>');
	}

	private static void escape(String value, boolean attribute, StringBuilder text) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
			case '&' -> text.append("&amp;");
			case '<' -> text.append("&lt;");
			case '>' -> text.append("&gt;");
			case '"' -> text.append(attribute ? "&quot;" : "\"");
			case '\r' -> text.append("&#13;");
			case '\n' -> text.append(attribute ? "&#10;" : "\n");
			case '\t' -> text.append(attribute ? "&#9;" : "\t");
			default -> text.append(c);
			}
		}
	}

	Element dom() {
		return element;
	}
}
