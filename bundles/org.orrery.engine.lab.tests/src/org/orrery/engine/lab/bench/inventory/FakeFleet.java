// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.ConnectionDefinition;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A fleet that {@code lab fake} has started: which hosts it has, and orders to it. */
final class FakeFleet {
	/** What {@code lab fake --json} printed. */
	private static final String FACTS = "orrery.bench.fleet";
	private static final String LAB_COMMAND = "orrery.lab.command";
	private static final int ORDER_SECONDS = 60;

	final String name;
	final int vmsPerHost;
	final List<ConnectionDefinition> hosts = new ArrayList<>();
	final String deafUri;

	private FakeFleet(JsonObject facts) {
		name = facts.get("name").getAsString();
		vmsPerHost = facts.get("vmsPerHost").getAsInt();
		deafUri = facts.get("blackholeUri").getAsString();
		for (JsonElement host : facts.getAsJsonArray("hosts")) {
			JsonObject one = host.getAsJsonObject();
			hosts.add(definition(one.get("name").getAsString(), one.get("uri").getAsString()));
		}
	}

	static FakeFleet read() throws IOException {
		return new FakeFleet(JsonParser.parseString(Files.readString(Path.of(System.getProperty(FACTS)))).getAsJsonObject());
	}

	static ConnectionDefinition definition(String name, String uri) {
		return new ConnectionDefinition(name, uri, "", "Bench", List.of(), "", true, "");
	}

	int vms() {
		return hosts.size() * vmsPerHost;
	}

	/** @param rate changes a second, or "max" */
	void churn(String rate) throws IOException, InterruptedException {
		order("churn", rate);
	}

	void freeze(String host) throws IOException, InterruptedException {
		order("freeze", host);
	}

	void thaw(String host) throws IOException, InterruptedException {
		order("thaw", host);
	}

	/** Changes made since the fleet was started. */
	long changes() throws IOException, InterruptedException {
		return JsonParser.parseString(order("status", "--json")).getAsJsonObject().get("changes").getAsLong();
	}

	private String order(String... words) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(System.getProperty(LAB_COMMAND), "--name", name));
		command.addAll(List.of(words));
		Path output = Files.createTempFile("order", ".txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		if (!process.waitFor(ORDER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
		}
		String said = Files.readString(output);
		Files.delete(output);
		return said;
	}
}
