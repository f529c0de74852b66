// SPDX-License-Identifier: EPL-2.0
/**
 * One state machine per connection to a host: connecting, active, degraded, retrying, closed.
 */
package org.orrery.engine.connection;
