// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.ptr.LongByReference;

/**
 * The native libvirt client library of this machine, loaded once per process, with its event loop running and its error output silenced;
 * or the reason why it is not there. Thread-safe.
 */
public final class LibvirtLibrary {
	/** The name that the library has carried since its first release. */
	public static final String DEFAULT_NAME = "libvirt.so.0";

	private static final String ERRORS_ONLY = "4";
	private static final Map<String, LibvirtLibrary> LOADED = new ConcurrentHashMap<>();
	/** libvirt prints every error on the standard error stream unless it has a handler. Strong: libvirt keeps it for ever. */
	private static final EventCallbacks.ErrorCallback SILENT = (userData, error) -> {
	};

	private final LibvirtApi api;
	private final EventLoop eventLoop;
	private final HandleCounter counter = new HandleCounter();
	private final String problem;

	private LibvirtLibrary(LibvirtApi api, EventLoop eventLoop, String problem) {
		this.api = api;
		this.eventLoop = eventLoop;
		this.problem = problem;
	}

	public static LibvirtLibrary load() {
		return load(DEFAULT_NAME);
	}

	/** A missing library is not an exception: see {@link #problem()}. Only a library that was found is remembered. */
	public static synchronized LibvirtLibrary load(String name) {
		LibvirtLibrary known = LOADED.get(name);
		if (known != null)
			return known;
		LibvirtLibrary library = tryLoad(name);
		if (library.problem == null)
			LOADED.put(name, library);
		return library;
	}

	private static LibvirtLibrary tryLoad(String name) {
		try {
			if (Native.POINTER_SIZE != 8)
				return new LibvirtLibrary(null, null, "a 32-bit Java runtime is not supported");
			// libvirt also logs warnings to the standard error stream; who wants to see them sets the variable
			Posix.setenv("LIBVIRT_DEBUG", ERRORS_ONLY, 0);
			LibvirtApi api = Native.load(name, LibvirtApi.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
			api.virSetErrorFunc(Pointer.NULL, SILENT);
			EventLoop loop = new EventLoop();
			loop.start(api);
			if (api.virInitialize() < 0)
				return new LibvirtLibrary(null, null, NativeError.takeLast(api).message());
			return new LibvirtLibrary(api, loop, null);
		} catch (LinkageError e) {
			// libvirt, JNA's own native part, or a class of theirs is missing: all mean "no libvirt on this machine"
			return new LibvirtLibrary(null, null, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
		}
	}

	/** Empty when usable, else the linker's words. */
	public Optional<String> problem() {
		return Optional.ofNullable(problem);
	}

	/** @throws IllegalStateException when the library is not there; ask {@link #problem()} first */
	public LibvirtApi api() {
		if (api == null)
			throw new IllegalStateException("libvirt is not available: " + problem);
		return api;
	}

	public HandleCounter counter() {
		return counter;
	}

	/** The error of the call that just failed on this thread. */
	public NativeError lastError() {
		return NativeError.takeLast(api());
	}

	public <P extends PointerType> NativeHandle<P> own(P pointer, HandleKind kind, ToIntFunction<P> free) {
		return new NativeHandle<>(pointer, kind, free, counter);
	}

	/** True on the thread that delivers events, where nothing of libvirt may be called that talks to a host. */
	public boolean onEventThread() {
		return eventLoop != null && eventLoop.isLoopThread();
	}

	public boolean eventLoopRunning() {
		return eventLoop != null && eventLoop.isRunning();
	}

	/** "9.0.0". */
	public String version() {
		LongByReference version = new LongByReference();
		return api().virGetVersion(version, null, null) < 0 ? "" : version(version.getValue());
	}

	/** libvirt writes 9.0.0 as 9000000. */
	public static String version(long number) {
		return number / 1_000_000 + "." + number / 1_000 % 1_000 + "." + number % 1_000;
	}
}
