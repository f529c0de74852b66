// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;

/** What is wrong with one simulated host, on command. Thread-safe; takes effect on requests that are already waiting. */
public final class HostFaults {
	private final SimulationClock clock;
	private final Set<UUID> malformed = ConcurrentHashMap.newKeySet();
	private boolean hanging;
	private boolean refusing;
	private boolean blackhole;
	private boolean losingEvents;
	private Duration latency = Duration.ZERO;
	private String certificateProblem;
	private String user;
	private String password;
	private boolean denied;

	HostFaults(SimulationClock clock) {
		this.clock = clock;
	}

	/** Requests and new connections wait, without end, until {@link #release()}; the host does not hang up. */
	public synchronized void hang() {
		hanging = true;
	}

	/** Ends {@link #hang()}: what waits is answered now. */
	public synchronized void release() {
		hanging = false;
		notifyAll();
	}

	/** Every answer takes that much simulated time; zero ends it. */
	public synchronized void slow(Duration perAnswer) {
		latency = perAnswer;
	}

	/** New connections are refused at once ("connection refused"); open ones stay. */
	public synchronized void refuse(boolean on) {
		refusing = on;
	}

	/** New connections find nobody: they fail when their time-out is over. */
	public synchronized void blackhole(boolean on) {
		blackhole = on;
	}

	/** Null: the certificate is fine again. */
	public synchronized void certificateProblem(String problem) {
		certificateProblem = problem;
	}

	/** New connections must give these. Null: nobody is asked. */
	public synchronized void requireCredentials(String userName, String secret) {
		user = userName;
		password = secret;
	}

	/** The host knows the account but allows it nothing. */
	public synchronized void denyAccess(boolean on) {
		denied = on;
	}

	/** Changes happen without an event. */
	public synchronized void loseEvents(boolean on) {
		losingEvents = on;
	}

	/** Asking for this domain alone fails as if its description could not be read. */
	public void malform(UUID domain, boolean on) {
		if (on)
			malformed.add(domain);
		else
			malformed.remove(domain);
	}

	boolean isMalformed(UUID domain) {
		return malformed.contains(domain);
	}

	synchronized boolean isLosingEvents() {
		return losingEvents;
	}

	/** Lets waiting requests look again whether their connection is still there. */
	synchronized void wake() {
		notifyAll();
	}

	/** What stands between a request and its answer. */
	void delay(String operation, BooleanSupplier lost) throws HypervisorException {
		Duration wait;
		synchronized (this) {
			awaitRelease(operation, lost);
			wait = latency;
		}
		try {
			if (!wait.isZero())
				clock.act(() -> {
					clock.sleep(wait);
					return null;
				});
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.ABORTED, operation, "interrupted while waiting for an answer");
		}
		if (lost.getAsBoolean())
			throw connectionLost(operation);
	}

	private void awaitRelease(String operation, BooleanSupplier lost) throws HypervisorException {
		try {
			while (hanging && !lost.getAsBoolean())
				wait();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.ABORTED, operation, "interrupted while waiting for an answer");
		}
		if (lost.getAsBoolean())
			throw connectionLost(operation);
	}

	static HypervisorException connectionLost(String operation) {
		return new HypervisorException(ErrorCode.CONNECTION_LOST, operation, "the connection to the host is closed");
	}

	/** What stands between a caller and an open connection. */
	void admit(HypervisorUri uri, OpenOptions options) throws HypervisorException {
		String operation = "open " + uri;
		delay(operation, () -> false);
		boolean silent;
		synchronized (this) {
			silent = blackhole;
			if (refusing)
				throw new HypervisorException(ErrorCode.UNREACHABLE, operation, "connection refused");
			if (!silent && certificateProblem != null)
				throw new HypervisorException(ErrorCode.CERTIFICATE, operation, certificateProblem);
		}
		if (silent)
			giveUp(operation, options.timeout());
		authenticate(uri, options, operation);
		synchronized (this) {
			if (denied)
				throw new HypervisorException(ErrorCode.ACCESS_DENIED, operation, "access denied by policy");
		}
	}

	private void giveUp(String operation, Duration timeout) throws HypervisorException {
		try {
			clock.act(() -> {
				clock.sleep(timeout);
				return null;
			});
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		throw new HypervisorException(ErrorCode.UNREACHABLE, operation, "no answer within " + timeout.toSeconds() + " s");
	}

	private void authenticate(HypervisorUri uri, OpenOptions options, String operation) throws HypervisorException {
		String expectedUser;
		String expectedPassword;
		synchronized (this) {
			expectedUser = user;
			expectedPassword = password;
		}
		if (expectedUser == null)
			return;
		Optional<List<char[]>> answers = options.credentials().ask(uri,
				List.of(new CredentialPrompt.Question(CredentialPrompt.Kind.USER_NAME, "User name", uri.user().orElse(""), false),
						new CredentialPrompt.Question(CredentialPrompt.Kind.PASSWORD, "Password", "", true)));
		if (answers.isEmpty())
			throw new HypervisorException(ErrorCode.AUTHENTICATION, operation, "no credentials were given");
		List<char[]> given = answers.get();
		boolean right = given.size() == 2 && expectedUser.contentEquals(new String(given.get(0)))
				&& expectedPassword.contentEquals(new String(given.get(1)));
		given.forEach(secret -> java.util.Arrays.fill(secret, '\0'));
		if (!right)
			throw new HypervisorException(ErrorCode.AUTHENTICATION, operation, "authentication failed");
	}
}
