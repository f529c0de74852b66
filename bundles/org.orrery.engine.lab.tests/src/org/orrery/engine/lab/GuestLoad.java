// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.util.Collections;

/**
 * A program in a lab guest that rewrites part of its memory without end, started and stopped through the guest agent. It writes one pattern,
 * then another, over the same pages: sampling by checksum would not see the same bytes again.
 */
public final class GuestLoad {
	private final Lab lab;
	private final Lab.Vm vm;

	public GuestLoad(Lab lab, Lab.Vm vm) {
		this.lab = lab;
		this.vm = vm;
	}

	/** @param mebibytes rewritten in each round, 0: none; @param pauseMillis between two rounds */
	public void start(int mebibytes, int pauseMillis) throws IOException {
		sh("kill $(cat /run/load) 2>/dev/null; mount | grep -q ' /tmp ' || mount -t tmpfs -o size=64m tmpfs /tmp;"
				+ " [ -f /tmp/b ] || for f in a b; do dd if=/dev/urandom of=/tmp/$f bs=64k count=16 2>/dev/null; done");
		if (mebibytes == 0)
			return;
		String a = String.join(" ", Collections.nCopies(mebibytes, "/tmp/a"));
		String b = String.join(" ", Collections.nCopies(mebibytes, "/tmp/b"));
		String sleep = "usleep " + pauseMillis * 1000;
		sh("(while :; do cat " + a + " 1<>/tmp/f; " + sleep + "; cat " + b + " 1<>/tmp/f; " + sleep + "; done) </dev/null >/dev/null 2>&1 &"
				+ " echo $! >/run/load");
	}

	public void stop() throws IOException {
		start(0, 0);
	}

	private void sh(String script) throws IOException {
		String words = "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"arg\":[\"-c\",\"" + script.replace("\"", "\\\"") + "\"]}}";
		LabEngine.await(() -> answers(), () -> "the guest agent of " + vm.name() + " does not answer");
		lab.virsh(lab.hostOf(vm.name()), "qemu-agent-command", vm.name(), words);
	}

	private boolean answers() {
		try {
			return lab.tryVirsh(lab.hostOf(vm.name()), "qemu-agent-command", vm.name(), "{\"execute\":\"guest-ping\"}").code() == 0;
		} catch (IOException e) {
			return false;
		}
	}
}
