// SPDX-License-Identifier: EPL-2.0
/**
 * The engine against real hosts: libvirt and QEMU in the lab. Run by releng/checks/lab-tests inside the lab's client namespace.
 */
package org.orrery.engine.lab;
