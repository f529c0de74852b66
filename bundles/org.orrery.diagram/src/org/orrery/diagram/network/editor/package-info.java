// SPDX-License-Identifier: EPL-2.0
/** The editor of network designs: file, drawing, palette, problems. */
package org.orrery.diagram.network.editor;
