// SPDX-License-Identifier: EPL-2.0
/**
 * Hosts that other programs or a table know: read, judged against the saved connections, and saved in one go. Nothing here is ever written
 * back to where it came from, and no password is taken over.
 */
package org.orrery.engine.connection.imports;
