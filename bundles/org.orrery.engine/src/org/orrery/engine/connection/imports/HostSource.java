// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** The kinds of lists of hosts that can be read. Reading blocks on the disk: not on the UI thread. */
public enum HostSource {
	/** virt-manager's settings, or a dump of them. */
	VIRT_MANAGER(VirtManagerSettings::parse),
	/** The aliases of a libvirt.conf. */
	LIBVIRT(LibvirtConfiguration::parse),
	/** A table with a heading. */
	CSV(HostTable::parse);

	/** More is no list of hosts, but a mistake. */
	private static final long LIMIT = 16L << 20;

	private final BiFunction<String, String, HostList> parser;

	HostSource(BiFunction<String, String, HostList> parser) {
		this.parser = parser;
	}

	/** @param place what a person knows the text by */
	public HostList parse(String text, String place) {
		return parser.apply(text, place);
	}

	/** @throws IOException with a message that names the file, the cause and the remedy */
	public HostList read(Path file) throws IOException {
		try {
			if (Files.size(file) > LIMIT)
				throw new IOException(Messages.bind(Messages.Source_tooLarge, file, LIMIT >> 20));
			return parse(text(Files.readAllBytes(file), file), file.toString());
		} catch (NoSuchFileException e) {
			throw new IOException(Messages.bind(Messages.Source_missing, file), e);
		} catch (AccessDeniedException e) {
			throw new IOException(Messages.bind(Messages.Source_denied, file), e);
		}
	}

	/** UTF-8, or UTF-16 when it begins with that mark, as some spreadsheets write. */
	private static String text(byte[] bytes, Path file) throws IOException {
		boolean wide = bytes.length > 1 && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
		Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		try {
			return charset.newDecoder().decode(buffer).toString();
		} catch (CharacterCodingException e) {
			int line = 1;
			for (int i = 0; i < buffer.position(); i++)
				line += bytes[i] == '\n' ? 1 : 0;
			throw new IOException(Messages.bind(Messages.Source_notText, new Object[] { file, line, charset }), e);
		}
	}
}
