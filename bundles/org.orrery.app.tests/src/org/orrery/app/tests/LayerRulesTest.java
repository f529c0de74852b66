// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of DESIGN.md about who may use whom, checked on manifests and on the constant pools of all classes. */
class LayerRulesTest {
	private static final List<String> USER_INTERFACE = List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
			"org.eclipse.draw2d", "org.eclipse.gef");
	private static final List<String> NATIVE_ACCESS = List.of("com.sun.jna", "org.libvirt");
	private static final List<String> ADAPTERS = List.of("org.orrery.hypervisor.libvirt", "org.orrery.hypervisor.simulator",
			"org.orrery.fabric.ovs");
	private static final String LIBVIRT = "org.orrery.hypervisor.libvirt";
	private static final String UI = "org.orrery.ui";
	private static final String APP = "org.orrery.app";
	private static final Set<String> WITH_USER_INTERFACE = Set.of(UI, "org.orrery.diagram", "org.orrery.gef.compat", APP);
	private static final Set<String> WITHOUT_USER_INTERFACE = Set.of("org.orrery.model", "org.orrery.hypervisor", LIBVIRT,
			"org.orrery.hypervisor.simulator", "org.orrery.fabric", "org.orrery.fabric.ovs", "org.orrery.engine");

	private static Map<String, InstalledBundle> bundles;

	@BeforeAll
	static void readBundles() throws IOException {
		bundles = InstalledBundle.all().stream().collect(Collectors.toMap(InstalledBundle::name, Function.identity()));
	}

	@Test
	void everyBundleIsLookedAt() {
		assertTrue(bundles.keySet().containsAll(WITH_USER_INTERFACE), bundles::toString);
		assertTrue(bundles.keySet().containsAll(WITHOUT_USER_INTERFACE), bundles::toString);
	}

	@Test
	void nothingBelowTheUserInterfaceUsesIt() {
		assertNoneDependsOn(USER_INTERFACE, name -> !WITH_USER_INTERFACE.contains(name));
	}

	/** It runs where no user interface is installed, although it shares the bundle of the console. */
	@Test
	void theCommandLineUsesNoUserInterface() {
		List<String> userInterface = Stream.concat(USER_INTERFACE.stream(), Stream.of(UI, "org.orrery.diagram")).toList();
		List<String> all = bundles.get(APP).dependenciesOn(userInterface);
		assertTrue(all.stream().anyMatch(found -> found.contains("org/orrery/app/ConsoleApplication.class")), all::toString);
		assertEquals(List.of(), all.stream().filter(found -> found.startsWith("org/orrery/app/cli/")).toList());
	}

	@Test
	void onlyTheLibvirtAdapterCallsNativeCode() {
		assertNoneDependsOn(NATIVE_ACCESS, name -> !name.equals(LIBVIRT));
	}

	@Test
	void adaptersAreFoundAsServicesOnly() {
		assertNoneDependsOn(ADAPTERS, name -> !ADAPTERS.contains(name) && !name.equals(APP));
	}

	/** A search that finds nothing anywhere would let every rule above pass. */
	@Test
	void whatIsAllowedIsFound() {
		List<String> found = bundles.get(UI).dependenciesOn(USER_INTERFACE);
		assertTrue(found.contains("the manifest of org.orrery.ui names org.eclipse.ui"), found::toString);
		assertTrue(found.stream().anyMatch(f -> f.endsWith(".class of org.orrery.ui refers to org/eclipse/ui/IPerspectiveFactory")),
				found::toString);
		assertFalse(bundles.get(LIBVIRT).dependenciesOn(NATIVE_ACCESS).isEmpty());
		assertFalse(bundles.get(APP).dependenciesOn(ADAPTERS).isEmpty());
	}

	@Test
	void typesOfMembersAndTypeArgumentsAreFound() throws IOException {
		Set<String> references;
		try (InputStream classFile = LayerRulesTest.class.getResourceAsStream("LayerRulesTest$Referring.class")) {
			references = ConstantPool.referencedClasses(classFile);
		}
		assertTrue(references.containsAll(List.of("java/util/concurrent/Callable", "java/util/BitSet", "java/util/Locale",
				"java/util/UUID", "java/util/Currency")), references::toString);
	}

	/** Refers to each class in one way only: generic signature, type of a field, array, parameter and result of a method. */
	@SuppressWarnings("unused")
	private abstract static class Referring {
		List<java.util.concurrent.Callable<String>> signature;
		java.util.BitSet field;
		java.util.Locale[] array;

		abstract java.util.Currency method(boolean primitive, java.util.UUID parameter);
	}

	private static void assertNoneDependsOn(List<String> packages, Predicate<String> ruled) {
		List<String> broken = bundles.values().stream().filter(b -> ruled.test(b.name()))
				.flatMap(b -> b.dependenciesOn(packages).stream()).toList();
		assertEquals(List.of(), broken);
	}
}
