// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * libvirt's arrays of named, typed values ({@code virTypedParameter}), read into a map and written from calls. The layout is that of the
 * 64-bit ABIs; {@link LibvirtLibrary} refuses others.
 */
public final class TypedParameters {
	private static final int NAME_LENGTH = 80;
	private static final int TYPE_OFFSET = 80;
	private static final int VALUE_OFFSET = 88;
	private static final int SIZE = 96;
	private static final int INT = 1;
	private static final int UINT = 2;
	private static final int LLONG = 3;
	private static final int ULLONG = 4;
	private static final int DOUBLE = 5;
	private static final int BOOLEAN = 6;
	private static final int STRING = 7;

	private record Entry(String name, int type, Object value) {
	}

	private final List<Entry> entries = new ArrayList<>();
	/** Text that the native array points to; as long-lived as this object. */
	private final List<Memory> texts = new ArrayList<>();

	public TypedParameters add(String name, String value) {
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		Memory text = new Memory(bytes.length + 1L);
		text.write(0, bytes, 0, bytes.length);
		text.setByte(bytes.length, (byte) 0);
		texts.add(text);
		entries.add(new Entry(name, STRING, text));
		return this;
	}

	public TypedParameters addUnsignedLong(String name, long value) {
		entries.add(new Entry(name, ULLONG, value));
		return this;
	}

	public TypedParameters addInt(String name, int value) {
		entries.add(new Entry(name, INT, (long) value));
		return this;
	}

	public int count() {
		return entries.size();
	}

	/** The native array; null when empty, as libvirt wants it. Keep this object reachable as long as it is used. */
	public Memory toNative() {
		if (entries.isEmpty())
			return null;
		Memory array = new Memory((long) SIZE * entries.size());
		array.clear();
		long offset = 0;
		for (Entry entry : entries) {
			byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
			if (name.length >= NAME_LENGTH)
				throw new IllegalArgumentException("Name of a parameter is too long: " + entry.name());
			array.write(offset, name, 0, name.length);
			array.setInt(offset + TYPE_OFFSET, entry.type());
			if (entry.type() == STRING)
				array.setPointer(offset + VALUE_OFFSET, (Memory) entry.value());
			else if (entry.type() == INT)
				array.setInt(offset + VALUE_OFFSET, ((Long) entry.value()).intValue());
			else
				array.setLong(offset + VALUE_OFFSET, (Long) entry.value());
			offset += SIZE;
		}
		return array;
	}

	/**
	 * Numbers become Long or Double, switches Boolean, text String. Frees nothing. Copies the array in one go: a bulk of statistics is some
	 * hundred thousand values, and each look into native memory costs more than reading ten of them here.
	 */
	public static Map<String, Object> read(Pointer array, int count) {
		Map<String, Object> values = LinkedHashMap.newLinkedHashMap(Math.max(0, count));
		if (count <= 0)
			return values;
		ByteBuffer bytes = ByteBuffer.wrap(array.getByteArray(0, SIZE * count)).order(ByteOrder.nativeOrder());
		for (int i = 0; i < count; i++) {
			int offset = SIZE * i;
			Object value = value(array, bytes, offset);
			if (value != null)
				values.put(name(bytes.array(), offset), value);
		}
		return values;
	}

	private static String name(byte[] bytes, int offset) {
		int length = 0;
		while (length < NAME_LENGTH && bytes[offset + length] != 0)
			length++;
		return new String(bytes, offset, length, StandardCharsets.US_ASCII);
	}

	private static Object value(Pointer array, ByteBuffer bytes, int offset) {
		int at = offset + VALUE_OFFSET;
		return switch (bytes.getInt(offset + TYPE_OFFSET)) {
		case INT -> (long) bytes.getInt(at);
		case UINT -> Integer.toUnsignedLong(bytes.getInt(at));
		case LLONG, ULLONG -> bytes.getLong(at);
		case DOUBLE -> bytes.getDouble(at);
		case BOOLEAN -> bytes.get(at) != 0;
		case STRING -> {
			Pointer text = array.getPointer(at);
			yield text == null ? null : text.getString(0, StandardCharsets.UTF_8.name());
		}
		default -> null;
		};
	}
}
