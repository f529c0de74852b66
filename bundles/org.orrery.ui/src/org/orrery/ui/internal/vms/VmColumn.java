// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.VmSample;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.StatisticsFeed;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.Sparkline;

/** A column of the table of VMs: what it says and how it sorts. */
enum VmColumn {
	NAME(Messages.Column_name, 170, SWT.LEFT, VirtualMachine::getName, byText(VirtualMachine::getName)),
	STATE(Messages.Column_state, 130, SWT.LEFT, VmColumn::state, Comparator.comparing(VirtualMachine::getState)),
	HOST(Messages.Column_host, 120, SWT.LEFT, VmColumn::host, byText(VmColumn::host)),
	VCPUS(Messages.Column_vcpus, 64, SWT.RIGHT, vm -> Integer.toString(vm.getVcpus()), Comparator.comparing(VirtualMachine::getVcpus)),
	CPU(Messages.Column_cpu, 70, SWT.RIGHT, vm -> use(vm, VmSample::cpu, Words::percent), byUse(VmSample::cpu)),
	CPU_COURSE(Messages.Column_cpuCourse, 120, SWT.LEFT, VmColumn::course, byUse(VmSample::cpu)),
	MEMORY(Messages.Column_memory, 90, SWT.RIGHT, vm -> Words.bytes(vm.getMemory()), Comparator.comparing(VirtualMachine::getMemory)),
	OCCUPIED(Messages.Column_occupied, 90, SWT.RIGHT, vm -> use(vm, VmSample::memory, VmColumn::bytes), byUse(VmSample::memory)),
	DISK(Messages.Column_disk, 90, SWT.RIGHT, vm -> use(vm, VmSample::disk, VmColumn::rate), byUse(VmSample::disk)),
	NETWORK(Messages.Column_network, 90, SWT.RIGHT, vm -> use(vm, VmSample::network, VmColumn::rate), byUse(VmSample::network)),
	ADDRESS(Messages.Column_address, 150, SWT.LEFT, VmColumn::addresses, Comparator.comparing(VmColumn::addressKey)),
	UPTIME(Messages.Column_uptime, 110, SWT.RIGHT, VmColumn::uptime, Comparator.comparing(VirtualMachine::getStartedAt,
			Comparator.nullsFirst(Comparator.reverseOrder()))),
	TAGS(Messages.Column_tags, 120, SWT.LEFT, vm -> Words.list(vm.getTags()), byText(vm -> Words.list(vm.getTags()))),
	FOLDER(Messages.Column_folder, 110, SWT.LEFT, VirtualMachine::getFolder, byText(VirtualMachine::getFolder)),
	NOTES(Messages.Column_notes, 160, SWT.LEFT, VmColumn::notes, byText(VmColumn::notes));

	/** What they show changes all the time. */
	private static final Set<VmColumn> OF_USE = EnumSet.of(CPU, CPU_COURSE, OCCUPIED, DISK, NETWORK);
	private static final int COURSE_PARTS = 10;
	private static final Set<VmColumn> ON_DEMAND = EnumSet.of(OCCUPIED, DISK, NETWORK, FOLDER, NOTES);

	final String title;
	final int width;
	final int alignment;
	final Function<VirtualMachine, String> text;
	final Comparator<VirtualMachine> order;

	VmColumn(String title, int width, int alignment, Function<VirtualMachine, String> text, Comparator<VirtualMachine> order) {
		this.title = title;
		this.width = width;
		this.alignment = alignment;
		this.text = text;
		this.order = order;
	}

	boolean isOfUse() {
		return OF_USE.contains(this);
	}

	/** Before a person has chosen. */
	boolean isShownAtFirst() {
		return !ON_DEMAND.contains(this);
	}

	private static String use(VirtualMachine vm, ToDoubleFunction<VmSample> figure, DoubleFunction<String> words) {
		double value = use(vm, figure);
		return value < 0 ? "" : words.apply(value); //$NON-NLS-1$
	}

	/** -1: not known. */
	private static double use(VirtualMachine vm, ToDoubleFunction<VmSample> figure) {
		return Services.ofWorkbench().statistics().of(vm).map(figure::applyAsDouble).orElse(-1.0);
	}

	/** A block a minute. */
	private static String course(VirtualMachine vm) {
		StatisticsFeed statistics = Services.ofWorkbench().statistics();
		return statistics.of(vm).isEmpty() ? "" : Sparkline.text(statistics.sparkline(vm, Metric.CPU), 1, COURSE_PARTS); //$NON-NLS-1$
	}

	private static Comparator<VirtualMachine> byUse(ToDoubleFunction<VmSample> figure) {
		return new UseOrder(vm -> use(vm, figure));
	}

	private static String bytes(double bytes) {
		return Words.bytes((long) bytes);
	}

	private static String rate(double bytesPerSecond) {
		return NLS.bind(Messages.Rate, Words.bytes((long) bytesPerSecond));
	}

	/** Not by the rules of a language: ten thousand rows are sorted anew at each change. */
	private static Comparator<VirtualMachine> byText(Function<VirtualMachine, String> text) {
		return Comparator.comparing(vm -> orEmpty(text.apply(vm)), String.CASE_INSENSITIVE_ORDER);
	}

	private static String state(VirtualMachine vm) {
		return Services.ofWorkbench().taskFeed().openFor(vm.getRef()).map(VmColumn::inProgress).orElseGet(() -> Words.of(vm.getState()));
	}

	private static String inProgress(TaskRecord task) {
		String doing = task.operation().equals(org.orrery.ui.Migrations.OPERATION) ? Messages.State_migrating : Words.of(task.state());
		return task.fraction() < 0 ? doing : NLS.bind(Messages.State_withProgress, doing, Words.percent(task.fraction()));
	}

	private static String host(VirtualMachine vm) {
		return vm.getHost() == null ? "" : vm.getHost().getName(); //$NON-NLS-1$
	}

	/** Without the prefix length: it is of no use in a table. */
	private static String addresses(VirtualMachine vm) {
		List<String> plain = vm.getAddresses().stream().map(address -> address.replaceFirst("/\\d+$", "")).toList(); //$NON-NLS-1$ //$NON-NLS-2$
		return Words.list(plain);
	}

	/** Numbers padded, so that 10.0.0.9 comes before 10.0.0.10. */
	private static String addressKey(VirtualMachine vm) {
		StringBuilder key = new StringBuilder();
		for (String part : addresses(vm).split("\\.")) //$NON-NLS-1$
			key.append("   ".substring(Math.min(3, part.length()))).append(part).append('.'); //$NON-NLS-1$
		return key.toString();
	}

	private static String uptime(VirtualMachine vm) {
		if (vm.getStartedAt() == null)
			return ""; //$NON-NLS-1$
		Duration since = Duration.between(vm.getStartedAt(), Instant.now());
		return Words.duration(since.isNegative() ? Duration.ZERO : Duration.ofSeconds(since.toSeconds()));
	}

	/** In one line. */
	private static String notes(VirtualMachine vm) {
		return orEmpty(vm.getNotes()).replace('\n', ' ');
	}

	private static String orEmpty(String text) {
		return text == null ? "" : text; //$NON-NLS-1$
	}
}
