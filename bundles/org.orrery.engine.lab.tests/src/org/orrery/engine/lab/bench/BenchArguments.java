// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

/** What a benchmark was called with. Ends the process with exit code 2 when it was called wrongly. */
public final class BenchArguments {
	private static final int CALLED_WRONGLY = 2;

	private final String[] arguments;

	/** @param most so many may be given */
	public BenchArguments(String[] arguments, int most) {
		this.arguments = arguments;
		if (arguments.length > most)
			refuse("There are too many arguments: \"" + arguments[most] + "\"");
	}

	/** @param place from 0 @param usual where it is not given */
	public long number(int place, String name, long usual) {
		if (place >= arguments.length)
			return usual;
		try {
			long number = Long.parseLong(arguments[place]);
			if (number > 0)
				return number;
		} catch (NumberFormatException e) {
			System.getLogger(BenchArguments.class.getName()).log(System.Logger.Level.DEBUG, name, e);
		}
		return refuse(name + " has to be a number of 1 or more; it is \"" + arguments[place] + "\"");
	}

	private static long refuse(String reason) {
		System.err.println(reason);
		System.exit(CALLED_WRONGLY);
		return 0;
	}
}
