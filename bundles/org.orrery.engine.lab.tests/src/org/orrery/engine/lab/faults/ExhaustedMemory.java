// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The target kills the incoming QEMU for want of memory. */
final class ExhaustedMemory implements Blow {
	private static final String LIMIT = "memory.limit_in_bytes";
	private static final long PLENTY = 512L << 20;
	private static final long TOO_LITTLE = 24L << 20;

	@Override
	public void strike(Scene scene) throws Exception {
		Path group = scene.target().memoryGroup(scene.vm())
				.orElseThrow(() -> new Gate.MissedException("this lab has no control group for the memory of " + scene.vm()));
		for (long limit = PLENTY; limit > TOO_LITTLE && scene.target().qemu(scene.vm()).isPresent(); limit /= 2)
			narrow(group, limit);
	}

	private static void narrow(Path group, long limit) {
		try {
			Files.writeString(group.resolve(LIMIT), String.valueOf(limit));
		} catch (IOException e) { // busy: below what it holds now; its next page is one too many
			System.getLogger(ExhaustedMemory.class.getName()).log(System.Logger.Level.DEBUG, "limit " + limit, e);
		}
	}

	@Override
	public boolean endsCopyOn(Side side) {
		return side == Side.TARGET;
	}
}
