// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.openflow;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule of a bridge's first table: frames that match are dropped, or marked as looked at and sent through the table again. Immutable.
 *
 * @param match values in hexadecimal digits by the header of the field (OpenFlow 1.3, 7.2.3.2)
 */
record FlowRule(int priority, SortedMap<Integer, String> match, boolean drops) {
	private static final int BASIC = 0x8000;
	private static final int IN_PORT = field(BASIC, 0, 4);
	private static final int SOURCE = field(BASIC, 4, 6);
	private static final int TYPE = field(BASIC, 5, 2);
	private static final int PROTOCOL = field(BASIC, 10, 1);
	private static final int UDP_FROM = field(BASIC, 15, 2);
	/** A register of Open vSwitch's: the last one, which nobody else is likely to use. It is 0 when a frame comes in. */
	static final int LOOKED_AT = field(1, 15, 4);

	FlowRule {
		match = Collections.unmodifiableSortedMap(new TreeMap<>(match));
	}

	/** @param port number that the switch gave it */
	static FlowRule from(int port, int priority, boolean drops) {
		return new FlowRule(priority, new TreeMap<>(Map.of(IN_PORT, number(port, 4), LOOKED_AT, number(0, 4))), drops);
	}

	/** All that have to do with frames of a port, for taking them away. */
	static FlowRule everythingFrom(int port) {
		return new FlowRule(0, new TreeMap<>(Map.of(IN_PORT, number(port, 4))), true);
	}

	FlowRule source(String mac) {
		return and(SOURCE, mac.replace(":", "")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** UDP that comes from a port. @param type of the frame: IPv4 or IPv6 */
	FlowRule udpFrom(int type, int port) {
		return and(TYPE, number(type, 2)).and(PROTOCOL, number(17, 1)).and(UDP_FROM, number(port, 2));
	}

	private FlowRule and(int field, String value) {
		SortedMap<Integer, String> more = new TreeMap<>(match);
		more.put(field, value);
		return new FlowRule(priority, more, drops);
	}

	/** -1: of any port. */
	int port() {
		String port = match.get(IN_PORT);
		return port == null ? -1 : Integer.parseUnsignedInt(port, 16);
	}

	/** Empty: any. */
	String source() {
		String mac = match.getOrDefault(SOURCE, ""); //$NON-NLS-1$
		return mac.isEmpty() ? "" : HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(mac)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static int field(int space, int number, int length) {
		return space << 16 | number << 9 | length;
	}

	private static String number(int value, int bytes) {
		return HexFormat.of().toHexDigits(value, 2 * bytes);
	}

	// --- as OpenFlow writes it -----------------------------------------------------------------------------------------------------------

	/** The match, filled up to a multiple of eight bytes. */
	void write(ByteBuffer out) {
		int begin = out.position();
		out.putShort((short) 1).putShort((short) 0);
		match.forEach((field, value) -> out.putInt(field).put(HexFormat.of().parseHex(value)));
		out.putShort(begin + 2, (short) (out.position() - begin));
		fill(out, begin);
	}

	static void fill(ByteBuffer out, int begin) {
		while ((out.position() - begin) % 8 != 0)
			out.put((byte) 0);
	}

	/** @param in at a match, with the instructions behind it up to its limit */
	static FlowRule read(ByteBuffer in, int priority) {
		int begin = in.position();
		in.getShort();
		int length = in.getShort() & 0xffff;
		SortedMap<Integer, String> match = new TreeMap<>();
		while (in.position() < begin + length) {
			int field = in.getInt();
			byte[] value = new byte[field & 0xff];
			in.get(value);
			match.put(field, HexFormat.of().formatHex(value));
		}
		return new FlowRule(priority, match, in.limit() - begin <= (length + 7) / 8 * 8);
	}
}
