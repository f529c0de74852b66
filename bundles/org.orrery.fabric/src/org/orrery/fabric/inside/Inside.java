// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import java.time.Duration;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

/** A way to look inside the switches of one host. Thread-safe; every method asks the host and waits for it, so never on the UI thread. */
public interface Inside {
	/** Of a kind of switch that tells nothing. */
	Inside CLOSED = new Inside() {
		@Override
		public SwitchInside look(String on) throws FabricException {
			throw new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.Inside_looking, on), Messages.Inside_closed);
		}

		@Override
		public Forwarding forward(String on, Frame frame) throws FabricException {
			throw new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.Inside_looking, on), Messages.Inside_closed);
		}

		@Override
		public Duration heartbeat() throws FabricException {
			throw new FabricException(Code.UNSUPPORTED, Messages.Inside_heartbeat, Messages.Inside_closed);
		}
	};

	/**
	 * Everything of one switch as it is now.
	 *
	 * @param on name of the switch
	 * @throws FabricException REFUSED when there is no such switch
	 */
	SwitchInside look(String on) throws FabricException;

	/** What the switch itself says it would do with a frame; nothing is sent. @throws FabricException UNSUPPORTED when it cannot be asked */
	Forwarding forward(String on, Frame frame) throws FabricException;

	/** Who is at the other end of the host's cables. @throws FabricException UNSUPPORTED where nobody listens to them, with the remedy */
	default List<Neighbour> neighbours() throws FabricException {
		throw new FabricException(Code.UNSUPPORTED, Messages.Inside_neighbours, Messages.Inside_noNeighbours);
	}

	/** A sign of life of the host's switches. @return how long the answer took */
	Duration heartbeat() throws FabricException;
}
