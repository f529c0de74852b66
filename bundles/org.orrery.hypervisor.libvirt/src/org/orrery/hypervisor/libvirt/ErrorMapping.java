// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.Locale;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.libvirt.jna.NativeError;

/**
 * Translates libvirt's errors. Numbers decide; the text is consulted only where libvirt uses one number for several causes (opening a
 * connection), and then only after its errno.
 */
final class ErrorMapping {
	private static final int FROM_RPC = 7;
	private static final int FROM_REMOTE = 13;
	private static final int EACCES = 13;
	private static final int EPERM = 1;

	private ErrorMapping() {
	}

	/** An error of a call on an open connection. @param alive whether the connection still stands after it */
	static HypervisorException ofCall(NativeError error, boolean alive, String operation) {
		ErrorCode code = alive ? code(error) : ErrorCode.CONNECTION_LOST;
		return exception(code, operation, error, detail(error));
	}

	/** An error of a migration: what concerns another host's connection must not be mistaken for ours. */
	static HypervisorException ofMigration(NativeError error, boolean alive, String operation, HypervisorUri target) {
		boolean remote = error.domain() == FROM_RPC || error.domain() == FROM_REMOTE;
		if (alive && remote && isTransport(error))
			return exception(ErrorCode.TARGET_UNREACHABLE, operation, error,
					Messages.of("migrate.targetUnreachable", target, detail(error)));
		return ofCall(error, alive, operation);
	}

	private static boolean isTransport(NativeError error) {
		return switch (error.code()) {
		case 1, 4, 9, 38, 39, 40, 45, 79, 94 -> true;
		default -> false;
		};
	}

	private static ErrorCode code(NativeError error) {
		return switch (error.code()) {
		case 3, 26, 84 -> ErrorCode.UNSUPPORTED;
		case 74 -> ErrorCode.INVALID_STATE;
		case 42, 43, 49, 50, 53, 57, 62, 66, 72, 80, 99, 103, 104, 107, 108 -> ErrorCode.NOT_FOUND;
		case 28, 37, 90, 106 -> ErrorCode.ALREADY_EXISTS;
		case 55, 86, 97, 83 -> ErrorCode.INVALID_STATE;
		case 87, 68 -> ErrorCode.BUSY;
		case 78 -> ErrorCode.ABORTED;
		case 81 -> ErrorCode.MIGRATION_UNSAFE;
		case 29, 88 -> ErrorCode.ACCESS_DENIED;
		case 45, 79, 94 -> ErrorCode.AUTHENTICATION;
		case 8, 27, 35, 44, 92 -> ErrorCode.MALFORMED;
		case 2 -> ErrorCode.NO_RESOURCES;
		case 38 -> ofErrno(error.errno());
		default -> ofText(error.message());
		};
	}

	private static ErrorCode ofErrno(int errno) {
		return switch (errno) {
		case 12, 23, 24, 28, 122 -> ErrorCode.NO_RESOURCES; // ENOMEM, ENFILE, EMFILE, ENOSPC, EDQUOT
		case EACCES, EPERM -> ErrorCode.ACCESS_DENIED;
		case 2 -> ErrorCode.NOT_FOUND; // ENOENT
		case 16, 26 -> ErrorCode.BUSY; // EBUSY, ETXTBSY
		default -> ErrorCode.OTHER;
		};
	}

	/** QEMU and the test driver report some of these through libvirt's general codes. */
	private static ErrorCode ofText(String message) {
		String text = message.toLowerCase(Locale.ROOT);
		if (text.contains("cannot allocate memory") || text.contains("cannot set up guest memory") || text.contains("no space left"))
			return ErrorCode.NO_RESOURCES;
		if (text.contains("already exists"))
			return ErrorCode.ALREADY_EXISTS;
		if (text.contains("already running") || text.contains("not running") || text.contains("not paused"))
			return ErrorCode.INVALID_STATE;
		if (text.contains("failed to get \"write\" lock") || text.contains("resource busy"))
			return ErrorCode.BUSY;
		return ErrorCode.OTHER;
	}

	/** An error of opening a connection. */
	static HypervisorException ofOpen(NativeError error, HypervisorUri uri, String operation) {
		ErrorCode code = openCode(error, uri);
		String detail = detail(error);
		if (uri.transport().equals("ssh"))
			detail = sshDetail(code, uri, detail);
		return exception(code, operation, error, detail);
	}

	/** libvirt often sees no more of a failed ssh than its closed pipe. */
	private static String sshDetail(ErrorCode code, HypervisorUri uri, String detail) {
		return switch (code) {
		case CERTIFICATE -> Messages.of("open.hostKey", uri.host().orElse(""), detail);
		case UNREACHABLE -> Messages.of("open.ssh", uri.host().orElse(""), detail);
		default -> detail;
		};
	}

	private static ErrorCode openCode(NativeError error, HypervisorUri uri) {
		String text = error.message().toLowerCase(Locale.ROOT);
		return switch (error.code()) {
		case 5, 14, 67 -> ErrorCode.NO_DRIVER;
		case 8, 27, 32, 33, 35 -> ErrorCode.MALFORMED;
		case 29, 88 -> ErrorCode.ACCESS_DENIED;
		case 45, 79, 94 -> isCertificate(text) ? ErrorCode.CERTIFICATE : ErrorCode.AUTHENTICATION;
		case 40 -> ErrorCode.CERTIFICATE;
		case 4 -> ErrorCode.UNREACHABLE;
		default -> transportCode(error, text, uri);
		};
	}

	private static ErrorCode transportCode(NativeError error, String text, HypervisorUri uri) {
		if (text.contains("host key"))
			return ErrorCode.CERTIFICATE;
		if (isCertificate(text))
			return ErrorCode.CERTIFICATE;
		if (text.contains("permission denied (") || text.contains("authentication fail"))
			return ErrorCode.AUTHENTICATION;
		if (error.errno() == EACCES || error.errno() == EPERM || text.contains("permission denied"))
			return ErrorCode.ACCESS_DENIED;
		// the handshake of a server that does not like our certificate ends without another word
		boolean tls = uri.transport().equals("tls") || uri.transport().isEmpty() && uri.host().isPresent();
		if (tls && text.contains("tls"))
			return ErrorCode.CERTIFICATE;
		if (error.code() == 38 || error.domain() == FROM_RPC || error.domain() == FROM_REMOTE || uri.host().isPresent())
			return ErrorCode.UNREACHABLE;
		return ErrorCode.OTHER;
	}

	private static boolean isCertificate(String text) {
		return text.contains("certificate") || text.contains("x509") || text.contains("x.509");
	}

	/** libvirt's own words, or a sentence where it gave none. */
	static String detail(NativeError error) {
		return error.message().isEmpty() ? Messages.of("error.silent") : error.message();
	}

	private static HypervisorException exception(ErrorCode code, String operation, NativeError error, String detail) {
		return new HypervisorException(code, operation, detail, error.code(), error.domain(), null);
	}
}
