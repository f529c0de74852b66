// SPDX-License-Identifier: EPL-2.0
/** Reports over the fleet: what is told (documents of typed tables), from what it is worked out, and how it is written. */
package org.orrery.engine.report;
