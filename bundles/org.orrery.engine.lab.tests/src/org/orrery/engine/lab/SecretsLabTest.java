// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.SecretRecord;

/** Secrets of a real daemon: listed with what they are for, followed as others define and remove them, their values nowhere. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(120)
class SecretsLabTest {
	private static final String VALUE = "d0 not te11";

	@TempDir
	Path data;

	private static String xml(UUID uuid, String description, String usage) {
		return "<secret ephemeral='no' private='yes'><uuid>" + uuid + "</uuid><description>" + description + "</description>" + usage + "</secret>";
	}

	private static Optional<SecretRecord> seen(LabEngine orrery, Lab.Host host, UUID uuid) {
		return orrery.engine.inventory().host(host.name()).stream().flatMap(inventory -> inventory.secrets().stream())
				.filter(secret -> secret.uuid().equals(uuid)).findFirst();
	}

	private void define(Lab lab, Lab.Host host, String xml) throws Exception {
		Path file = Files.writeString(data.resolve("secret.xml"), xml);
		lab.virsh(host, "secret-define", file.toString());
	}

	@Test
	void areFollowedAndNeverRead() throws Exception {
		Lab lab = Lab.read();
		Lab.Host host = lab.host(0);
		UUID before = UUID.randomUUID();
		UUID later = UUID.randomUUID();
		Path home = Files.createDirectories(data.resolve("home"));
		define(lab, host, xml(before, "Key of the &lt;store&gt;", "<usage type='ceph'><name>client." + before + "</name></usage>"));
		try {
			lab.virsh(host, "secret-set-value", before.toString(), "--base64", Base64.getEncoder().encodeToString(VALUE.getBytes()));
			try (LabEngine orrery = new LabEngine(lab, home)) {
				LabEngine.await(() -> seen(orrery, host, before).isPresent(), () -> "the secret is not listed");
				assertEquals(Optional.of(new SecretRecord(before, "ceph", "client." + before, "Key of the <store>", false, true)), seen(orrery, host, before));
				define(lab, host, xml(later, "Disk", "<usage type='volume'><volume>/srv/" + later + ".luks</volume></usage>"));
				LabEngine.await(() -> seen(orrery, host, later).isPresent(), () -> "what was defined later is not listed");
				define(lab, host, xml(later, "Disk of web", "<usage type='volume'><volume>/srv/" + later + ".luks</volume></usage>"));
				LabEngine.await(() -> seen(orrery, host, later).filter(secret -> secret.description().equals("Disk of web")).isPresent(),
						() -> "its new description is not shown: " + seen(orrery, host, later));
				lab.virsh(host, "secret-undefine", later.toString());
				LabEngine.await(() -> seen(orrery, host, later).isEmpty(), () -> "what was removed is still listed");
				assertEquals(List.of(), orrery.engine.inventory().problems(host.name()));
			}
			try (Stream<Path> files = Files.walk(home)) {
				for (Path file : files.filter(Files::isRegularFile).toList())
					assertFalse(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(VALUE), file + " holds the value");
			}
		} finally {
			lab.virsh(host, "secret-undefine", before.toString());
		}
	}
}
