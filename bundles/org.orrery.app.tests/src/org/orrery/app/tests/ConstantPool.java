// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constant pool of a class file (JVM specification, 4.4): every class that code can name is in it as text. */
final class ConstantPool {
	private static final int MAGIC = 0xCAFEBABE;
	private static final String INTERNAL_NAME = "[A-Za-z_$][\\w$]*(?:/[\\w$]+)+";
	/** A Class constant holds just the name. */
	private static final Pattern CLASS = Pattern.compile(INTERNAL_NAME);
	/** In descriptors and generic signatures a name stands between L and the semicolon, type arguments or an inner class. */
	private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(" + INTERNAL_NAME + ")(?=[;<.])");

	private ConstantPool() {
	}

	/**
	 * The internal names ({@code org/eclipse/swt/SWT}) of the classes that a class file refers to: as supertypes, in instructions, in
	 * the types of fields and methods and in generic signatures.
	 */
	static Set<String> referencedClasses(InputStream classFile) throws IOException {
		DataInputStream in = new DataInputStream(classFile);
		if (in.readInt() != MAGIC)
			throw new IOException("Not a class file");
		in.readUnsignedShort(); // minor version
		in.readUnsignedShort(); // major version
		int count = in.readUnsignedShort();
		Set<String> names = new TreeSet<>();
		for (int i = 1; i < count; i++)
			i += readConstant(in, names);
		return names;
	}

	/** @return how many entries of the pool the constant takes beyond its own */
	private static int readConstant(DataInputStream in, Set<String> names) throws IOException {
		int tag = in.readUnsignedByte();
		switch (tag) {
		case 1 -> addNames(in.readUTF(), names);
		case 3, 4 -> in.readInt(); // Integer, Float
		case 5, 6 -> { // Long, Double
			in.readLong();
			return 1;
		}
		case 7, 8, 16, 19, 20 -> in.readUnsignedShort(); // Class, String, MethodType, Module, Package
		case 9, 10, 11, 12, 17, 18 -> in.readInt(); // references to members, NameAndType, Dynamic, InvokeDynamic
		case 15 -> { // MethodHandle
			in.readUnsignedByte();
			in.readUnsignedShort();
		}
		default -> throw new IOException("Unknown constant pool tag " + tag);
		}
		return 0;
	}

	private static void addNames(String text, Set<String> names) {
		if (CLASS.matcher(text).matches())
			names.add(text);
		Matcher inDescriptor = IN_DESCRIPTOR.matcher(text);
		while (inDescriptor.find())
			names.add(inDescriptor.group(1));
	}
}
