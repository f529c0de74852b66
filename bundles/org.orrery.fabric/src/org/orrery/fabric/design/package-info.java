// SPDX-License-Identifier: EPL-2.0
/** What an administrator has drawn: switches over many hosts, port profiles, teams, tunnels. Immutable, apart from what is live. */
package org.orrery.fabric.design;
