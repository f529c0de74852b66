// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

import org.eclipse.osgi.util.NLS;

/**
 * One host's part of the cache: a mark, the shape of its records, the length, the content, a checksum. Replaced as a whole, but not forced to the
 * disk: what a power cut left half is known by its checksum, and is only a cache. Readable to its owner only. Stateless.
 */
final class CacheFile {
	private static final int MARK = 0x4f72_7249; // "OrrI"
	private static final int LARGEST = 256 << 20;
	private static final RecordCodec<CachedInventory> CODEC = new RecordCodec<>(CachedInventory.class);
	private static final long SHAPE = checksum(CODEC.shape().getBytes(StandardCharsets.UTF_8));

	private CacheFile() {
	}

	static void write(Path file, CachedInventory inventory) throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream(64 * 1024);
		CODEC.write(inventory, new DataOutputStream(content));
		ByteArrayOutputStream all = new ByteArrayOutputStream(content.size() + 32);
		DataOutputStream output = new DataOutputStream(all);
		output.writeInt(MARK);
		output.writeLong(SHAPE);
		output.writeInt(content.size());
		content.writeTo(output);
		output.writeLong(checksum(content.toByteArray()));
		Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new"); //$NON-NLS-1$
		try {
			Files.write(fresh, all.toByteArray());
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(fresh);
		}
	}

	/** @throws IOException in words for a person: why it is not used */
	static CachedInventory read(Path file) throws IOException {
		if (Files.size(file) > LARGEST)
			throw new IOException(NLS.bind(Messages.CacheFile_large, Files.size(file)));
		DataInputStream input = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
		if (input.available() < Integer.BYTES || input.readInt() != MARK)
			throw new IOException(Messages.CacheFile_foreign);
		if (input.available() < Long.BYTES || input.readLong() != SHAPE)
			throw new IOException(Messages.CacheFile_version);
		int length = input.available() < Integer.BYTES ? -1 : input.readInt();
		if (length < 0 || input.available() != (long) length + Long.BYTES)
			throw new IOException(Messages.CacheFile_cut);
		byte[] content = input.readNBytes(length);
		if (input.readLong() != checksum(content))
			throw new IOException(Messages.CacheFile_damaged);
		return CODEC.read(new DataInputStream(new ByteArrayInputStream(content)));
	}

	private static long checksum(byte[] bytes) {
		CRC32 checksum = new CRC32();
		checksum.update(bytes);
		return checksum.getValue();
	}
}
