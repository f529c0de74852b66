// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.util.Collections;

/**
 * A program in a lab guest that rewrites part of its memory without end, started and stopped through the guest agent. It writes one pattern,
 * then another, over the same pages: sampling by checksum would not see the same bytes again.
 */
public final class GuestLoad {
	private final GuestShell guest;

	public GuestLoad(Lab lab, Lab.Vm vm) {
		guest = new GuestShell(lab, vm);
	}

	/** @param mebibytes rewritten in each round, 0: none; @param pauseMillis between two rounds */
	public void start(int mebibytes, int pauseMillis) throws IOException {
		guest.start("kill $(cat /run/load) 2>/dev/null; mount | grep -q ' /tmp ' || mount -t tmpfs -o size=64m tmpfs /tmp;"
				+ " [ -f /tmp/b ] || for f in a b; do dd if=/dev/urandom of=/tmp/$f bs=64k count=16 2>/dev/null; done");
		if (mebibytes == 0)
			return;
		String a = String.join(" ", Collections.nCopies(mebibytes, "/tmp/a"));
		String b = String.join(" ", Collections.nCopies(mebibytes, "/tmp/b"));
		String sleep = "usleep " + pauseMillis * 1000;
		guest.start("(while :; do cat " + a + " 1<>/tmp/f; " + sleep + "; cat " + b + " 1<>/tmp/f; " + sleep + "; done) </dev/null >/dev/null 2>&1 &"
				+ " echo $! >/run/load");
	}

	/** Leaves the guest its memory: it has little. */
	public void stop() throws IOException {
		start(0, 0);
		guest.start("rm -f /tmp/f /tmp/kept");
	}

	/** Fills part of the guest's memory with what it will be asked for again. @return the checksum */
	public String fill(int mebibytes) throws IOException {
		start(0, 0);
		return guest.output("for i in $(seq " + mebibytes / 2 + "); do cat /tmp/a /tmp/b; done >/tmp/kept; md5sum </tmp/kept");
	}

	/** Of what {@link #fill} wrote, read again by the guest. */
	public String checksum() throws IOException {
		return guest.output("md5sum </tmp/kept");
	}
}
