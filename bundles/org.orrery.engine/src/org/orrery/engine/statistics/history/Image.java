// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.io.IOException;

import org.rrd4j.core.RrdBackend;
import org.rrd4j.core.RrdBackendAnnotation;
import org.rrd4j.core.RrdBackendFactory;
import org.rrd4j.core.RrdByteArrayBackend;

/**
 * A round-robin file in memory: RRD4J reads and writes it number by number, which would be some hundred system calls for each update on the
 * disk. One per use; not thread-safe.
 */
@RrdBackendAnnotation(name = "ORRERY", shouldValidateHeader = true, cachingAllowed = false, scheme = "orrery")
final class Image extends RrdBackendFactory {
	private static final String PATH = "image"; //$NON-NLS-1$

	private byte[] bytes;

	/** @param bytes null: there is none yet */
	Image(byte[] bytes) {
		this.bytes = bytes;
	}

	/** The name by which RRD4J is to ask for it. */
	static String path() {
		return PATH;
	}

	byte[] bytes() {
		return bytes;
	}

	private final class Backend extends RrdByteArrayBackend {
		Backend() {
			super(PATH);
			if (bytes != null)
				setBuffer(bytes);
		}

		@Override
		protected void setLength(long length) {
			super.setLength(length);
			bytes = getBuffer();
		}
	}

	@Override
	protected RrdBackend open(String path, boolean readOnly) throws IOException {
		return new Backend();
	}

	@Override
	protected boolean exists(String path) {
		return bytes != null;
	}

	@Override
	public boolean canStore(java.net.URI uri) {
		return true;
	}
}
