// SPDX-License-Identifier: EPL-2.0
/** Where things stand: chosen, by default, or by ELK. */
package org.orrery.diagram.layout;
