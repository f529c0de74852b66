// SPDX-License-Identifier: EPL-2.0
/**
 * The engine: everything Orrery does that needs no screen.
 */
package org.orrery.engine;
