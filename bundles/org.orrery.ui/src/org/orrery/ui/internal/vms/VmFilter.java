// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Words;

/**
 * What the person typed: every word must be found in name, host, state or address; {@code state:off}, {@code host:h1}, {@code ip:10.} and
 * {@code name:web} look in one only.
 */
final class VmFilter implements Predicate<VirtualMachine> {
	private final List<Predicate<VirtualMachine>> terms;

	private VmFilter(List<Predicate<VirtualMachine>> terms) {
		this.terms = terms;
	}

	static VmFilter of(String typed) {
		return new VmFilter(Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()) //$NON-NLS-1$
				.map(VmFilter::term).toList());
	}

	@Override
	public boolean test(VirtualMachine vm) {
		return terms.stream().allMatch(term -> term.test(vm));
	}

	private static Predicate<VirtualMachine> term(String word) {
		int colon = word.indexOf(':');
		String field = colon > 0 ? word.substring(0, colon) : ""; //$NON-NLS-1$
		String value = word.substring(colon + 1);
		return switch (field) {
		case "name" -> vm -> contains(vm.getName(), value); //$NON-NLS-1$
		case "host" -> vm -> inHost(vm, value); //$NON-NLS-1$
		case "state" -> vm -> inState(vm, value); //$NON-NLS-1$
		case "ip" -> vm -> inAddress(vm, value); //$NON-NLS-1$
		default -> vm -> contains(vm.getName(), word) || inHost(vm, word) || inState(vm, word) || inAddress(vm, word);
		};
	}

	private static boolean inHost(VirtualMachine vm, String value) {
		return vm.getHost() != null && contains(vm.getHost().getName(), value);
	}

	private static boolean inState(VirtualMachine vm, String value) {
		return Words.of(vm.getState()).toLowerCase(Locale.ROOT).startsWith(value);
	}

	private static boolean inAddress(VirtualMachine vm, String value) {
		return vm.getAddresses().stream().anyMatch(address -> contains(address, value));
	}

	private static boolean contains(String text, String value) {
		return text != null && text.toLowerCase(Locale.ROOT).contains(value);
	}
}
