// SPDX-License-Identifier: EPL-2.0
/** What is painted: figures of plain values, without any knowledge of the model. */
package org.orrery.diagram.figures;
