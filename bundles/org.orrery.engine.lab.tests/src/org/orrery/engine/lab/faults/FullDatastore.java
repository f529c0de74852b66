// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The target's own datastore is small, and something else fills it. */
final class FullDatastore implements Blow {
	private static final String POOL = "local";
	private static final String FOLDER = "/srv/orrery/local";
	private static final String FILLING = "filling";
	private static final String SIZE = "size=64m";
	/** Too little for what the disk holds. */
	private static final long REST = 4L << 20;

	@Override
	public void prepare(Scene scene) throws IOException {
		scene.lab().onHost(scene.target().host, "mount", "-t", "tmpfs", "-o", SIZE, "orrery-small", FOLDER);
		scene.lab().virsh(scene.target().host, "pool-refresh", POOL);
	}

	@Override
	public void strike(Scene scene) throws IOException {
		Path folder = scene.target().file(FOLDER);
		long free = folder.toFile().getUsableSpace();
		byte[] filling = new byte[(int) Math.max(0, free - (scene.phase() == Phase.PREPARE ? REST : 0))];
		try {
			Files.write(folder.resolve(FILLING), filling);
		} catch (IOException e) { // the copy was quicker with the last blocks
			System.getLogger(FullDatastore.class.getName()).log(System.Logger.Level.DEBUG, "full", e);
		}
	}

	/** What is in it goes with it, so it is looked into before. */
	@Override
	public void heal(Scene scene) throws IOException {
		Files.deleteIfExists(scene.target().file(FOLDER).resolve(FILLING));
		List<String> left = scene.lab().volumes(scene.target().host, POOL);
		scene.lab().onHost(scene.target().host, "umount", "-l", FOLDER);
		scene.lab().virsh(scene.target().host, "pool-refresh", POOL);
		if (!left.isEmpty())
			throw new IOException("left in the full datastore: " + String.join(", ", left));
	}
}
