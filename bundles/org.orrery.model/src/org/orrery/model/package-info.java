// SPDX-License-Identifier: EPL-2.0
/**
 * The model of Orrery: what is there (inventory) and what is drawn of it (design), and the one thread both belong to.
 */
package org.orrery.model;
