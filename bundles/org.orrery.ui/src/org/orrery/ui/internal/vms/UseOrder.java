// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.orrery.model.inventory.VirtualMachine;

/** Orders VMs by what they use. The figure of each is looked up once for a whole sorting, not at each comparison. UI thread. */
final class UseOrder implements Comparator<VirtualMachine> {
	private final ToDoubleFunction<VirtualMachine> figure;

	UseOrder(ToDoubleFunction<VirtualMachine> figure) {
		this.figure = figure;
	}

	@Override
	public int compare(VirtualMachine a, VirtualMachine b) {
		return Double.compare(figure.applyAsDouble(a), figure.applyAsDouble(b));
	}

	/** The same order, with the figures as they are now. */
	Comparator<VirtualMachine> asOfNow() {
		Map<VirtualMachine, Double> figures = new HashMap<>();
		return Comparator.comparingDouble(vm -> figures.computeIfAbsent(vm, figure::applyAsDouble));
	}
}
