// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/** JNA's own native part is found and loaded wherever the tests run: beside plain JUnit also inside OSGi. */
class NativeAccessTest {
	@Test
	void callsAFunctionOfTheCLibrary() {
		Function labs = NativeLibrary.getInstance("c").getFunction("labs");
		assertEquals(7L, labs.invokeLong(new Object[] { -7L }));
	}
}
