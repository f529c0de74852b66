// SPDX-License-Identifier: EPL-2.0
/**
 * The topology editor: hosts, virtual machines, networks and datastores as one picture.
 */
package org.orrery.diagram;
