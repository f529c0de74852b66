// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.inside.Forwarding;
import org.orrery.fabric.inside.Frame;
import org.orrery.fabric.inside.Inside;
import org.orrery.fabric.inside.Neighbour;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.ovs.control.ControlSocket;
import org.orrery.fabric.ovs.control.ControlText;
import org.orrery.fabric.ovs.control.LldpText;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.ovs.ovsdb.OvsdbQuery;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;
import org.orrery.fabric.ovs.ovsdb.OvsdbSchema;

import com.google.gson.JsonArray;

/** Asks the database for what it keeps and ovs-vswitchd's control socket for the rest. Without that socket the answer says what
 * is missing. */
final class OvsInside implements Inside {
	private final OvsdbConnection connection;
	private final OvsdbSchema schema;
	private final ControlSocket control;
	private final Function<OvsdbRow, PortGuard> guards;

	private final LldpSource lldp;

	/** @param guards of devices, as they were read last */
	OvsInside(OvsdbConnection connection, OvsdbSchema schema, ControlSocket control, LldpSource lldp, Function<OvsdbRow, PortGuard> guards) {
		this.lldp = lldp;
		this.guards = guards;
		this.connection = connection;
		this.schema = schema;
		this.control = control;
	}

	@Override
	public SwitchInside look(String on) throws FabricException {
		Map<String, Map<UUID, OvsdbRow>> tables = OvsdbQuery.read(connection, Tables.DATABASE, schema.existing(Tables.INSIDE));
		InsideReader reader = new InsideReader(tables, on, guards);
		return reader.read(ControlAnswers.ask(control, on, reader));
	}

	@Override
	public Forwarding forward(String on, Frame frame) throws FabricException {
		String vlan = frame.vlan() == 0 ? "" : ",dl_vlan=" + frame.vlan(); //$NON-NLS-1$ //$NON-NLS-2$
		String flow = "in_port=" + frame.in() + ",dl_src=" + frame.from() + ",dl_dst=" + frame.to() + vlan; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		String answer = control.ask("ofproto/trace", on, flow); //$NON-NLS-1$
		Map<String, String> names = ControlText.datapathPorts(control.ask("dpif/show")); //$NON-NLS-1$
		List<String> ports = ControlText.outputs(answer).stream().map(number -> names.getOrDefault(number, number)).distinct().toList();
		return new Forwarding(ports, ControlText.reasons(answer));
	}

	@Override
	public List<Neighbour> neighbours() throws FabricException {
		try {
			return LldpText.neighbours(lldp.ask());
		} catch (IllegalArgumentException e) {
			throw new FabricException(Code.UNSUPPORTED, Messages.LldpSource_asking, NLS.bind(Messages.LldpSource_noDaemon, e.getMessage()), e);
		}
	}

	@Override
	public Duration heartbeat() throws FabricException {
		long begun = System.nanoTime();
		connection.call("echo", new JsonArray()); //$NON-NLS-1$
		return Duration.ofNanos(System.nanoTime() - begun);
	}
}
