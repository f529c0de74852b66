// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;

class HostFailureTest {
	private static String remedy(ErrorCode code) {
		return HostFailure.remedy(new HypervisorException(code, "migrate", "the host's words"));
	}

	@Test
	void aTargetThatDoesNotLetTheSourceInIsToldAsThat() {
		String remedy = remedy(ErrorCode.TARGET_UNREACHABLE);
		assertTrue(remedy.startsWith("The source host itself dials the target"), remedy);
		assertTrue(remedy.contains("virsh -c URI list"), remedy);
	}

	/** "The detail holds the words of the host" is for what nobody has thought of. */
	@Test
	void everyKnownKindOfFailureHasARemedyOfItsOwn() {
		List<ErrorCode> unknown = Arrays.stream(ErrorCode.values()).filter(code -> remedy(code).equals(remedy(ErrorCode.OTHER))).toList();
		assertEquals(List.of(ErrorCode.MALFORMED, ErrorCode.OTHER), unknown);
	}
}
