// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.openflow;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/**
 * One OpenFlow 1.3 session with a bridge, over the socket that ovs-ofctl uses. It sees and changes only rules that carry Orrery's cookie.
 * Thread-safe; a daemon thread of its own reads.
 */
public final class OpenFlowConnection implements AutoCloseable {
	private static final byte VERSION = 4;
	private static final byte HELLO = 0;
	private static final byte ERROR = 1;
	private static final byte ECHO = 2;
	private static final byte ECHO_ANSWER = 3;
	private static final byte CHANGE = 14;
	private static final byte ASK = 18;
	private static final byte ANSWER = 19;
	private static final byte BARRIER = 20;
	private static final byte BARRIER_ANSWER = 21;
	private static final byte ADD = 0;
	private static final byte DELETE = 3;
	private static final int HEAD = 8;
	private static final int LARGEST = 65535;
	/** Any port, any group. */
	private static final int ANY = -1;
	private static final int NO_BUFFER = -1;

	/** Rules that came so far, and what completes when the last has come. */
	private record Question(List<FlowRule> rules, CompletableFuture<List<FlowRule>> answer) {
		Question() {
			this(new ArrayList<>(), new CompletableFuture<>());
		}
	}

	private final OvsdbAddress address;
	private final Duration limit;
	private final SocketChannel channel;
	private final DataInputStream in;
	private final AtomicInteger ids = new AtomicInteger();
	private final Map<Integer, Question> open = new ConcurrentHashMap<>();
	private final CompletableFuture<String> ended = new CompletableFuture<>();

	private OpenFlowConnection(OvsdbAddress address, Duration limit, SocketChannel channel) {
		this.address = address;
		this.limit = limit;
		this.channel = channel;
		in = new DataInputStream(Channels.newInputStream(channel));
	}

	/** @param address of a unix socket; @param limit for each answer. @throws FabricException UNREACHABLE, UNSUPPORTED with the remedy */
	public static OpenFlowConnection open(OvsdbAddress address, Duration limit) throws FabricException {
		try {
			OpenFlowConnection connection = new OpenFlowConnection(address, limit, SocketChannel.open(UnixDomainSocketAddress.of(address.path())));
			connection.send(ByteBuffer.allocate(HEAD).put(VERSION).put(HELLO).putShort((short) HEAD).putInt(0));
			Thread reader = new Thread(connection::read, "orrery-openflow-" + address); //$NON-NLS-1$
			reader.setDaemon(true);
			reader.start();
			connection.ask(BARRIER); // the switch has agreed to this version
			return connection;
		} catch (IOException e) {
			throw new FabricException(Code.UNREACHABLE, operation(address), NLS.bind(Messages.OpenFlowConnection_unreachable, e.getMessage()), e);
		}
	}

	/** Completed once with the reason when the session is over. */
	public CompletableFuture<String> ended() {
		return ended.copy();
	}

	/** What ports are guarded, by their number; one that is not in it is open. Blocks. */
	public Map<Integer, PortGuard> guards() throws FabricException {
		return GuardRules.guards(ask(ASK));
	}

	/** Guards ports as said, all or with an exception that leaves it open how many. Blocks until the switch obeys. */
	public void guard(Map<Integer, PortGuard> ports) throws FabricException {
		List<ByteBuffer> messages = new ArrayList<>();
		int id = ids.incrementAndGet();
		ports.forEach((port, guard) -> {
			messages.add(change(id, DELETE, FlowRule.everythingFrom(port)));
			GuardRules.of(port, guard).forEach(rule -> messages.add(change(id, ADD, rule)));
		});
		messages.add(head(BARRIER, id, HEAD));
		await(id, messages);
	}

	private List<FlowRule> ask(byte what) throws FabricException {
		int id = ids.incrementAndGet();
		return await(id, List.of(what == ASK ? question(id) : head(BARRIER, id, HEAD)));
	}

	private List<FlowRule> await(int id, Collection<ByteBuffer> messages) throws FabricException {
		Question question = new Question();
		open.put(id, question);
		try {
			for (ByteBuffer message : messages)
				send(message);
			if (ended.isDone())
				question.answer().completeExceptionally(lost());
			return question.answer().get(limit.toMillis(), TimeUnit.MILLISECONDS);
		} catch (IOException e) {
			end(String.valueOf(e.getMessage()));
			throw lost();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof FabricException known)
				throw new FabricException(known.code(), known.operation(), known.detail(), known);
			throw new FabricException(Code.MALFORMED, operation(address), String.valueOf(e.getCause()), e);
		} catch (TimeoutException e) {
			throw new FabricException(Code.TIMED_OUT, operation(address), NLS.bind(Messages.OpenFlowConnection_timedOut, limit.toSeconds()), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new FabricException(Code.TIMED_OUT, operation(address), Messages.OpenFlowConnection_interrupted, e);
		} finally {
			open.remove(id);
		}
	}

	// --- what is sent --------------------------------------------------------------------------------------------------------------------

	private static ByteBuffer head(byte type, int id, int length) {
		return ByteBuffer.allocate(length).put(VERSION).put(type).putShort((short) length).putInt(id);
	}

	private static ByteBuffer question(int id) {
		ByteBuffer message = head(ASK, id, 56);
		message.putShort((short) 1).putShort((short) 0).putInt(0);
		message.putInt(0).putInt(ANY).putInt(ANY).putInt(0).putLong(GuardRules.COOKIE).putLong(-1);
		return message.putShort((short) 1).putShort((short) 4).putInt(0);
	}

	private static ByteBuffer change(int id, byte command, FlowRule rule) {
		ByteBuffer message = ByteBuffer.allocate(256);
		message.put(VERSION).put(CHANGE).putShort((short) 0).putInt(id);
		message.putLong(GuardRules.COOKIE).putLong(command == DELETE ? -1 : 0);
		message.put((byte) 0).put(command).putShort((short) 0).putShort((short) 0).putShort((short) rule.priority());
		message.putInt(NO_BUFFER).putInt(ANY).putInt(ANY).putShort((short) 0).putShort((short) 0);
		rule.write(message);
		if (command == ADD && !rule.drops())
			lookAgain(message);
		message.putShort(2, (short) message.position());
		return message.limit(message.position());
	}

	/** Applies: say that it was looked at, go through the first table again as it came in. */
	private static void lookAgain(ByteBuffer message) {
		int begin = message.position();
		message.putShort((short) 4).putShort((short) 0).putInt(0);
		message.putShort((short) 25).putShort((short) 16).putInt(FlowRule.LOOKED_AT).putInt(1).putInt(0);
		message.putShort((short) 0xffff).putShort((short) 16).putInt(0x2320).putShort((short) 14).putShort((short) 0xfff8).putInt(0);
		message.putShort(begin + 2, (short) (message.position() - begin));
	}

	private void send(ByteBuffer message) throws IOException {
		ByteBuffer all = message.duplicate().rewind();
		synchronized (channel) {
			while (all.hasRemaining())
				channel.write(all);
		}
	}

	// --- what the switch says, on the reading thread ---------------------------------------------------------------------------------------

	private void read() {
		try {
			while (true) {
				byte[] head = in.readNBytes(HEAD);
				if (head.length < HEAD)
					throw new EOFException(Messages.OpenFlowConnection_closed);
				ByteBuffer begin = ByteBuffer.wrap(head);
				int length = Math.min(begin.getShort(2) & 0xffff, LARGEST);
				byte[] body = in.readNBytes(Math.max(0, length - HEAD));
				take(begin.get(0), begin.get(1), begin.getInt(4), ByteBuffer.wrap(body));
			}
		} catch (IOException | RuntimeException e) {
			end(String.valueOf(e.getMessage()));
		}
	}

	private void take(byte version, byte type, int id, ByteBuffer body) throws IOException {
		Question question = open.get(id);
		switch (type) {
		case HELLO -> {
			if (version < VERSION)
				end(NLS.bind(Messages.OpenFlowConnection_version, version));
		}
		case ECHO -> send(head(ECHO_ANSWER, id, HEAD + body.remaining()).put(body));
		case ERROR -> refused(question, body);
		case ANSWER -> {
			if (question != null)
				answered(question, body);
		}
		case BARRIER_ANSWER -> {
			if (question != null)
				question.answer().complete(List.of());
		}
		default -> {
			// nothing that was asked for
		}
		}
	}

	private void refused(Question question, ByteBuffer body) {
		int type = body.getShort();
		int code = body.getShort();
		if (type == 0) // no version in common
			end(NLS.bind(Messages.OpenFlowConnection_version, "?")); //$NON-NLS-1$
		else if (question != null)
			question.answer().completeExceptionally(
					new FabricException(Code.REFUSED, operation(address), NLS.bind(Messages.OpenFlowConnection_refused, type, code)));
	}

	private static void answered(Question question, ByteBuffer body) {
		body.getShort();
		boolean more = (body.getShort() & 1) != 0;
		body.getInt();
		while (body.remaining() >= 48) {
			int begin = body.position();
			int length = body.getShort(begin) & 0xffff;
			if (length < 48)
				break;
			int table = body.get(begin + 2);
			ByteBuffer rule = body.duplicate().position(begin + 48).limit(begin + length);
			if (table == 0)
				question.rules().add(FlowRule.read(rule, body.getShort(begin + 12) & 0xffff));
			body.position(begin + length);
		}
		if (!more)
			question.answer().complete(List.copyOf(question.rules()));
	}

	// --- the end -------------------------------------------------------------------------------------------------------------------------

	private void end(String reason) {
		ended.complete(reason);
		try {
			channel.close();
		} catch (IOException e) {
			System.getLogger(OpenFlowConnection.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
		}
		open.values().forEach(question -> question.answer().completeExceptionally(lost()));
	}

	private FabricException lost() {
		return new FabricException(Code.LOST, operation(address), ended.getNow("")); //$NON-NLS-1$
	}

	private static String operation(OvsdbAddress address) {
		return NLS.bind(Messages.OpenFlowConnection_operation, address);
	}

	@Override
	public void close() {
		end(Messages.OpenFlowConnection_closed);
	}
}
