// SPDX-License-Identifier: EPL-2.0
/** What changes virtual switches: designs applied, taken back, adopted. */
package org.orrery.engine.operation.network;
