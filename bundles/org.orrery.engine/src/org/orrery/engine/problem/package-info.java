// SPDX-License-Identifier: EPL-2.0
/** Everything that is wrong anywhere in the fleet, with reason and next step. */
package org.orrery.engine.problem;
