// SPDX-License-Identifier: EPL-2.0
/**
 * The command line: one command per operation, the same operation classes as the console, no display needed. Nothing here may refer to
 * SWT, JFace or the workbench: the classes of this package are loaded where those are not installed.
 */
package org.orrery.app.cli;
