// SPDX-License-Identifier: EPL-2.0
/** Reports shown, exported and printed. */
package org.orrery.ui.internal.reports;
