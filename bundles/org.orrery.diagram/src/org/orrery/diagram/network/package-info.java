// SPDX-License-Identifier: EPL-2.0
/** The editor of network designs. */
package org.orrery.diagram.network;
