// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram;

/** Ids that this bundle declares in its plugin.xml. */
public final class DiagramIds {
	public static final String BUNDLE = "org.orrery.diagram"; //$NON-NLS-1$
	public static final String TOPOLOGY_EDITOR = "org.orrery.diagram.topology"; //$NON-NLS-1$
	public static final String TOPOLOGY_INPUT_FACTORY = "org.orrery.diagram.topologyInput"; //$NON-NLS-1$
	/** The context menu of the topology; contributions go to its "additions". */
	public static final String TOPOLOGY_MENU = "org.orrery.diagram.topology.menu"; //$NON-NLS-1$

	public static final String NETWORK_EDITOR = "org.orrery.diagram.network"; //$NON-NLS-1$
	public static final String NETWORK_INPUT_FACTORY = "org.orrery.diagram.networkInput"; //$NON-NLS-1$
	/** The context menu of the network editor; contributions go to its "additions". */
	public static final String NETWORK_MENU = "org.orrery.diagram.network.menu"; //$NON-NLS-1$
	/** Binding context while a network editor is active. */
	public static final String NETWORK_CONTEXT = "org.orrery.diagram.context.network"; //$NON-NLS-1$

	public static final String CHASSIS_VIEW = "org.orrery.diagram.view.chassis"; //$NON-NLS-1$
	public static final String NETWORK_PERSPECTIVE = "org.orrery.diagram.perspective.network"; //$NON-NLS-1$
	public static final String NEW_NETWORK = "org.orrery.diagram.command.newNetwork"; //$NON-NLS-1$

	private DiagramIds() {
	}
}
