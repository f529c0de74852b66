// SPDX-License-Identifier: EPL-2.0
/** Carries alarms out of the machine: by mail and by HTTP, many in one message. */
package org.orrery.engine.alarm.notify;
