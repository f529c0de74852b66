// SPDX-License-Identifier: EPL-2.0
package org.eclipse.jface.util;

/**
 * JFace dropped this class for {@code org.eclipse.core.runtime.Assert} after GEF 3.2 was compiled against it. Signatures and exception
 * types are those GEF links to and expects.
 */
public final class Assert {
	private Assert() {
	}

	public static boolean isLegal(boolean legal) {
		return isLegal(legal, ""); //$NON-NLS-1$
	}

	public static boolean isLegal(boolean legal, String message) {
		return org.eclipse.core.runtime.Assert.isLegal(legal, message);
	}

	public static void isNotNull(Object object) {
		isNotNull(object, ""); //$NON-NLS-1$
	}

	public static void isNotNull(Object object, String message) {
		org.eclipse.core.runtime.Assert.isNotNull(object, message);
	}

	public static boolean isTrue(boolean holds) {
		return isTrue(holds, ""); //$NON-NLS-1$
	}

	public static boolean isTrue(boolean holds, String message) {
		return org.eclipse.core.runtime.Assert.isTrue(holds, message);
	}
}
