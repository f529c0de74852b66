// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.Optional;

import org.orrery.hypervisor.DomainRelocation;
import org.orrery.hypervisor.NicSource;
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

	/** Renames what NICs and disks of the domain refer to on its host. */
	public DomainXmlPatch relocate(DomainRelocation relocation) {
		for (XmlElement nic : domain.list("devices", "interface")) {
			NicSource there = relocation.nics().get(NicSource.of(DomainXml.nic(nic)));
			if (there != null)
				plug(nic.dom(), there);
		}
		for (XmlElement disk : domain.list("devices", "disk")) {
			String path = relocation.disks().get(disk.attributeAt("target", "dev"));
			if (path != null)
				move(disk, path);
		}
		return this;
	}

	/**
	 * One NIC of the domain, as a device of its own, plugged into something else.
	 *
	 * @param port the id of its port at an Open vSwitch, which it keeps from one network to another; empty: none
	 * @return empty when the domain has no NIC of that address
	 */
	public Optional<String> nic(String mac, NicSource to, String port) {
		for (XmlElement nic : domain.list("devices", "interface"))
			if (nic.attributeAt("mac", "address").equalsIgnoreCase(mac)) {
				plug(nic.dom(), to);
				child(nic.dom(), "vlan").ifPresent(nic.dom()::removeChild);
				if (!port.isEmpty()) {
					Element virtual = nic.dom().getOwnerDocument().createElement("virtualport");
					virtual.setAttribute("type", "openvswitch");
					Element parameters = nic.dom().getOwnerDocument().createElement("parameters");
					parameters.setAttribute("interfaceid", port);
					virtual.appendChild(parameters);
					nic.dom().appendChild(virtual);
				}
				return Optional.of(nic.toXml());
			}
		return Optional.empty();
	}

	/** The id of the port that a NIC has at an Open vSwitch; empty: none. */
	public String portId(String mac) {
		return domain.list("devices", "interface").stream().filter(nic -> nic.attributeAt("mac", "address").equalsIgnoreCase(mac))
				.map(nic -> nic.attributeAt("virtualport/parameters", "interfaceid")).findFirst().orElse("");
	}

	/** Everything that the old network had resolved to (bridge, port, virtual port profile) goes with it. */
	private static void plug(Element nic, NicSource there) {
		child(nic, "source").ifPresent(nic::removeChild);
		child(nic, "virtualport").filter(port -> there.type().equals("network")).ifPresent(nic::removeChild);
		Element source = nic.getOwnerDocument().createElement("source");
		source.setAttribute(there.type().equals("direct") ? "dev" : there.type(), there.name());
		if (!there.portGroup().isEmpty())
			source.setAttribute("portgroup", there.portGroup());
		if (there.type().equals("direct"))
			source.setAttribute("mode", "bridge");
		nic.setAttribute("type", there.type());
		nic.insertBefore(source, child(nic, "mac").map(Node::getNextSibling).orElse(nic.getFirstChild()));
	}

	private static void move(XmlElement disk, String path) {
		Element source = disk.child("source").map(XmlElement::dom).orElse(null);
		if (source == null)
			return;
		boolean block = disk.attribute("type").equals("block");
		if (disk.attribute("type").equals("volume"))
			disk.dom().setAttribute("type", "file");
		for (String old : new String[] { "file", "dev", "pool", "volume", "mode" })
			source.removeAttribute(old);
		source.setAttribute(block ? "dev" : "file", path);
	}

	private static Optional<Element> child(Element parent, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element element && element.getTagName().equals(name))
				return Optional.of(element);
		return Optional.empty();
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
