// SPDX-License-Identifier: EPL-2.0
/** Everything that is drawn, as tables in which it can be typed. */
package org.orrery.diagram.network.tables;
