// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

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

	/** Leaves the guest its memory: it has little. */
	public void stop() throws IOException {
		start(0, 0);
		sh("rm -f /tmp/f /tmp/kept");
	}

	/** Fills part of the guest's memory with what it will be asked for again. @return the checksum */
	public String fill(int mebibytes) throws IOException {
		start(0, 0);
		return output("for i in $(seq " + mebibytes / 2 + "); do cat /tmp/a /tmp/b; done >/tmp/kept; md5sum </tmp/kept");
	}

	/** Of what {@link #fill} wrote, read again by the guest. */
	public String checksum() throws IOException {
		return output("md5sum </tmp/kept");
	}

	private String output(String script) throws IOException {
		int process = sh(script).get("pid").getAsInt();
		AtomicReference<JsonObject> status = new AtomicReference<>();
		LabEngine.await(() -> {
			try {
				status.set(agent("{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":" + process + "}}"));
				return status.get().get("exited").getAsBoolean();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}, () -> script + " did not end");
		return new String(Base64.getDecoder().decode(status.get().get("out-data").getAsString())).strip();
	}

	private JsonObject sh(String script) throws IOException {
		LabEngine.await(() -> answers(), () -> "the guest agent of " + vm.name() + " does not answer");
		return agent("{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"capture-output\":true,\"arg\":[\"-c\",\""
				+ script.replace("\"", "\\\"") + "\"]}}");
	}

	private JsonObject agent(String words) throws IOException {
		String answer = lab.virsh(lab.hostOf(vm.name()), "qemu-agent-command", vm.name(), words);
		return JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("return");
	}

	private boolean answers() {
		try {
			return lab.tryVirsh(lab.hostOf(vm.name()), "qemu-agent-command", vm.name(), "{\"execute\":\"guest-ping\"}").code() == 0;
		} catch (IOException e) {
			return false;
		}
	}
}
