// SPDX-License-Identifier: EPL-2.0
/** What {@code ./orrery bench} measures; the executables are in releng/benchmarks. */
package org.orrery.engine.lab.bench;
