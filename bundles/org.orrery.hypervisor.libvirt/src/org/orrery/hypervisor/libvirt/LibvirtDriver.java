// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.jna.LibvirtLibrary;

/**
 * Hypervisors through the native libvirt client library of this machine. Registered as a service; works as well when simply constructed.
 * Loads the library at first use, never before.
 */
public final class LibvirtDriver implements HypervisorDriver {
	/** Every driver that a libvirt may have; which of them this machine's library has shows when one is opened. */
	private static final Set<String> DRIVERS = Set.of("qemu", "test", "lxc", "xen", "esx", "vpx", "gsx", "vbox", "vmwareplayer", "vmwarews",
			"vmwarefusion", "bhyve", "openvz", "vz", "ch", "hyperv");
	/** They carry their own protocol over HTTPS instead of libvirt's. */
	private static final Set<String> OWN_PROTOCOL = Set.of("esx", "vpx", "gsx", "hyperv");

	private final String libraryName;
	private final Map<String, String> environment;

	public LibvirtDriver() {
		this(LibvirtLibrary.DEFAULT_NAME);
	}

	/** @param libraryName of the native library, for tests */
	LibvirtDriver(String libraryName) {
		this(libraryName, System.getenv());
	}

	LibvirtDriver(String libraryName, Map<String, String> environment) {
		this.libraryName = libraryName;
		this.environment = environment;
	}

	@Override
	public Set<String> drivers() {
		return DRIVERS;
	}

	@Override
	public Optional<String> unavailable() {
		try {
			return LibvirtLibrary.load(libraryName).problem().map(problem -> Messages.of("library.missing"));
		} catch (LinkageError e) {
			// JNA or the binding themselves are missing
			return Optional.of(Messages.of("library.missing"));
		}
	}

	@Override
	public HypervisorConnection open(HypervisorUri uri, OpenOptions options) throws HypervisorException {
		String operation = "open " + uri;
		Optional<String> reason = unavailable();
		if (reason.isPresent())
			throw new HypervisorException(ErrorCode.NO_DRIVER, operation, reason.get());
		return new OpenAttempt(LibvirtLibrary.load(libraryName), uri, dialled(uri, options, operation), options).open();
	}

	/** The URI with what its transport needs and the person did not write. */
	HypervisorUri dialled(HypervisorUri uri, OpenOptions options, String operation) throws HypervisorException {
		if (usesTls(uri)) {
			Optional<Path> folder = uri.parameter("pkipath").map(Path::of).or(() -> Optional.ofNullable(options.certificates()));
			if (folder.isPresent()) {
				new CertificateFolder(folder.get(), operation).check(Instant.now());
				return uri.withParameter("pkipath", folder.get().toAbsolutePath().toString());
			}
		}
		// ssh would ask on the terminal that the program happened to be started from; without one it would wait for ever
		if (uri.transport().equals("ssh") && !canAskForSshPassword())
			return uri.withParameter("no_tty", "1");
		return uri;
	}

	/** libvirt's default for a host without a transport is TLS. */
	private static boolean usesTls(HypervisorUri uri) {
		return uri.transport().equals("tls")
				|| uri.transport().isEmpty() && uri.host().isPresent() && !OWN_PROTOCOL.contains(uri.driver());
	}

	/** ssh asks through this program in a window when there is no terminal. */
	private boolean canAskForSshPassword() {
		return environment.containsKey("SSH_ASKPASS") && environment.containsKey("DISPLAY");
	}
}
