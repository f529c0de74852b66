// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.concurrent.CompletableFuture;

/** A table that has to be asked of the host. The future completes on an engine thread. */
@FunctionalInterface
interface LateListing {
	CompletableFuture<Listing> ask();
}
