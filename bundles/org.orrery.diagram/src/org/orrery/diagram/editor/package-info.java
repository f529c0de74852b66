// SPDX-License-Identifier: EPL-2.0
/** The topology editor and what surrounds its canvas. */
package org.orrery.diagram.editor;
