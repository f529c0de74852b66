// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.orrery.engine.query.QueryParser.Word;

/** What stands behind a key, and how it is compared. Stateless. */
sealed interface KeyValues {
	/** @throws QueryException when this cannot be compared so, or not with that */
	Condition condition(Key key, Operator operator, Word value) throws QueryException;

	/** The words that may follow, where there are only so many. */
	default Collection<String> words() {
		return List.of();
	}

	/** @param of none, one or several per object */
	record Texts(Function<Subject, Collection<String>> of, Style style) implements KeyValues {
		enum Style {
			/** ":" finds a part. */
			PART,
			/** ":" finds a whole word. */
			WORD,
			/** ":" finds parts of a path, and what is below. */
			PATH
		}

		@Override
		public Condition condition(Key key, Operator operator, Word value) throws QueryException {
			if (operator.isOrder())
				throw new QueryException(value.start() - operator.sign.length(), operator.sign.length(),
						Messages.bind(Messages.Key_noOrder, key.word()), Messages.bind(Messages.Key_noOrderRemedy, key.word()));
			String text = style == Style.PATH ? tidy(value.text()) : value.text();
			boolean whole = operator != Operator.HAS || style == Style.WORD;
			TextPattern pattern = whole ? TextPattern.whole(text) : TextPattern.part(text);
			TextPattern parts = TextPattern.part('/' + text + '/');
			boolean plainPath = style == Style.PATH && operator == Operator.HAS && !text.contains("*") && !text.contains("?"); //$NON-NLS-1$ //$NON-NLS-2$
			Predicate<String> test = plainPath ? path -> parts.matches('/' + path + '/') : pattern::matches;
			Condition has = subject -> {
				for (String one : of.apply(subject))
					if (test.test(one))
						return true;
				return false;
			};
			return operator == Operator.NOT_EQUAL ? Condition.not(has) : has;
		}

		private static String tidy(String path) {
			return path.strip().replaceAll("/+", "/").replaceAll("^/|/$", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
	}

	/** @param of NaN: not known, or no such thing for that kind */
	record Numbers(ToDoubleFunction<Subject> of, Amount amount) implements KeyValues {
		@Override
		public Condition condition(Key key, Operator operator, Word value) throws QueryException {
			OptionalDouble wanted = amount.read(value.text());
			if (wanted.isEmpty())
				throw new QueryException(value.start(), value.length(),
						Messages.bind(Messages.Key_noAmount, key.word(), value.text()), Messages.bind(Messages.Key_amountRemedy, key.word(), amount.example()));
			double right = wanted.getAsDouble();
			return subject -> {
				double left = of.applyAsDouble(subject);
				return !Double.isNaN(left) && operator.holds(left, right);
			};
		}
	}

	/** @param choices by word, in the order in which they are told */
	record Choices(Map<String, Predicate<Subject>> choices) implements KeyValues {
		@Override
		public Collection<String> words() {
			return choices.keySet();
		}

		/** The beginning of a word will do, as long as a person types. */
		@Override
		public Condition condition(Key key, Operator operator, Word value) throws QueryException {
			String wanted = value.text().toLowerCase(Locale.ROOT);
			List<Condition> meant = new ArrayList<>();
			choices.forEach((word, test) -> {
				if (operator == Operator.HAS && !choices.containsKey(wanted) ? word.startsWith(wanted) : word.equals(wanted))
					meant.add(test::test);
			});
			if (meant.isEmpty() || operator.isOrder())
				throw new QueryException(value.start(), value.length(), Messages.bind(Messages.Key_noChoice, key.word(), value.text()),
						Messages.bind(Messages.Key_choiceRemedy, key.word(), String.join(", ", choices.keySet()))); //$NON-NLS-1$
			Condition any = Condition.any(meant);
			return operator == Operator.NOT_EQUAL ? Condition.not(any) : any;
		}
	}
}
