// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveInside;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.network.scene.Ports;
import org.orrery.diagram.network.scene.SceneBuilder;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.ViewState;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.edit.EditRefusedException;

/** The design as it is being edited, with its history, its problems and its drawing. UI thread. */
public final class DesignModel {
	private final CommandStack history;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Runnable> rateListeners = new CopyOnWriteArrayList<>();
	private Function<NetworkDesign, List<DesignProblem>> checking;
	private DesignState state;
	private List<LiveHost> hosts = List.of();
	private Ports ports;
	private LiveInside inside = LiveInside.NOTHING;
	private ViewState view = ViewState.EVERYTHING;
	private List<DesignProblem> problems = List.of();
	private NetworkScene scene;

	/** @param checking says what is wrong with a design, with the hosts as known; asked at each stroke */
	public DesignModel(CommandStack history, NetworkDesign design, Function<NetworkDesign, List<DesignProblem>> checking) {
		this.history = history;
		this.checking = checking;
		this.state = DesignState.of(design);
		this.ports = new Ports(state, hosts);
		look();
	}

	public DesignState state() {
		return state;
	}

	public NetworkDesign design() {
		return state.design();
	}

	public List<LiveHost> hosts() {
		return hosts;
	}

	public ViewState view() {
		return view;
	}

	public NetworkScene scene() {
		return scene;
	}

	public List<DesignProblem> problems() {
		return problems;
	}

	public Ports ports() {
		return ports;
	}

	/** @param listener told after each change */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	/** What is known of the hosts has changed. */
	public void setHosts(List<LiveHost> now) {
		setHosts(now, checking);
	}

	/** @param check as they are now, see the constructor */
	public void setHosts(List<LiveHost> now, Function<NetworkDesign, List<DesignProblem>> check) {
		checking = check;
		List<DesignProblem> before = problems;
		boolean same = hosts.equals(now);
		if (!same)
			hosts = List.copyOf(now);
		else if (checking.apply(state.design()).equals(before))
			return;
		look();
		tell();
	}

	/** What goes on in the hosts' switches has changed. */
	public void setInside(LiveInside now) {
		boolean same = inside.looksLike(now);
		inside = now;
		if (!same) {
			draw();
			tell();
		}
		rateListeners.forEach(Runnable::run);
	}

	public LiveInside inside() {
		return inside;
	}

	/** @param listener told when rates were measured anew, and often nothing else has changed */
	public void addRateListener(Runnable listener) {
		rateListeners.add(listener);
	}

	public void setView(ViewState now) {
		if (view.equals(now))
			return;
		view = now;
		draw();
		tell();
	}

	/** One step to undo. @throws EditRefusedException nothing was changed */
	public void perform(String label, Stroke stroke) throws EditRefusedException {
		DesignState after = stroke.apply(state);
		if (view.administrator() && !after.design().equals(state.design()))
			throw new EditRefusedException(Messages.Role_refused, Messages.Role_remedy);
		if (!after.equals(state))
			history.execute(new Step(label, state, after));
	}

	/** These connections are made: they are not left to do any more. */
	public void settle(List<NetworkKey.OfVmNic> made) {
		DesignState after = state;
		for (NetworkKey.OfVmNic nic : made)
			after = after.forgetting(nic);
		if (!after.equals(state))
			set(after);
	}

	private void set(DesignState now) {
		state = now;
		look();
		tell();
	}

	private void look() {
		problems = checking.apply(state.design());
		ports = ports.after(state, hosts);
		draw();
	}

	private void draw() {
		scene = SceneBuilder.build(state, hosts, ports, problems, view, inside);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	/** From one state to another; both are kept, since they share almost everything. */
	private final class Step extends Command {
		private final DesignState before;
		private final DesignState after;

		Step(String label, DesignState before, DesignState after) {
			super(label);
			this.before = before;
			this.after = after;
		}

		@Override
		public void execute() {
			set(after);
		}

		@Override
		public void undo() {
			set(before);
		}
	}
}
