// SPDX-License-Identifier: EPL-2.0
/** The wizard that saves hosts which other programs or a table know. */
package org.orrery.ui.internal.imports;
