// SPDX-License-Identifier: EPL-2.0
/** {@code ./orrery bench network}. */
package org.orrery.engine.lab.bench.network;
