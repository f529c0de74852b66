// SPDX-License-Identifier: EPL-2.0
/** The virtual switches of all hosts: what is live, what a design makes of it, and what one is allowed to do. */
package org.orrery.engine.network;
