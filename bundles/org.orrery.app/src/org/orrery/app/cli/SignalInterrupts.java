// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGINT and SIGTERM of this process. The only interface Java has for signals, sun.misc.Signal, is in no execution environment that a
 * bundle could import, so it is called by name; where it is missing, Ctrl+C ends the process at once, as it does by default.
 */
final class SignalInterrupts implements Interrupts {
	private static final System.Logger LOGGER = System.getLogger(SignalInterrupts.class.getName());
	private static final String[] SIGNALS = { "INT", "TERM" }; //$NON-NLS-1$ //$NON-NLS-2$

	@Override
	public Handling handle(Runnable handler) {
		Object[] previous = new Object[SIGNALS.length];
		try {
			for (int i = 0; i < SIGNALS.length; i++)
				previous[i] = set(SIGNALS[i], proxy(handler));
		} catch (ReflectiveOperationException | RuntimeException e) {
			LOGGER.log(Level.INFO, "signals cannot be handled", e); //$NON-NLS-1$
			return () -> {
			};
		}
		return () -> restore(previous);
	}

	private static void restore(Object[] previous) {
		try {
			for (int i = 0; i < SIGNALS.length; i++)
				set(SIGNALS[i], previous[i]);
		} catch (ReflectiveOperationException e) {
			LOGGER.log(Level.INFO, "signals cannot be restored", e); //$NON-NLS-1$
		}
	}

	private static Object set(String name, Object handler) throws ReflectiveOperationException {
		Class<?> signal = load("sun.misc.Signal"); //$NON-NLS-1$
		Object instance = signal.getConstructor(String.class).newInstance(name);
		return signal.getMethod("handle", signal, load("sun.misc.SignalHandler")).invoke(null, instance, handler); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Object proxy(Runnable handler) throws ClassNotFoundException {
		Class<?> type = load("sun.misc.SignalHandler"); //$NON-NLS-1$
		InvocationHandler calls = (self, method, arguments) -> switch (method.getName()) {
		case "handle" -> { //$NON-NLS-1$
			handler.run();
			yield null;
		}
		case "equals" -> self == arguments[0]; //$NON-NLS-1$
		case "hashCode" -> System.identityHashCode(self); //$NON-NLS-1$
		default -> "Ctrl+C of the command line"; //$NON-NLS-1$
		};
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, calls);
	}

	private static Class<?> load(String name) throws ClassNotFoundException {
		return Class.forName(name, true, ClassLoader.getSystemClassLoader());
	}
}
