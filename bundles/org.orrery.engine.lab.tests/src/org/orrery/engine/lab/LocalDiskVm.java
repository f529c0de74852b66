// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.util.UUID;

/** A VM of its own for tests: boots as the lab's VMs do, with a disk in the local datastore of one host, or another. Removed by {@link #close()}. */
public final class LocalDiskVm implements AutoCloseable {

	public final String name;
	public final String uuid = UUID.randomUUID().toString();
	public final String volume;
	private final Lab lab;
	private final String pool;

	public LocalDiskVm(Lab lab, Lab.Host host, String name, boolean start) throws IOException {
		this(lab, host, name, "local", start);
	}

	public LocalDiskVm(Lab lab, Lab.Host host, String name, String pool, boolean start) throws IOException {
		this.lab = lab;
		this.name = name;
		this.pool = pool;
		volume = name + ".qcow2";
		close();
		lab.virsh(host, "vol-create-as", pool, volume, "48M", "--format", "qcow2");
		String path = lab.virsh(host, "vol-path", "--pool", pool, volume);
		Lab.Vm model = lab.anyVm();
		String xml = lab.virsh(lab.named(lab.definedOn(model.name()).getFirst()), "dumpxml", "--inactive", "--migratable", model.name());
		lab.define(host, xml.replace(model.uuid(), uuid).replace("<name>" + model.name() + "</name>", "<name>" + name + "</name>")
				.replaceAll("<source file='[^']*'", "<source file='" + path + "'").replaceAll("<mac address='[^']*'/>", "")
				.replaceAll("lab.ip=[0-9./]*", "").replaceAll("<log file='[^']*'[^>]*/>", ""));
		if (start)
			lab.virsh(host, "start", name);
	}

	/** From every host, whatever is left. */
	@Override
	public void close() throws IOException {
		for (Lab.Host host : lab.hosts()) {
			lab.tryVirsh(host, "destroy", name);
			lab.tryVirsh(host, "undefine", name, "--snapshots-metadata");
			lab.tryVirsh(host, "pool-refresh", pool);
			lab.tryVirsh(host, "vol-delete", "--pool", pool, volume);
		}
	}
}
