// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;

import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** Sends the digest as a mail of plain text. Thread-safe. */
public final class Mail implements AlarmChannel {
	private static final String LIMIT_MILLIS = "10000"; //$NON-NLS-1$

	private final MailSettings settings;
	private final InternetAddress from;
	private final InternetAddress[] to;

	/** @throws IllegalArgumentException naming the address that is none */
	public Mail(MailSettings settings) {
		this.settings = settings;
		from = address(settings.from());
		to = settings.to().stream().map(Mail::address).toArray(InternetAddress[]::new);
	}

	private static InternetAddress address(String text) {
		try {
			return new InternetAddress(text, true);
		} catch (AddressException e) {
			throw new IllegalArgumentException(Messages.bind(Messages.Mail_address, text), e);
		}
	}

	@Override
	public String destination() {
		return String.join(", ", settings.to()) + " (" + settings.host() + ':' + settings.usedPort() + ')'; //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void send(AlarmDigest digest) throws NotDeliveredException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		// the library finds its parts by the loader of the thread, which in an OSGi framework knows none of them
		thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
		try {
			deliver(digest);
		} catch (IOException e) {
			throw new NotDeliveredException(e.getMessage(), false, e);
		} catch (MessagingException e) {
			boolean forGood = e instanceof AuthenticationFailedException || e instanceof SendFailedException;
			throw new NotDeliveredException(Messages.bind(Messages.Channel_failed, destination(), e.getMessage()), !forGood, e);
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	private void deliver(AlarmDigest digest) throws MessagingException, IOException {
		boolean tls = settings.security() == MailSettings.Security.TLS;
		Session session = Session.getInstance(properties(tls ? "mail.smtps." : "mail.smtp.")); //$NON-NLS-1$ //$NON-NLS-2$
		String password = settings.password().isPresent() ? settings.password().get().read() : null;
		URLName url = new URLName(tls ? "smtps" : "smtp", settings.host(), settings.usedPort(), null, null, null); //$NON-NLS-1$ //$NON-NLS-2$
		try (SMTPTransport transport = tls ? new SMTPSSLTransport(session, url) : new SMTPTransport(session, url)) {
			transport.connect(settings.host(), settings.usedPort(), settings.user().isEmpty() ? null : settings.user(), password);
			transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(message(digest))), (Address[]) to);
		}
	}

	private Properties properties(String prefix) {
		Properties properties = new Properties();
		properties.put(prefix + "connectiontimeout", LIMIT_MILLIS); //$NON-NLS-1$
		properties.put(prefix + "timeout", LIMIT_MILLIS); //$NON-NLS-1$
		properties.put(prefix + "writetimeout", LIMIT_MILLIS); //$NON-NLS-1$
		properties.put(prefix + "auth", Boolean.toString(!settings.user().isEmpty())); //$NON-NLS-1$
		properties.put(prefix + "from", from.getAddress()); //$NON-NLS-1$
		properties.put(prefix + "ssl.checkserveridentity", "true"); //$NON-NLS-1$ //$NON-NLS-2$
		if (settings.security() == MailSettings.Security.STARTTLS) {
			properties.put(prefix + "starttls.enable", "true"); //$NON-NLS-1$ //$NON-NLS-2$
			properties.put(prefix + "starttls.required", "true"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return properties;
	}

	/** Built as text: building it from objects would look for handlers of content types, which OSGi hides. */
	private byte[] message(AlarmDigest digest) throws IOException {
		String subject = MimeUtility.fold(9, MimeUtility.encodeText("[Orrery] " + digest.summary().replaceAll("\\s+", " "), "UTF-8", null)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		StringBuilder text = new StringBuilder();
		text.append("From: ").append(from).append("\r\nTo: ").append(InternetAddress.toString(to)).append("\r\nSubject: ").append(subject); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		text.append("\r\nDate: ").append(DateTimeFormatter.RFC_1123_DATE_TIME.format(digest.time().atZone(ZoneOffset.UTC))); //$NON-NLS-1$
		text.append("\r\nMessage-ID: <").append(UUID.randomUUID()).append("@orrery>\r\nAuto-Submitted: auto-generated"); //$NON-NLS-1$ //$NON-NLS-2$
		text.append("\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"); //$NON-NLS-1$
		text.append(Base64.getMimeEncoder().encodeToString(digest.text().getBytes(StandardCharsets.UTF_8))).append("\r\n"); //$NON-NLS-1$
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}
}
