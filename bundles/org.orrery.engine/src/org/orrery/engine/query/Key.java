// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.orrery.engine.query.KeyValues.Choices;
import org.orrery.engine.query.KeyValues.Numbers;
import org.orrery.engine.query.KeyValues.Texts;
import org.orrery.engine.query.KeyValues.Texts.Style;
import org.orrery.engine.query.QueryParser.Word;

/** What can be asked of objects by name. */
public enum Key {
	NAME(Messages.Key_name, texts(Facts::names, Style.PART)), //
	KIND(Messages.Key_kind, new Choices(Words.kinds())), //
	STATE(Messages.Key_state, new Choices(Words.states())), //
	HOST(Messages.Key_host, texts(Facts::hosts, Style.PART)), //
	CLUSTER(Messages.Key_cluster, texts(Facts::clusters, Style.WORD)), //
	GROUP(Messages.Key_group, texts(Facts::groups, Style.PATH)), //
	FOLDER(Messages.Key_folder, texts(Facts::folders, Style.PATH)), //
	TAG(Messages.Key_tag, texts(subject -> subject.annotations().tags(), Style.WORD), "tags"), // //$NON-NLS-1$
	NOTE(Messages.Key_note, texts(Facts::notes, Style.PART), "notes"), // //$NON-NLS-1$
	MEM(Messages.Key_mem, numbers(Facts::memory, Amount.SIZE), "memory"), // //$NON-NLS-1$
	VCPUS(Messages.Key_vcpus, numbers(Facts::vcpus, Amount.COUNT), "cpus"), // //$NON-NLS-1$
	CPU(Messages.Key_cpu, numbers(Facts::cpuUse, Amount.SHARE)), //
	OCCUPIED(Messages.Key_occupied, numbers(Facts::occupied, Amount.SIZE)), //
	UPTIME(Messages.Key_uptime, numbers(Facts::uptime, Amount.DURATION)), //
	VMS(Messages.Key_vms, numbers(Facts::vms, Amount.COUNT)), //
	CAPACITY(Messages.Key_capacity, numbers(Facts::capacity, Amount.SIZE)), //
	FREE(Messages.Key_free, numbers(Facts::free, Amount.SIZE)), //
	USED(Messages.Key_used, numbers(Facts::used, Amount.SHARE)), //
	IP(Messages.Key_ip, texts(Facts::addresses, Style.PART), "address"), // //$NON-NLS-1$
	MAC(Messages.Key_mac, texts(Facts::macs, Style.PART)), //
	NETWORK(Messages.Key_network, texts(Facts::networks, Style.PART), "net"), // //$NON-NLS-1$
	DATASTORE(Messages.Key_datastore, texts(Facts::datastores, Style.PART), "pool"), // //$NON-NLS-1$
	DISK(Messages.Key_disk, texts(Facts::disks, Style.PART)), //
	TYPE(Messages.Key_type, texts(Facts::types, Style.PART)), //
	UUID(Messages.Key_uuid, texts(Facts::uuids, Style.PART)), //
	AUTOSTART(Messages.Key_autostart, new Choices(Words.autostart())), //
	PERSISTENT(Messages.Key_persistent, new Choices(Words.persistent())), //
	AGENT(Messages.Key_agent, new Choices(Words.agents()));

	private final String meaning;
	private final KeyValues values;
	private final List<String> others;

	Key(String meaning, KeyValues values, String... others) {
		this.meaning = meaning;
		this.values = values;
		this.others = List.of(others);
	}

	private static KeyValues texts(Function<Subject, Collection<String>> of, Style style) {
		return new Texts(of, style);
	}

	private static KeyValues numbers(ToDoubleFunction<Subject> of, Amount amount) {
		return new Numbers(of, amount);
	}

	static Optional<Key> of(String typed) {
		String word = typed.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter(key -> key.word().equals(word) || key.others.contains(word)).findFirst();
	}

	/** One that begins alike or holds it. */
	static Optional<Key> nearest(String typed) {
		String word = typed.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter(key -> key.word().startsWith(word) || word.startsWith(key.word())
				|| word.length() > 2 && key.word().regionMatches(0, word, 0, 3)).findFirst();
	}

	/** As it is typed. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** All, in the order of the help. */
	public static List<String> words() {
		return Arrays.stream(values()).map(Key::word).toList();
	}

	/** What it asks, for a person. */
	public String meaning() {
		return meaning;
	}

	/** Known only while somebody watches the statistics. */
	boolean isMeasured() {
		return this == CPU || this == OCCUPIED;
	}

	boolean isNumber() {
		return values instanceof Numbers;
	}

	/** The words that may follow, where there are only so many. */
	Collection<String> choices() {
		return values.words();
	}

	/** What the object has of it; empty for numbers and choices. */
	Collection<String> textsOf(Subject subject) {
		return values instanceof Texts texts ? texts.of().apply(subject) : List.of();
	}

	/** How to write it right. */
	String remedy() {
		if (values instanceof Numbers numbers)
			return Messages.bind(Messages.Key_amountRemedy, word(), numbers.amount().example());
		if (!choices().isEmpty())
			return Messages.bind(Messages.Key_choiceRemedy, word(), String.join(", ", choices())); //$NON-NLS-1$
		return Messages.bind(Messages.Key_textRemedy, word());
	}

	/** One of the values must hold; with "!=" none may. */
	Condition condition(Operator operator, List<Word> several) throws QueryException {
		List<Condition> conditions = new ArrayList<>();
		for (Word value : several)
			conditions.add(values.condition(this, operator, value));
		return operator == Operator.NOT_EQUAL ? Condition.all(conditions) : Condition.any(conditions);
	}
}
