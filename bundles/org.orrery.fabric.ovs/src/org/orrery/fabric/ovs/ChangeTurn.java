// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection.Hold;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.ovs.ovsdb.OvsdbMonitor;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;
import org.orrery.fabric.ovs.ovsdb.OvsdbTransaction;
import org.orrery.fabric.ovs.ovsdb.OvsdbValue;

/**
 * Whose turn it is to change a host's switches: a lock of its database. Who has it says so in the database and gives signs of life there, since the
 * host may keep a session for hours whose console was cut off; whose signs fail to come loses the turn to the next who asks. Transactions require
 * the lock, so whoever has lost it changes nothing any more. Thread-safe.
 */
final class ChangeTurn {
	/** Of Orrery's, at every host: who changes its switches has it. */
	static final String LOCK = "orrery_change"; //$NON-NLS-1$
	/** Where the one who has it says so, for those who are refused. */
	private static final String HOLDER = "orrery-change"; //$NON-NLS-1$
	/** How often the one who has it has shown to be there. */
	private static final String SIGN = "orrery-change-sign"; //$NON-NLS-1$
	private static final Duration BEAT = Duration.ofSeconds(2);
	private static final Duration DEAD = BEAT.multipliedBy(5);
	/** Who has it says so at once. */
	private static final Duration SILENT = Duration.ofSeconds(3);
	private static final long LOOK_MILLIS = 50;

	private final OvsdbConnection connection;
	private final OvsdbMonitor monitor;
	private volatile boolean held;

	ChangeTurn(OvsdbConnection connection, OvsdbMonitor monitor) {
		this.connection = connection;
		this.monitor = monitor;
	}

	boolean isHeld() {
		return held;
	}

	/** Blocks for a sign of life of another who has it, at most {@link #DEAD}. @throws FabricException CONFLICT, naming the other */
	Hold take(String reason) throws FabricException {
		if (!connection.lock(LOCK) && !takeOver())
			throw new FabricException(Code.CONFLICT, NLS.bind(Messages.OvsFabric_holding, connection.address()), NLS.bind(Messages.OvsFabric_heldBy, holder()));
		held = true;
		try {
			say(reason, 0);
		} catch (FabricException e) {
			giveBack();
			throw e;
		}
		Thread signs = new Thread(() -> giveSigns(reason), "orrery-turn-" + connection.address()); //$NON-NLS-1$
		signs.setDaemon(true);
		signs.start();
		return () -> {
			signs.interrupt();
			giveBack();
		};
	}

	/**
	 * True when it is ours now: the other has given it back meanwhile, or no sign of it has come. A session that is stolen from has the lock again
	 * when the thief gives it back: then nobody says to have it. Who says so and gives no signs at all is believed.
	 */
	private boolean takeOver() throws FabricException {
		String sign = mark(SIGN);
		boolean nobody = mark(HOLDER).isEmpty();
		if (sign.isEmpty() && !nobody)
			return false;
		long end = System.nanoTime() + (nobody ? SILENT : DEAD).toNanos();
		while (sign.equals(mark(SIGN)) && nobody == mark(HOLDER).isEmpty()) {
			if (System.nanoTime() > end)
				return connection.steal(LOCK);
			try {
				Thread.sleep(LOOK_MILLIS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return mark(HOLDER).isEmpty() && connection.lock(LOCK);
	}

	private void giveSigns(String reason) {
		try {
			for (int sign = 1; held; sign++) {
				Thread.sleep(BEAT);
				try {
					say(reason, sign);
				} catch (FabricException e) { // the next one may come through
					System.getLogger(ChangeTurn.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
				}
			}
		} catch (InterruptedException given) {
			Thread.currentThread().interrupt();
		}
	}

	private String holder() {
		String words = mark(HOLDER);
		return words.isEmpty() ? Messages.OvsFabric_somebody : words;
	}

	private String mark(String name) {
		return root().map(root -> root.map(Tables.MARKS).get(name)).orElse(""); //$NON-NLS-1$
	}

	private Optional<OvsdbRow> root() {
		return monitor.rows(Tables.ROOT).stream().findFirst();
	}

	/** @param reason empty: nobody any more */
	private synchronized void say(String reason, int sign) throws FabricException {
		Optional<OvsdbRow> root = root();
		if (root.isEmpty() || !held && !reason.isEmpty())
			return;
		Map<String, String> marks = new TreeMap<>(root.get().map(Tables.MARKS));
		marks.keySet().removeAll(List.of(HOLDER, SIGN));
		if (!reason.isEmpty())
			marks.putAll(Map.of(HOLDER, reason, SIGN, Integer.toString(sign)));
		new OvsdbTransaction().requireLock(LOCK).expect(root.get(), Tables.ROOT, List.of(Tables.MARKS))
				.update(Tables.ROOT, root.get().uuid(), Map.of(Tables.MARKS, OvsdbValue.map(marks))).commit(connection, Tables.DATABASE);
	}

	private void giveBack() {
		synchronized (this) {
			if (!held)
				return;
			held = false;
		}
		try {
			say("", 0); //$NON-NLS-1$
		} catch (FabricException e) { // the next holder writes over it
			System.getLogger(ChangeTurn.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
		}
		try {
			connection.unlock(LOCK);
		} catch (FabricException e) { // the end of the connection gives it back
			System.getLogger(ChangeTurn.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
		}
	}
}
