// SPDX-License-Identifier: EPL-2.0
/** Port to the virtual switches of hosts. Adapters implement it; the engine uses it. */
package org.orrery.fabric;
