// SPDX-License-Identifier: EPL-2.0
/** Actions of the diagram that are not commands of the workbench. */
package org.orrery.diagram.actions;
