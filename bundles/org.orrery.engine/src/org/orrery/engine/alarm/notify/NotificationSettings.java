// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.notify.MailSettings.Security;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * {@code alarms/notifications.json} in the data folder, written by a person:
 * {@code {"version":1,"severity":"warning","webhook":{"url":…,"secret":"env:NAME"},"mail":{"host":…,"port":587,"security":"starttls",
 * "user":…,"password":"file:/path","from":…,"to":[…]}}}. Secrets are elsewhere, see {@link Secret}. Immutable.
 */
public record NotificationSettings(AlarmSeverity least, Optional<String> webhook, Optional<Secret> webhookSecret, Optional<MailSettings> mail) {
	private static final int VERSION = 1;

	public static final NotificationSettings NONE = new NotificationSettings(AlarmSeverity.WARNING, Optional.empty(), Optional.empty(), Optional.empty());

	public static Path file(Path dataFolder) {
		return dataFolder.resolve("alarms").resolve("notifications.json"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Blocks on the disk. @throws IOException naming the file and what is wrong in it: a message that nobody gets must not go unnoticed */
	public static NotificationSettings read(Path dataFolder) throws IOException {
		Path file = file(dataFolder);
		if (!Files.exists(file))
			return NONE;
		try {
			JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
			if (!document.has("version") || document.get("version").getAsInt() != VERSION) //$NON-NLS-1$ //$NON-NLS-2$
				throw new IllegalArgumentException(Messages.bind(Messages.Settings_version, Integer.toString(VERSION)));
			AlarmSeverity least = document.has("severity") ? AlarmSeverity.valueOf(text(document, "severity").toUpperCase(Locale.ROOT)) : AlarmSeverity.WARNING; //$NON-NLS-1$ //$NON-NLS-2$
			JsonObject hook = document.has("webhook") ? document.getAsJsonObject("webhook") : new JsonObject(); //$NON-NLS-1$ //$NON-NLS-2$
			Optional<MailSettings> mail = document.has("mail") ? Optional.of(mail(document.getAsJsonObject("mail"))) : Optional.empty(); //$NON-NLS-1$ //$NON-NLS-2$
			return new NotificationSettings(least, optional(hook, "url"), optional(hook, "secret").map(Secret::new), mail); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (RuntimeException e) {
			throw new IOException(Messages.bind(Messages.Settings_malformed, file, e.getMessage()), e);
		}
	}

	private static MailSettings mail(JsonObject mail) {
		List<String> to = new ArrayList<>();
		for (JsonElement one : mail.getAsJsonArray("to")) //$NON-NLS-1$
			to.add(one.getAsString());
		Security security = mail.has("security") ? Security.valueOf(text(mail, "security").toUpperCase(Locale.ROOT)) : Security.STARTTLS; //$NON-NLS-1$ //$NON-NLS-2$
		return new MailSettings(text(mail, "host"), mail.has("port") ? mail.get("port").getAsInt() : 0, security, text(mail, "user"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				optional(mail, "password").map(Secret::new), text(mail, "from"), to); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Optional<String> optional(JsonObject object, String name) {
		return object.has(name) ? Optional.of(object.get(name).getAsString()) : Optional.empty();
	}

	private static String text(JsonObject object, String name) {
		return optional(object, name).orElse(""); //$NON-NLS-1$
	}

	public List<AlarmChannel> channels() {
		List<AlarmChannel> channels = new ArrayList<>();
		webhook.ifPresent(url -> channels.add(new Webhook(url, webhookSecret)));
		mail.ifPresent(settings -> channels.add(new Mail(settings)));
		return channels;
	}

	/** @param address another one than in the file */
	public NotificationSettings withWebhook(String address) {
		return new NotificationSettings(least, Optional.of(address), webhookSecret, mail);
	}

	/** The same server, other addressees. @throws IllegalArgumentException in words, when no server is known */
	public NotificationSettings withMailTo(List<String> addresses, Path dataFolder) {
		MailSettings known = mail.orElseThrow(() -> new IllegalArgumentException(Messages.bind(Messages.Settings_noServer, file(dataFolder))));
		return new NotificationSettings(least, webhook, webhookSecret,
				Optional.of(new MailSettings(known.host(), known.port(), known.security(), known.user(), known.password(), known.from(), addresses)));
	}
}
