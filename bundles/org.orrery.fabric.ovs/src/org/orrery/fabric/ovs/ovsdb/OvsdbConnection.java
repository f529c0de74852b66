// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * One JSON-RPC 1.0 session with a database server (RFC 7047 §4). Thread-safe: requests of many threads are answered in any order. One
 * daemon thread reads, another asks the server for a sign of life; what listens is called on the reading thread and must return at once.
 */
public final class OvsdbConnection implements AutoCloseable {
	/**
	 * How a session behaves.
	 *
	 * @param tls       for {@code ssl:} addresses; null: what the Java runtime trusts
	 * @param connect   limit for connecting
	 * @param request   limit for the answer to one request
	 * @param keepalive after so long without a word the server is asked for one; after twice that the session is given up
	 */
	public record Settings(SSLContext tls, Duration connect, Duration request, Duration keepalive) {
		/** 5 s to connect, 20 s for an answer, a sign of life every 5 s. */
		public static Settings standard() {
			return new Settings(null, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5));
		}
	}

	/** Takes what the server tells unasked of one monitor. On the reading thread. */
	interface UpdateHandler {
		void update(JsonElement tableUpdates);
	}

	private final OvsdbAddress address;
	private final Settings settings;
	private final OvsdbTransport transport;
	private final OutputStream out;
	private final AtomicInteger ids = new AtomicInteger();
	private final Map<Integer, CompletableFuture<JsonElement>> open = new ConcurrentHashMap<>();
	private final Map<String, UpdateHandler> monitors = new ConcurrentHashMap<>();
	private final CompletableFuture<String> ended = new CompletableFuture<>();
	private final AtomicReference<FabricException> failure = new AtomicReference<>();
	private volatile long heardAt = System.nanoTime();
	private volatile boolean heard;

	private OvsdbConnection(OvsdbAddress address, Settings settings, OvsdbTransport transport) throws IOException {
		this.address = address;
		this.settings = settings;
		this.transport = transport;
		out = new BufferedOutputStream(transport.out());
	}

	/** Blocks at most for the connect limit. @throws FabricException UNREACHABLE or CERTIFICATE, with the remedy */
	public static OvsdbConnection open(OvsdbAddress address, Settings settings) throws FabricException {
		String operation = NLS.bind(Messages.OvsdbConnection_connecting, address);
		try {
			OvsdbTransport transport = OvsdbTransport.open(address, settings.tls(), settings.connect());
			OvsdbConnection connection = new OvsdbConnection(address, settings, transport);
			connection.start();
			return connection;
		} catch (SSLException e) {
			throw new FabricException(Code.CERTIFICATE, operation, NLS.bind(Messages.OvsdbConnection_certificate, e.getMessage()), e);
		} catch (IOException e) {
			throw new FabricException(Code.UNREACHABLE, operation, NLS.bind(Messages.OvsdbConnection_unreachable, e.getMessage()), e);
		}
	}

	private void start() {
		Thread reader = new Thread(this::read, "orrery-ovsdb-" + address); //$NON-NLS-1$
		reader.setDaemon(true);
		reader.start();
		Thread watch = new Thread(this::keepAlive, "orrery-ovsdb-keepalive-" + address); //$NON-NLS-1$
		watch.setDaemon(true);
		watch.start();
	}

	public OvsdbAddress address() {
		return address;
	}

	/** Completed once with the reason when the session is over. */
	public CompletableFuture<String> ended() {
		return ended.copy();
	}

	// --- requests --------------------------------------------------------------------------------------------------------------------

	/** Sends a request; returns at once. Fails with FabricException when the server answers with an error or the session ends. */
	public CompletableFuture<JsonElement> request(String method, JsonArray parameters) {
		int id = ids.incrementAndGet();
		CompletableFuture<JsonElement> answer = new CompletableFuture<>();
		open.put(id, answer);
		JsonObject message = new JsonObject();
		message.addProperty("method", method); //$NON-NLS-1$
		message.add("params", parameters); //$NON-NLS-1$
		message.addProperty("id", id); //$NON-NLS-1$
		try {
			send(message);
		} catch (IOException e) {
			suspectCertificate(e);
			end(NLS.bind(Messages.OvsdbConnection_cannotSend, e.getMessage()));
		}
		if (ended.isDone() && open.remove(id) != null)
			answer.completeExceptionally(lost(method));
		return answer;
	}

	/** The same, waiting for the answer within the request limit. */
	public JsonElement call(String method, JsonArray parameters) throws FabricException {
		return await(method, request(method, parameters));
	}

	/**
	 * Takes a lock of the server, which the end of the session gives back (RFC 7047 §4.1.8).
	 *
	 * @return false when another session has it; this one does not wait for it then
	 */
	public boolean lock(String name) throws FabricException {
		JsonElement answer = call("lock", one(name)); //$NON-NLS-1$
		boolean taken = answer instanceof JsonObject object && object.get("locked") instanceof JsonPrimitive locked && locked.getAsBoolean(); //$NON-NLS-1$
		if (!taken)
			unlock(name);
		return taken;
	}

	/** Takes a lock from whoever has it, who is told and can do nothing more that requires it (RFC 7047 §4.1.8). */
	public boolean steal(String name) throws FabricException {
		JsonElement answer = call("steal", one(name)); //$NON-NLS-1$
		return answer instanceof JsonObject object && object.get("locked") instanceof JsonPrimitive locked && locked.getAsBoolean(); //$NON-NLS-1$
	}

	/** Gives a lock back, or ends the waiting for it; returns when the next one may have it. */
	public void unlock(String name) throws FabricException {
		call("unlock", one(name)); //$NON-NLS-1$
	}

	private static JsonArray one(String parameter) {
		JsonArray parameters = new JsonArray();
		parameters.add(parameter);
		return parameters;
	}

	<T> T await(String method, CompletableFuture<T> answer) throws FabricException {
		try {
			return answer.get(settings.request().toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof FabricException known)
				throw new FabricException(known.code(), known.operation(), known.detail(), known);
			throw new FabricException(Code.MALFORMED, operation(method), String.valueOf(e.getCause()), e);
		} catch (TimeoutException e) {
			throw new FabricException(Code.TIMED_OUT, operation(method),
					NLS.bind(Messages.OvsdbConnection_timedOut, settings.request().toSeconds()), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new FabricException(Code.TIMED_OUT, operation(method), Messages.OvsdbConnection_interrupted, e);
		}
	}

	private void send(JsonObject message) throws IOException {
		byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
		synchronized (out) {
			out.write(bytes);
			out.flush();
		}
	}

	void register(String monitor, UpdateHandler handler) {
		monitors.put(monitor, handler);
	}

	void unregister(String monitor) {
		monitors.remove(monitor);
	}

	// --- what the server says, on the reading thread ---------------------------------------------------------------------------------

	private void read() {
		try (JsonMessages messages = new JsonMessages(transport.in())) {
			for (JsonObject message = messages.next(); message != null; message = messages.next()) {
				heardAt = System.nanoTime();
				heard = true;
				take(message);
			}
			end(Messages.OvsdbConnection_closedByServer);
		} catch (IOException | RuntimeException e) {
			suspectCertificate(e);
			end(NLS.bind(Messages.OvsdbConnection_broken, e.getMessage()));
		}
	}

	/** With TLS 1.3 the server tells only after the handshake what it thinks of our certificate, and closes, perhaps before that was read. */
	private void suspectCertificate(Exception e) {
		if (address.kind() == OvsdbAddress.Kind.TLS && !heard && !ended.isDone())
			failure.compareAndSet(null, new FabricException(Code.CERTIFICATE, operation(""), NLS.bind(Messages.OvsdbConnection_certificate, e.getMessage()), e)); //$NON-NLS-1$
	}

	private void take(JsonObject message) throws IOException {
		JsonElement id = message.get("id"); //$NON-NLS-1$
		if (!message.has("method")) { //$NON-NLS-1$
			answered(id, message);
			return;
		}
		String method = message.get("method").getAsString(); //$NON-NLS-1$
		JsonArray parameters = message.getAsJsonArray("params"); //$NON-NLS-1$
		if (method.equals("echo")) //$NON-NLS-1$
			echo(id, parameters);
		else if (method.equals("update") && parameters.size() == 2) { //$NON-NLS-1$
			UpdateHandler handler = monitors.get(parameters.get(0).getAsString());
			if (handler != null)
				handler.update(parameters.get(1));
		}
	}

	private void echo(JsonElement id, JsonArray parameters) throws IOException {
		JsonObject answer = new JsonObject();
		answer.add("result", parameters); //$NON-NLS-1$
		answer.add("error", JsonNull.INSTANCE); //$NON-NLS-1$
		answer.add("id", id); //$NON-NLS-1$
		send(answer);
	}

	private void answered(JsonElement id, JsonObject message) {
		if (!(id instanceof JsonPrimitive number) || !number.isNumber())
			return;
		CompletableFuture<JsonElement> asked = open.remove(number.getAsInt());
		if (asked == null)
			return;
		JsonElement error = message.get("error"); //$NON-NLS-1$
		if (error == null || error.isJsonNull())
			asked.complete(message.get("result")); //$NON-NLS-1$
		else
			asked.completeExceptionally(OvsdbErrors.of(NLS.bind(Messages.OvsdbConnection_asking, address), error));
	}

	// --- signs of life, on a thread of its own ---------------------------------------------------------------------------------------

	private void keepAlive() {
		long pause = settings.keepalive().toMillis();
		try {
			while (!ended.isDone()) {
				Thread.sleep(pause);
				long silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAt);
				if (silent >= 2 * pause)
					end(NLS.bind(Messages.OvsdbConnection_silent, silent / 1000));
				else if (silent >= pause)
					request("echo", new JsonArray()); //$NON-NLS-1$
			}
		} catch (InterruptedException e) {
			end(Messages.OvsdbConnection_interrupted);
		}
	}

	// --- the end ---------------------------------------------------------------------------------------------------------------------

	private void end(String reason) {
		failure.compareAndSet(null, new FabricException(Code.LOST, NLS.bind(Messages.OvsdbConnection_asking, address), reason));
		ended.complete(reason);
		try {
			transport.close();
		} catch (IOException e) {
			System.getLogger(OvsdbConnection.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
		}
		open.keySet().forEach(id -> {
			CompletableFuture<JsonElement> asked = open.remove(id);
			if (asked != null)
				asked.completeExceptionally(lost("")); //$NON-NLS-1$
		});
	}

	private FabricException lost(String method) {
		FabricException known = failure.get();
		if (known == null)
			return new FabricException(Code.LOST, operation(method), Messages.OvsdbConnection_closed);
		return new FabricException(known.code(), operation(method), known.detail(), known);
	}

	private String operation(String method) {
		return NLS.bind(Messages.OvsdbConnection_request, method, address);
	}

	/** Ends the session; open requests fail. */
	@Override
	public void close() {
		end(Messages.OvsdbConnection_closed);
	}
}
