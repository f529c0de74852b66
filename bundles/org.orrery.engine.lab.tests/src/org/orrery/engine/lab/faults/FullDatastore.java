// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The target's own datastore is small, and something else fills it. libvirt reserves the whole disk when it makes it, so while it is copied
 * only a store that is provisioned thinly can still run full: there the reservation of what is yet to come is taken back.
 */
final class FullDatastore implements Blow {
	private static final String POOL = "local";
	private static final String FOLDER = "/srv/orrery/local";
	private static final String FILLING = "filling";
	private static final String SIZE = "size=64m";
	/** Too little for what the disk holds. */
	private static final long REST = 4L << 20;
	/** Behind what has been copied when the copy was met, before the end of the pattern on the disk. */
	private static final String NOT_COPIED_YET = "12MiB";
	private static final String REST_OF_DISK = "64MiB";

	@Override
	public void prepare(Scene scene) throws IOException {
		scene.lab().onHost(scene.target().host, "mount", "-t", "tmpfs", "-o", SIZE, "orrery-small", FOLDER);
		scene.lab().virsh(scene.target().host, "pool-refresh", POOL);
	}

	@Override
	public void strike(Scene scene) throws IOException {
		Path folder = scene.target().file(FOLDER);
		if (scene.phase() == Phase.STORAGE_COPY)
			takeBack(scene);
		long free = folder.toFile().getUsableSpace();
		byte[] filling = new byte[(int) Math.max(0, free - (scene.phase() == Phase.PREPARE ? REST : 0))];
		try {
			Files.write(folder.resolve(FILLING), filling);
		} catch (IOException e) { // the copy was quicker with the last blocks
			System.getLogger(FullDatastore.class.getName()).log(System.Logger.Level.DEBUG, "full", e);
		}
	}

	private static void takeBack(Scene scene) throws IOException {
		for (String volume : scene.lab().volumes(scene.target().host, POOL))
			scene.lab().onHost(scene.target().host, "fallocate", "--punch-hole", "--offset", NOT_COPIED_YET, "--length", REST_OF_DISK,
					FOLDER + '/' + volume);
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
