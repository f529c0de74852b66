// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

final class Classpath {
	private Classpath() {
	}

	static String join(Collection<Path> entries) {
		return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}
}
