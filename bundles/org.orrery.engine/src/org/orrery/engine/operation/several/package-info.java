// SPDX-License-Identifier: EPL-2.0
/** The same done to many objects as one task, with one plan; each object is a task of its own that belongs to it. */
package org.orrery.engine.operation.several;
