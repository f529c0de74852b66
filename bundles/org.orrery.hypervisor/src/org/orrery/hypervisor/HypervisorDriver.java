// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.Optional;
import java.util.Set;

/** An adapter to one kind of hypervisor client, found as a service by the scheme of a URI. Thread-safe. */
public interface HypervisorDriver {
	/** Driver parts of the URIs it opens: "qemu", "test", "sim", … */
	Set<String> drivers();

	/** Empty when usable; else one sentence with the reason and the remedy (e.g. the native library is not installed). */
	Optional<String> unavailable();

	/**
	 * Opens a connection; blocks up to the time-out of the options.
	 *
	 * @throws HypervisorException with {@link ErrorCode#UNREACHABLE}, {@link ErrorCode#CERTIFICATE},
	 *                             {@link ErrorCode#AUTHENTICATION}, {@link ErrorCode#NO_DRIVER}, …
	 */
	HypervisorConnection open(HypervisorUri uri, OpenOptions options) throws HypervisorException;
}
