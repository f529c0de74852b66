// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

/** A folder of VMs, which exists as long as VMs say that they are in it or below. Equal for the same path, so that it stays expanded. @param path empty: those in none */
record VmFolder(String path) {
	static final VmFolder NONE = new VmFolder(""); //$NON-NLS-1$

	boolean isNone() {
		return path.isEmpty();
	}

	String name() {
		return isNone() ? Messages.Folders_none : path.substring(path.lastIndexOf('/') + 1);
	}

	/** Null at the top. */
	VmFolder parent() {
		int slash = path.lastIndexOf('/');
		return slash < 0 ? null : new VmFolder(path.substring(0, slash));
	}

	/** Where something in this folder or below is when the folder has another path. */
	String moved(String folder, String newPath) {
		return newPath + folder.substring(path.length());
	}

	boolean holds(String folder) {
		return folder.equals(path) || folder.startsWith(path + '/');
	}
}
