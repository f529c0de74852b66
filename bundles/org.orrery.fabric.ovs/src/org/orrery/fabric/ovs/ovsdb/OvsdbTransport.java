// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The two directions of one open socket. Reading and writing may happen on different threads. */
interface OvsdbTransport extends AutoCloseable {
	InputStream in() throws IOException;

	OutputStream out() throws IOException;

	@Override
	void close() throws IOException;

	/** @param tls null: only for addresses without TLS; @param limit for the connecting, not for what follows */
	static OvsdbTransport open(OvsdbAddress address, SSLContext tls, Duration limit) throws IOException {
		return switch (address.kind()) {
		case UNIX -> unix(address.path());
		case TCP -> of(connected(address, limit));
		case TLS -> of(secured(connected(address, limit), address, tls, limit));
		};
	}

	private static OvsdbTransport unix(String path) throws IOException {
		SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
		return new OvsdbTransport() {
			@Override
			public InputStream in() {
				return Channels.newInputStream(channel);
			}

			@Override
			public OutputStream out() {
				return Channels.newOutputStream(channel);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}

	private static Socket connected(OvsdbAddress address, Duration limit) throws IOException {
		Socket socket = new Socket();
		try {
			socket.setTcpNoDelay(true);
			socket.connect(new InetSocketAddress(address.host(), address.port()), (int) limit.toMillis());
			return socket;
		} catch (IOException e) {
			socket.close();
			throw e;
		}
	}

	/** The server's name must match its certificate; its authority is the context's business. */
	private static Socket secured(Socket plain, OvsdbAddress address, SSLContext tls, Duration limit) throws IOException {
		try {
			SSLContext context = tls == null ? SSLContext.getDefault() : tls;
			SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, address.host(), address.port(), true);
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS"); //$NON-NLS-1$
			socket.setSSLParameters(parameters);
			plain.setSoTimeout((int) limit.toMillis());
			socket.startHandshake();
			plain.setSoTimeout(0);
			return socket;
		} catch (IOException e) {
			plain.close();
			throw e;
		} catch (java.security.NoSuchAlgorithmException e) {
			plain.close();
			throw new IOException(e);
		}
	}

	private static OvsdbTransport of(Socket socket) {
		return new OvsdbTransport() {
			@Override
			public InputStream in() throws IOException {
				return socket.getInputStream();
			}

			@Override
			public OutputStream out() throws IOException {
				return socket.getOutputStream();
			}

			@Override
			public void close() throws IOException {
				socket.close();
			}
		};
	}
}
