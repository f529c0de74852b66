// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.UiIds;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What plugin.xml and the message files name exists, and what exists is used. */
class DeclarationsTest {
	private static final Pattern CLASS = Pattern.compile("[cC]lass=\"(org\\.orrery[^\":]*)");
	private static final Pattern KEY = Pattern.compile("\"%([^\"]+)\"");
	private static final Pattern ICON = Pattern.compile("icon=\"([^\"]+)\"");

	private final Bundle bundle = Platform.getBundle(UiIds.BUNDLE);

	@Test
	void everyClassOfPluginXmlLoads() throws Exception {
		List<String> names = matches(CLASS, text("plugin.xml"));
		assertTrue(names.size() > 20, names.toString());
		for (String name : names)
			assertNotNull(bundle.loadClass(name), name);
	}

	@Test
	void everyIconOfPluginXmlIsThereAndDrawn() throws IOException {
		for (String icon : matches(ICON, text("plugin.xml")))
			assertNotNull(bundle.getEntry(icon), icon);
		for (URL drawing : Collections.list(bundle.findEntries("icons", "*.svg", true))) {
			String key = drawing.getPath().replaceFirst("^/icons/", "").replaceFirst("\\.svg$", "");
			Image image = Images.image(key);
			assertTrue(image.getBounds().width >= 8, key);
		}
	}

	@Test
	void everyKeyOfPluginXmlIsTranslatedAndEveryTranslationUsed() throws IOException {
		Properties translations = load("OSGI-INF/l10n/bundle.properties");
		Set<String> used = new TreeSet<>(matches(KEY, text("plugin.xml")));
		used.addAll(List.of("Bundle-Name", "Bundle-Vendor"));
		assertEquals(used, new TreeSet<>(translations.stringPropertyNames()));
	}

	@Test
	void everyMessageHasATextAndEveryTextAMessage() throws Exception {
		int classes = 0;
		for (String resource : bundle.adapt(BundleWiring.class).listResources("org/orrery/ui", "Messages.class",
				BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL)) {
			Class<?> messages = bundle.loadClass(resource.replace('/', '.').replaceFirst("\\.class$", ""));
			Set<String> fields = new TreeSet<>();
			for (Field field : messages.getDeclaredFields())
				if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
					assertTrue(Modifier.isPublic(field.getModifiers()), "NLS fills public fields only: " + messages + '.' + field.getName());
					field.setAccessible(true);
					String text = (String) field.get(null);
					assertTrue(text != null && !text.startsWith("NLS missing"), messages + "." + field.getName() + ": " + text);
					fields.add(field.getName());
				}
			assertEquals(fields, new TreeSet<>(loadFromClasses(messages).stringPropertyNames()), messages.getName());
			classes++;
		}
		assertTrue(classes >= 8, classes + " message classes");
	}

	@Test
	void everyCommandOfUiIdsIsDeclared() throws Exception {
		String declared = text("plugin.xml");
		List<String> missing = new ArrayList<>();
		for (Field field : UiIds.class.getFields())
			if (field.get(null) instanceof String id && id.startsWith("org.orrery.ui.") && !declared.contains('"' + id + '"'))
				missing.add(id);
		assertEquals(List.of(), missing);
	}

	/** The dark theme colours labels by its style sheet, whatever their code says. */
	@Test
	void theStyleSheetHasTheColourOfMutedText() throws IOException {
		assertEquals(List.of(ThemeColor.TEXT_MUTED.value(true)), matches(Pattern.compile("\\.muted \\{\\s*color: (#\\w+);"), text("css/dark.css")));
	}

	/** A command in a menu names its parameters by name, a key binding by id; the platform passes over the wrong one in silence. */
	@Test
	void everyMenuEntryGivesItsParameter() throws IOException {
		String menus = text("plugin.xml").replaceAll("(?s).*<extension point=\"org.eclipse.ui.menus\">", "");
		assertEquals(List.of(), matches(Pattern.compile("<parameter (?!name=)([^>]*)"), menus));
		List<String> views = matches(Pattern.compile("<parameter name=\"org.eclipse.ui.views.showView.viewId\" value=\"([^\"]+)\""), menus);
		assertTrue(views.size() >= 8, views.toString());
		for (String view : views)
			assertNotNull(PlatformUI.getWorkbench().getViewRegistry().find(view), view);
	}

	private static List<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(found -> found.group(1)).distinct().toList();
	}

	private String text(String path) throws IOException {
		try (InputStream stream = bundle.getEntry(path).openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private Properties load(String path) throws IOException {
		Properties properties = new Properties();
		try (InputStream stream = bundle.getEntry(path).openStream()) {
			properties.load(stream);
		}
		return properties;
	}

	private static Properties loadFromClasses(Class<?> messages) throws IOException {
		Properties properties = new Properties();
		try (InputStream stream = messages.getResourceAsStream("messages.properties")) {
			properties.load(stream);
		}
		return properties;
	}
}
