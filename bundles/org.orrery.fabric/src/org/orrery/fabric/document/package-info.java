// SPDX-License-Identifier: EPL-2.0
/** Designs as files: JSON, one setting a line in a fixed order, so that versions can be compared and merged line by line. */
package org.orrery.fabric.document;
