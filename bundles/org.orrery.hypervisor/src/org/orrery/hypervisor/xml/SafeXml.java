// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parses XML that comes from hosts and files, which are not trusted: no DOCTYPE, no external entity, no inclusion, a limit on size and on
 * depth. Thread-safe.
 */
public final class SafeXml {
	/** Characters. The largest honest document, the capabilities of a host with hundreds of CPUs, has about two million. */
	public static final int MAXIMUM_LENGTH = 16 * 1024 * 1024;
	/** Nested elements; libvirt's own formats stay below 20. */
	public static final int MAXIMUM_DEPTH = 128;

	private static final String DEPTH_LIMIT = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
	private static final DocumentBuilderFactory FACTORY = hardenedFactory();
	/** To make a parser costs more than to read a domain with it, and a fleet has thousands. As many as ever parsed at once, but not more. */
	private static final int KEPT_PARSERS = 16;
	private static final BlockingQueue<DocumentBuilder> IDLE = new ArrayBlockingQueue<>(KEPT_PARSERS);

	private SafeXml() {
	}

	/**
	 * @param subject what the text is, for messages: "domain XML of web-1"
	 * @return the root element, which must be called {@code rootName}
	 */
	public static XmlElement parse(String text, String subject, String rootName) throws XmlException {
		if (text == null || text.isBlank())
			throw new XmlException(subject, "", "it is empty");
		if (text.length() > MAXIMUM_LENGTH)
			throw new XmlException(subject, "",
					"it has " + text.length() + " characters; more than " + MAXIMUM_LENGTH + " are not read");
		Document document = document(text, subject);
		XmlElement root = new XmlElement(document.getDocumentElement(), subject);
		if (!root.name().equals(rootName))
			throw new XmlException(subject, "", "it begins with <" + root.name() + ">; expected <" + rootName + ">");
		return root;
	}

	private static Document document(String text, String subject) throws XmlException {
		try {
			DocumentBuilder builder = parser();
			Document read = builder.parse(new InputSource(new StringReader(text)));
			IDLE.offer(builder); // one that met broken XML is not used again
			return read;
		} catch (SAXParseException e) {
			throw new XmlException(subject, "line " + e.getLineNumber() + ", column " + e.getColumnNumber(), reason(e));
		} catch (SAXException | IOException | ParserConfigurationException e) {
			throw new XmlException(subject, "", String.valueOf(e.getMessage()));
		}
	}

	private static DocumentBuilder parser() throws ParserConfigurationException {
		DocumentBuilder idle = IDLE.poll();
		if (idle != null)
			return idle;
		DocumentBuilder fresh;
		synchronized (FACTORY) {
			fresh = FACTORY.newDocumentBuilder();
		}
		fresh.setErrorHandler(new Strict());
		fresh.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
		return fresh;
	}

	private static String reason(SAXParseException e) {
		String message = String.valueOf(e.getMessage());
		if (message.contains("DOCTYPE"))
			return "a DOCTYPE is not accepted; remove it";
		if (message.contains("maxElementDepth"))
			return "elements are nested deeper than " + MAXIMUM_DEPTH + " levels";
		return message;
	}

	private static DocumentBuilderFactory hardenedFactory() {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
		try {
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
			factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
			// documents are small and read through: nodes made later would cost more than nodes made at once
			factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException("The XML parser of this Java runtime cannot be made safe", e);
		}
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
		factory.setAttribute(DEPTH_LIMIT, Integer.toString(MAXIMUM_DEPTH));
		factory.setXIncludeAware(false);
		// libvirt's own elements carry no namespace, those of other programs in <metadata> carry a prefix: compared as written
		factory.setNamespaceAware(false);
		return factory;
	}

	/** Without a handler the JDK prints to the standard error stream. */
	private static final class Strict implements ErrorHandler {
		@Override
		public void warning(SAXParseException e) {
			// nothing that changes what was read
		}

		@Override
		public void error(SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void fatalError(SAXParseException e) throws SAXException {
			throw e;
		}
	}
}
