// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;

class AnnotationsTest {
	private static final UUID DOMAIN = UUID.fromString("11111111-2222-4333-8444-555555555555");
	private static final String OTHERS = "<metadata><o:app xmlns:o=\"urn:other\">kept</o:app>"
			+ "<orrery:annotations xmlns:orrery=\"https://orrery.org/xmlns/annotations/1\"><orrery:later>of a later version</orrery:later>"
			+ "</orrery:annotations></metadata>";

	@TempDir
	Path folder;

	private HypervisorConnection open() throws HypervisorException, IOException {
		String domain = TestHypervisor.domain("vm", DOMAIN).replace("</domain>", OTHERS + "</domain>");
		return TestHypervisor.open(TestHypervisor.host(folder, domain), OpenOptions.defaults());
	}

	@Test
	void staysWithTheDomainAndHarmsNothingElse() throws Exception {
		RecordedEvents events = new RecordedEvents();
		try (HypervisorConnection connection = open()) {
			connection.addListener(events);
			Annotations wanted = new Annotations("web/prod", List.of("Größe", "web"), "Ask Ann <ann@example.org> & wait.\nLine two \ud83d\ude80");
			connection.annotate(DOMAIN, wanted);
			events.await(DOMAIN + " METADATA", Duration.ofSeconds(5));
			assertEquals(wanted, connection.domain(DOMAIN).orElseThrow().annotations());
			assertEquals(wanted, connection.domains().getFirst().annotations(), "also in the bulk list");
			assertTrue(connection.domainXml(DOMAIN, true).contains("<orrery:folder>web/prod</orrery:folder>"), "in the stored definition too");
			assertTrue(connection.domainXml(DOMAIN, false).contains("urn:other"));
			assertTrue(connection.domainXml(DOMAIN, false).contains("<orrery:later>of a later version</orrery:later>"));

			connection.forceOff(DOMAIN);
			connection.annotate(DOMAIN, wanted.withNotes(""));
			assertEquals(wanted.withNotes(""), connection.domain(DOMAIN).orElseThrow().annotations(), "also while it is off");
			connection.annotate(DOMAIN, Annotations.NONE);
			assertEquals(Annotations.NONE, connection.domain(DOMAIN).orElseThrow().annotations());
			assertFalse(connection.domainXml(DOMAIN, false).contains("orrery:tag"));
		}
	}

	@Test
	void anUnknownDomainIsNotFound() throws Exception {
		try (HypervisorConnection connection = open()) {
			TestHypervisor.failure(ErrorCode.NOT_FOUND, () -> connection.annotate(UUID.randomUUID(), Annotations.NONE));
		}
	}
}
