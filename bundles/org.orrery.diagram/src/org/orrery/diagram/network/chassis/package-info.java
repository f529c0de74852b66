// SPDX-License-Identifier: EPL-2.0
/** Distributed switches as chassis whose slots are hosts: who is there, since when, and why not. */
package org.orrery.diagram.network.chassis;
