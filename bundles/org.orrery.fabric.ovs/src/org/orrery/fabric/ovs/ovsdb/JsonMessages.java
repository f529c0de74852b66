// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Splits a stream of JSON objects without separators into messages. One thread. */
final class JsonMessages implements AutoCloseable {
	/** More than any real database sends at once; less than what would exhaust the console. */
	private static final long LARGEST = 256L << 20;

	private final Counted counted;
	private final JsonReader reader;

	JsonMessages(InputStream in) {
		counted = new Counted(in);
		reader = new JsonReader(new InputStreamReader(counted, StandardCharsets.UTF_8));
		// Several values one after the other are no JSON document in the strict sense.
		reader.setStrictness(Strictness.LENIENT);
	}

	/** Null at the end of the stream. @throws IOException the stream broke, or what came is not a JSON object, or is too large */
	JsonObject next() throws IOException {
		counted.read = 0;
		try {
			if (reader.peek() == JsonToken.END_DOCUMENT)
				return null;
			JsonElement message = JsonParser.parseReader(reader);
			if (message.isJsonObject())
				return message.getAsJsonObject();
			throw new IOException(Messages.JsonMessages_noObject);
		} catch (EOFException e) {
			return null;
		} catch (JsonParseException e) {
			if (e.getCause() instanceof IOException cause)
				throw cause;
			throw new IOException(NLS.bind(Messages.JsonMessages_malformed, e.getMessage()), e);
		}
	}

	@Override
	public void close() throws IOException {
		reader.close();
	}

	private static final class Counted extends FilterInputStream {
		private long read;

		Counted(InputStream in) {
			super(in);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = super.read(bytes, offset, length);
			read += Math.max(0, count);
			if (read > LARGEST)
				throw new IOException(NLS.bind(Messages.JsonMessages_tooLarge, LARGEST >> 20));
			return count;
		}
	}
}
