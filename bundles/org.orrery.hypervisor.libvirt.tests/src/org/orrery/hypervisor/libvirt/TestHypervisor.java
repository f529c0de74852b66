// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.function.Executable;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;

/** Opens libvirt's own test driver, with its built-in host or one described by a file. Fails, not skips, where libvirt is missing. */
public final class TestHypervisor {
	static final String DEFAULT = "test:///default";
	/** The one domain of {@link #DEFAULT}. */
	static final UUID DOMAIN = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");

	private TestHypervisor() {
	}

	static HypervisorConnection open() throws HypervisorException {
		return open(DEFAULT, OpenOptions.defaults());
	}

	static HypervisorConnection open(String uri, OpenOptions options) throws HypervisorException {
		LibvirtDriver driver = new LibvirtDriver();
		assertEquals("", driver.unavailable().orElse(""), "These tests need libvirt's client library");
		return driver.open(HypervisorUri.parse(uri), options);
	}

	/** Writes a host for the test driver and returns its URI. @param elements children of {@code <node>} */
	static String host(Path folder, String elements) throws IOException {
		Path file = Files.createTempFile(folder, "host", ".xml");
		Files.writeString(file, "<node>" + elements + "</node>");
		return "test://" + file;
	}

	static String domain(String name, UUID uuid) {
		return "<domain type='test'><name>" + name + "</name><uuid>" + uuid + "</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
				+ "<os><type>hvm</type></os></domain>";
	}

	public static HypervisorException failure(ErrorCode code, Executable call) {
		HypervisorException failure = assertThrows(HypervisorException.class, call);
		assertEquals(code, failure.code(), failure.getMessage());
		return failure;
	}

	/** Until the condition holds or the time is up; for things of native threads that nobody notifies of. */
	public static boolean within(Duration limit, BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end)
				return false;
			Thread.sleep(5);
		}
		return true;
	}
}
