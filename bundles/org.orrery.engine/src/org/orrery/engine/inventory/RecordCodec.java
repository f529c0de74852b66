// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Records as compact bytes: components in their order, each text once. Its {@link #shape()} tells the components of all records involved, so
 * that bytes of a program whose records look otherwise are known as such. Knows numbers, truth values, texts, enums, UUIDs, instants, lists and
 * records, each of which may be null. Stateless but for what it has learnt about classes; thread-safe.
 */
final class RecordCodec<T extends Record> {
	private static final int LONGEST_LIST = 1 << 20;

	/** How one type is written and read. */
	private interface Form {
		void write(Object value, Output output) throws IOException;

		Object read(Input input) throws IOException;
	}

	private record Output(DataOutputStream stream, Map<String, Integer> texts) {
	}

	private record Input(DataInputStream stream, List<String> texts) {
	}

	private final Form root;
	private final StringBuilder shape = new StringBuilder();
	private final Map<Class<?>, Form> known = new HashMap<>();

	RecordCodec(Class<T> type) {
		root = form(type);
	}

	/** Names and types of all components. */
	String shape() {
		return shape.toString();
	}

	void write(T value, DataOutputStream stream) throws IOException {
		root.write(value, new Output(stream, new HashMap<>()));
	}

	/** @throws IOException the bytes are none that {@link #write} has made */
	@SuppressWarnings("unchecked")
	T read(DataInputStream stream) throws IOException {
		try {
			return (T) root.read(new Input(stream, new ArrayList<>()));
		} catch (RuntimeException e) {
			throw new IOException(e.toString(), e);
		}
	}

	private Form form(Type type) {
		if (type instanceof ParameterizedType list && list.getRawType() == List.class)
			return nullable(listOf(form(list.getActualTypeArguments()[0])));
		if (type == int.class)
			return simple((value, out) -> out.writeInt((int) value), DataInputStream::readInt);
		if (type == long.class)
			return simple((value, out) -> out.writeLong((long) value), DataInputStream::readLong);
		if (type == boolean.class)
			return simple((value, out) -> out.writeBoolean((boolean) value), DataInputStream::readBoolean);
		if (type == double.class)
			return simple((value, out) -> out.writeDouble((double) value), DataInputStream::readDouble);
		if (type == Integer.class)
			return nullable(simple((value, out) -> out.writeInt((int) value), DataInputStream::readInt));
		if (type == UUID.class)
			return nullable(simple((value, out) -> {
				out.writeLong(((UUID) value).getMostSignificantBits());
				out.writeLong(((UUID) value).getLeastSignificantBits());
			}, in -> new UUID(in.readLong(), in.readLong())));
		if (type == Instant.class)
			return nullable(simple((value, out) -> {
				out.writeLong(((Instant) value).getEpochSecond());
				out.writeInt(((Instant) value).getNano());
			}, in -> Instant.ofEpochSecond(in.readLong(), in.readInt())));
		if (type == String.class)
			return nullable(new Text());
		if (type instanceof Class<?> constants && constants.isEnum())
			return nullable(constant(constants));
		if (type instanceof Class<?> record && record.isRecord())
			return nullable(record(record));
		throw new IllegalArgumentException("No way to write " + type); //$NON-NLS-1$
	}

	private interface Writer {
		void write(Object value, DataOutputStream out) throws IOException;
	}

	private interface Reader {
		Object read(DataInputStream in) throws IOException;
	}

	private static Form simple(Writer writer, Reader reader) {
		return new Form() {
			@Override
			public void write(Object value, Output output) throws IOException {
				writer.write(value, output.stream());
			}

			@Override
			public Object read(Input input) throws IOException {
				return reader.read(input.stream());
			}
		};
	}

	private static Form nullable(Form form) {
		return new Form() {
			@Override
			public void write(Object value, Output output) throws IOException {
				output.stream().writeBoolean(value != null);
				if (value != null)
					form.write(value, output);
			}

			@Override
			public Object read(Input input) throws IOException {
				return input.stream().readBoolean() ? form.read(input) : null;
			}
		};
	}

	private static Form listOf(Form element) {
		return new Form() {
			@Override
			public void write(Object value, Output output) throws IOException {
				List<?> list = (List<?>) value;
				output.stream().writeInt(list.size());
				for (Object one : list)
					element.write(one, output);
			}

			@Override
			public Object read(Input input) throws IOException {
				int size = input.stream().readInt();
				if (size < 0 || size > LONGEST_LIST)
					throw new IOException("a list of " + size); //$NON-NLS-1$
				List<Object> list = new ArrayList<>(Math.min(size, 1024));
				for (int i = 0; i < size; i++)
					list.add(element.read(input));
				return list;
			}
		};
	}

	/** A text that came before is its number. */
	private static final class Text implements Form {
		@Override
		public void write(Object value, Output output) throws IOException {
			Integer number = output.texts().get(value);
			output.stream().writeInt(number == null ? -1 : number);
			if (number != null)
				return;
			output.texts().put((String) value, output.texts().size());
			byte[] bytes = ((String) value).getBytes(java.nio.charset.StandardCharsets.UTF_16BE); // keeps also what is no proper text
			output.stream().writeInt(bytes.length);
			output.stream().write(bytes);
		}

		@Override
		public Object read(Input input) throws IOException {
			int number = input.stream().readInt();
			if (number >= 0)
				return input.texts().get(number);
			int length = input.stream().readInt();
			if (length < 0 || length > input.stream().available())
				throw new IOException("a text of " + length); //$NON-NLS-1$
			String text = new String(input.stream().readNBytes(length), java.nio.charset.StandardCharsets.UTF_16BE);
			input.texts().add(text);
			return text;
		}
	}

	private Form constant(Class<?> type) {
		Object[] constants = type.getEnumConstants();
		shape.append(type.getSimpleName()).append(Arrays.toString(constants));
		return simple((value, out) -> out.writeShort(((Enum<?>) value).ordinal()), in -> constants[in.readUnsignedShort()]);
	}

	private Form record(Class<?> type) {
		Form before = known.get(type);
		if (before != null)
			return before;
		Map<Method, Form> components = new LinkedHashMap<>();
		RecordComponent[] declared = type.getRecordComponents();
		for (RecordComponent component : declared) {
			shape.append(type.getSimpleName()).append('.').append(component.getName()).append(':').append(component.getGenericType().getTypeName())
					.append(';');
			Method accessor = component.getAccessor();
			accessor.setAccessible(true);
			components.put(accessor, form(component.getGenericType()));
		}
		Form form = new Fields(components, constructor(type, declared));
		known.put(type, form);
		return form;
	}

	private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
		try {
			Constructor<?> canonical = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
			canonical.setAccessible(true);
			return canonical;
		} catch (NoSuchMethodException e) {
			throw new IllegalStateException("A record has its canonical constructor", e); //$NON-NLS-1$
		}
	}

	private record Fields(Map<Method, Form> components, Constructor<?> constructor) implements Form {
		@Override
		public void write(Object value, Output output) throws IOException {
			for (Map.Entry<Method, Form> component : components.entrySet())
				component.getValue().write(reflected(() -> component.getKey().invoke(value)), output);
		}

		@Override
		public Object read(Input input) throws IOException {
			Object[] values = new Object[components.size()];
			int i = 0;
			for (Form form : components.values())
				values[i++] = form.read(input);
			return reflected(() -> constructor.newInstance(values));
		}

		private interface Reflected {
			Object get() throws ReflectiveOperationException;
		}

		private static Object reflected(Reflected call) throws IOException {
			try {
				return call.get();
			} catch (InvocationTargetException e) {
				throw new IOException(String.valueOf(e.getCause()), e);
			} catch (ReflectiveOperationException e) {
				throw new IOException(e);
			}
		}
	}
}
