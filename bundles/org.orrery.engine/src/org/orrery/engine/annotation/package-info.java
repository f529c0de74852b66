// SPDX-License-Identifier: EPL-2.0
/** What people write down about objects: folders, tags, notes. Those of VMs are kept with the VM itself, the others in the data folder. */
package org.orrery.engine.annotation;
