// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/**
 * What tasks are wanted; an empty part asks for nothing. Immutable.
 *
 * @param text   words that all stand somewhere in the task, ignoring case
 * @param who    account that asked for it
 * @param object name, HOST/NAME of a VM, UUID or reference of a subject
 * @param states any of these
 * @param since  not asked for earlier; null: whenever. @param until not asked for later; null: whenever
 */
public record TaskQuery(List<String> text, String who, String object, Set<TaskState> states, Instant since, Instant until) {
	private static final int LEAST_OF_ID = 4;
	public static final TaskQuery ALL = new TaskQuery(List.of(), "", "", Set.of(), null, null); //$NON-NLS-1$ //$NON-NLS-2$
	private static final Pattern WORD = Pattern.compile("(?:(\\w+):)?(?:\"([^\"]*)\"?|(\\S+))"); //$NON-NLS-1$
	private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])"); //$NON-NLS-1$

	public TaskQuery {
		text = List.copyOf(text);
		states = Set.copyOf(states);
	}

	/**
	 * As typed: {@code web since:2h state:failed who:anna object:h1/web}; "two words" hold together.
	 *
	 * @throws IllegalArgumentException naming the part that is not understood
	 */
	public static TaskQuery parse(String typed, Clock clock) {
		TaskQuery query = ALL;
		List<String> words = new ArrayList<>();
		Matcher word = WORD.matcher(typed);
		while (word.find()) {
			String value = word.group(2) == null ? word.group(3) : word.group(2);
			String key = word.group(1) == null ? "" : word.group(1).toLowerCase(Locale.ROOT); //$NON-NLS-1$
			switch (key) {
			case "who" -> query = query.withWho(value); //$NON-NLS-1$
			case "object", "vm", "host" -> query = query.withObject(value); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			case "state" -> query = query.withStates(states(value)); //$NON-NLS-1$
			case "since" -> query = query.withSpan(moment(value, clock), query.until()); //$NON-NLS-1$
			case "until" -> query = query.withSpan(query.since(), moment(value, clock)); //$NON-NLS-1$
			default -> words.add(key.isEmpty() ? value : word.group());
			}
		}
		return query.withText(words);
	}

	public TaskQuery withText(List<String> words) {
		return new TaskQuery(words, who, object, states, since, until);
	}

	public TaskQuery withWho(String account) {
		return new TaskQuery(text, account, object, states, since, until);
	}

	public TaskQuery withObject(String nameOrRef) {
		return new TaskQuery(text, who, nameOrRef, states, since, until);
	}

	public TaskQuery withStates(Set<TaskState> wanted) {
		return new TaskQuery(text, who, object, wanted, since, until);
	}

	public TaskQuery withSpan(Instant from, Instant to) {
		return new TaskQuery(text, who, object, states, from, to);
	}

	/** @param names separated by commas; "open" is all that have not ended */
	public static Set<TaskState> states(String names) {
		Set<TaskState> states = EnumSet.noneOf(TaskState.class);
		for (String name : names.split(",")) { //$NON-NLS-1$
			if (name.equalsIgnoreCase("open")) //$NON-NLS-1$
				Arrays.stream(TaskState.values()).filter(TaskState::isOpen).forEach(states::add);
			else
				states.add(state(name));
		}
		return states;
	}

	private static TaskState state(String name) {
		return Arrays.stream(TaskState.values()).filter(state -> TaskDocument.word(state).equalsIgnoreCase(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(Messages.bind(Messages.TaskQuery_badState, name,
						Arrays.stream(TaskState.values()).map(TaskDocument::word).collect(Collectors.joining(", "))))); //$NON-NLS-1$
	}

	/** A day or time of the local zone, an instant, or how long ago. @throws IllegalArgumentException naming the forms */
	public static Instant moment(String text, Clock clock) {
		Matcher ago = AGO.matcher(text);
		if (ago.matches()) {
			long number = Long.parseLong(ago.group(1));
			return clock.instant().minus(switch (ago.group(2)) {
			case "m" -> Duration.ofMinutes(number); //$NON-NLS-1$
			case "h" -> Duration.ofHours(number); //$NON-NLS-1$
			default -> Duration.ofDays(number);
			});
		}
		try {
			if (text.endsWith("Z")) //$NON-NLS-1$
				return Instant.parse(text);
			LocalDateTime local = text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay(); //$NON-NLS-1$
			return local.atZone(clock.getZone()).toInstant();
		} catch (DateTimeException e) {
			throw new IllegalArgumentException(Messages.bind(Messages.TaskQuery_badMoment, text), e);
		}
	}

	public boolean matches(TaskRecord task) {
		return (who.isEmpty() || task.who().equalsIgnoreCase(who)) && (object.isEmpty() || concernsObject(task))
				&& (states.isEmpty() || states.contains(task.state())) && (since == null || !task.created().isBefore(since))
				&& (until == null || !task.created().isAfter(until)) && text.stream().allMatch(word -> mentions(task, word));
	}

	private boolean concernsObject(TaskRecord task) {
		for (int i = 0; i < task.subjects().size(); i++) {
			ObjectRef subject = task.subjects().get(i);
			String name = i < task.subjectNames().size() ? task.subjectNames().get(i) : ""; //$NON-NLS-1$
			if (object.equalsIgnoreCase(name) || object.equalsIgnoreCase(subject.id()) || object.equals(subject.toString())
					|| object.equals(subject.connection() + '/' + name))
				return true;
		}
		return task.subjectNames().size() > 1 && object.equals(task.subjectNames().get(1) + '/' + task.subjectNames().get(0));
	}

	private static boolean mentions(TaskRecord task, String word) {
		String wanted = word.toLowerCase(Locale.ROOT);
		Stream<String> steps = task.steps().stream().flatMap(step -> Stream.of(step.title(), step.note()));
		Stream<String> own = Stream.of(task.title(), task.reason(), task.remedy(), task.detail(), task.who(), task.operation());
		Stream<String> parameters = task.parameters().entrySet().stream().filter(entry -> !entry.getKey().equals(TaskRecord.PART_OF)).map(Map.Entry::getValue);
		return isIdOf(task, wanted) || Stream.of(own, steps, task.subjectNames().stream(), parameters).flatMap(stream -> stream)
				.anyMatch(part -> part != null && part.toLowerCase(Locale.ROOT).contains(wanted));
	}

	/** By its beginning, as lists show it: short words stand by chance in the middle of many ids. */
	private static boolean isIdOf(TaskRecord task, String wanted) {
		return wanted.length() >= LEAST_OF_ID && (task.id().startsWith(wanted) || task.parameters().getOrDefault(TaskRecord.PART_OF, "").startsWith(wanted)); //$NON-NLS-1$
	}
}
