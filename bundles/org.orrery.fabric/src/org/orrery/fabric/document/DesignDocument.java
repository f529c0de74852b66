// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.design.NetworkDesign;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** The text of a design file. Pure; any thread. */
public final class DesignDocument {
	/** Raised when a reader of the old would lose something of the new. */
	public static final int FORMAT = 1;

	private DesignDocument() {
	}

	/** The same design is always the same text; ends with a line break. */
	public static String write(NetworkDesign design) {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(DesignWriter.design(design, FORMAT)) + '\n';
	}

	/** @throws DesignFormatException no JSON, of a newer Orrery, or something in it is not as expected */
	public static NetworkDesign read(String text) throws DesignFormatException {
		JsonElement document;
		try {
			document = JsonParser.parseString(text);
		} catch (JsonParseException e) {
			String words = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
			throw new DesignFormatException(NLS.bind(Messages.DesignDocument_noJson, words));
		}
		JsonPlace place = JsonPlace.of(document);
		// Asked before anything else: a newer document may differ in all the rest.
		if (document.isJsonObject() && document.getAsJsonObject().get("format") instanceof JsonPrimitive format && format.isNumber() //$NON-NLS-1$
				&& format.getAsLong() > FORMAT)
			throw new DesignFormatException(NLS.bind(Messages.DesignDocument_newer, format, FORMAT));
		place.get("format", JsonPlace::number); //$NON-NLS-1$
		return DesignReader.design(place);
	}
}
