// SPDX-License-Identifier: EPL-2.0
/**
 * Live migration of a virtual machine from one host to another.
 */
package org.orrery.engine.operation.migration;
