// SPDX-License-Identifier: EPL-2.0
/** The diagram as a picture. */
package org.orrery.diagram.export;
