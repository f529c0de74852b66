// SPDX-License-Identifier: EPL-2.0
/** Network designs as pictures. */
package org.orrery.diagram.network.export;
