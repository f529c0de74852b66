// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.xml.AnnotationsXml;

/** A domain as libvirt would write it. */
final class DomainXmlText {
	private final DomainRecord domain;
	private final boolean inactive;
	private final StringBuilder xml = new StringBuilder();

	DomainXmlText(DomainRecord domain, boolean inactive) {
		this.domain = domain;
		this.inactive = inactive;
	}

	@Override
	public String toString() {
		xml.setLength(0);
		xml.append("<domain type='").append(escape(domain.domainType())).append('\'');
		if (!inactive && domain.id() > 0)
			xml.append(" id='").append(domain.id()).append('\'');
		xml.append(">\n");
		line("name", domain.name());
		line("uuid", domain.uuid().toString());
		if (!domain.title().isEmpty())
			line("title", domain.title());
		if (!domain.description().isEmpty())
			line("description", domain.description());
		metadata(domain.annotations());
		xml.append("  <memory unit='b'>").append(domain.maximumMemory()).append("</memory>\n");
		xml.append("  <currentMemory unit='b'>").append(domain.memory()).append("</currentMemory>\n");
		xml.append("  <vcpu current='").append(domain.vcpus()).append("'>").append(domain.maximumVcpus()).append("</vcpu>\n");
		xml.append("  <os>\n    <type arch='").append(escape(domain.architecture())).append("' machine='").append(escape(domain.machine()))
				.append("'>hvm</type>\n");
		domain.boot().forEach(device -> xml.append("    <boot dev='").append(escape(device)).append("'/>\n"));
		xml.append("  </os>\n");
		if (!domain.cpuXml().isEmpty())
			xml.append("  ").append(domain.cpuXml()).append('\n');
		devices();
		return xml.append("</domain>\n").toString();
	}

	private void metadata(Annotations annotations) {
		if (annotations.isEmpty())
			return;
		xml.append("  <metadata>\n    <orrery:annotations xmlns:orrery='").append(AnnotationsXml.NAMESPACE).append("'>\n");
		if (!annotations.folder().isEmpty())
			line("orrery:folder", annotations.folder());
		annotations.tags().forEach(tag -> line("orrery:tag", tag));
		if (!annotations.notes().isEmpty())
			line("orrery:notes", annotations.notes());
		xml.append("    </orrery:annotations>\n  </metadata>\n");
	}

	private void devices() {
		xml.append("  <devices>\n    <emulator>").append(escape(domain.emulator())).append("</emulator>\n");
		domain.disks().forEach(this::disk);
		domain.nics().forEach(this::nic);
		domain.graphics().forEach(graphics -> xml.append("    <graphics type='").append(escape(graphics.type())).append("' port='")
				.append(graphics.port()).append("' listen='").append(escape(graphics.listen())).append("'/>\n"));
		if (domain.agent() != DomainRecord.Agent.NOT_CONFIGURED)
			xml.append("    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>\n");
		xml.append("  </devices>\n");
	}

	private void disk(DiskRecord disk) {
		xml.append("    <disk type='").append(escape(disk.type())).append("' device='").append(escape(disk.device())).append("'>\n");
		xml.append("      <driver name='qemu' type='").append(escape(disk.format())).append("' cache='").append(escape(disk.cache()))
				.append("'/>\n");
		if (!disk.source().isEmpty())
			xml.append("      <source file='").append(escape(disk.source())).append("'/>\n");
		xml.append("      <target dev='").append(escape(disk.target())).append("' bus='").append(escape(disk.bus())).append("'/>\n");
		if (disk.readOnly())
			xml.append("      <readonly/>\n");
		if (disk.shareable())
			xml.append("      <shareable/>\n");
		xml.append("    </disk>\n");
	}

	private void nic(NicRecord nic) {
		xml.append("    <interface type='").append(escape(nic.type())).append("'>\n      <mac address='").append(escape(nic.mac())).append("'/>\n");
		String portGroup = nic.portGroup().isEmpty() ? "" : "' portgroup='" + escape(nic.portGroup());
		xml.append("      <source ").append(escape(nic.type())).append("='").append(escape(nic.source())).append(portGroup).append("'/>\n");
		if (!inactive && !nic.tap().isEmpty())
			xml.append("      <target dev='").append(escape(nic.tap())).append("'/>\n");
		xml.append("      <model type='").append(escape(nic.model())).append("'/>\n    </interface>\n");
	}

	private void line(String element, String text) {
		xml.append("  <").append(element).append('>').append(escape(text)).append("</").append(element).append(">\n");
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;");
	}
}
