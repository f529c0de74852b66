// SPDX-License-Identifier: EPL-2.0
/** Commands: undoable edits of the document, and drops that lead to operations of the engine. */
package org.orrery.diagram.commands;
