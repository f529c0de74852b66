// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Runs commands inside a guest of the lab, by its agent, wherever the VM is. */
public final class GuestShell {
	private final Lab lab;
	private final Lab.Vm vm;
	private Lab.Host host;

	public GuestShell(Lab lab, Lab.Vm vm) {
		this.lab = lab;
		this.vm = vm;
	}

	/** @return what it printed, when it has ended */
	public String output(String script) throws IOException {
		int process = start(script).get("pid").getAsInt();
		AtomicReference<JsonObject> status = new AtomicReference<>();
		LabEngine.await(() -> {
			try {
				status.set(agent("{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":" + process + "}}"));
				return status.get().get("exited").getAsBoolean();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}, () -> script + " did not end");
		return status.get().has("out-data") ? new String(Base64.getDecoder().decode(status.get().get("out-data").getAsString())).strip() : "";
	}

	/** Waits for the guest to answer, then begins it. */
	JsonObject start(String script) throws IOException {
		awaitBooted();
		return agent("{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"capture-output\":true,\"arg\":[\"-c\",\""
				+ script.replace("\"", "\\\"") + "\"]}}");
	}

	public void awaitBooted() {
		LabEngine.await(this::answers, () -> "the guest agent of " + vm.name() + " does not answer");
	}

	/** Whether the first of so many pings to the address is answered. */
	public boolean reaches(String address, int pings) throws IOException {
		return output("for n in $(seq " + pings + "); do ping -c 1 -W 1 " + address + " && exit 0; done; true").contains(" bytes from ");
	}

	private JsonObject agent(String words) throws IOException {
		return JsonParser.parseString(ask(words)).getAsJsonObject().getAsJsonObject("return");
	}

	/** Where it was last, else wherever it is: only then all hosts are asked, which may be without power. */
	private String ask(String words) throws IOException {
		if (host != null) {
			Lab.Result known = lab.tryVirsh(host, "qemu-agent-command", vm.name(), words);
			if (known.code() == 0)
				return known.output().strip();
		}
		host = lab.hostOf(vm.name());
		return lab.virsh(host, "qemu-agent-command", vm.name(), words);
	}

	private boolean answers() {
		try {
			return !ask("{\"execute\":\"guest-ping\"}").isEmpty();
		} catch (IOException | IllegalStateException e) {
			return false;
		}
	}
}
