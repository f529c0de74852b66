// SPDX-License-Identifier: EPL-2.0
/**
 * The OVSDB management protocol (RFC 7047): JSON-RPC over a unix socket, TCP or TLS. Knows nothing of switches: tables, rows and
 * transactions only.
 */
package org.orrery.fabric.ovs.ovsdb;
