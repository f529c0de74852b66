// SPDX-License-Identifier: EPL-2.0
/**
 * What was measured, kept on disk for 30 days: one round-robin file of RRD4J for each object, written by one process of the data folder and
 * read by any. {@link StatisticsHistory} is the way in.
 */
package org.orrery.engine.statistics.history;
