// SPDX-License-Identifier: EPL-2.0
package org.orrery.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DesignPackage;

class ObjectRefTest {
	@ParameterizedTest
	@EnumSource
	void comesBackFromItsText(ObjectKind kind) {
		ObjectRef ref = new ObjectRef("h-1", kind, "6ba7b810/52:54:00 \"ü\" & <x>");
		assertEquals(ref, ObjectRef.valueOf(ref.toString()));
		ObjectRef consoleOnly = new ObjectRef("", kind, "Berlin/Hall 1");
		assertEquals(consoleOnly, ObjectRef.valueOf(consoleOnly.toString()));
	}

	@Test
	void comesBackFromADocument() {
		ObjectRef ref = ObjectRef.vm("h1", "some-uuid");
		String text = DesignFactory.eINSTANCE.convertToString(DesignPackage.Literals.OBJECT_REF, ref);
		assertEquals(ref, DesignFactory.eINSTANCE.createFromString(DesignPackage.Literals.OBJECT_REF, text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "vm", "vm/h1", "vm/h1/", "car/h1/x", "/h1/x" })
	void refusesWhatIsNone(String text) {
		IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ObjectRef.valueOf(text));
		assertTrue(e.getMessage().length() > 5, e.getMessage());
	}

	@Test
	void refusesAConnectionThatWouldNotComeBack() {
		assertThrows(IllegalArgumentException.class, () -> ObjectRef.host("a/b"));
		assertThrows(IllegalArgumentException.class, () -> new ObjectRef(null, ObjectKind.VM, "x"));
		assertThrows(NullPointerException.class, () -> new ObjectRef("h1", null, "x"));
	}
}
