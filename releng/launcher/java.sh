# SPDX-License-Identifier: EPL-2.0
# Finds a JDK of 21 or newer: JAVA_HOME, PATH, /usr/lib/jvm; else the distribution's; else says what to install.

readonly LEAST_JAVA=21

# Prints the feature version of the JDK in folder $1, 0 when there is none.
java_version_of() {
	local text
	[ -x "$1/bin/javac" ] || { echo 0; return; }
	text=$("$1/bin/javac" -version 2>&1) || { echo 0; return; }
	text=${text#javac }
	text=${text#1.}
	echo "${text%%[!0-9]*}"
}

find_java() {
	local candidate best='' best_version=0 version
	local on_path=''
	command -v javac >/dev/null && on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
	for candidate in "${JAVA_HOME:-}" "$on_path"; do
		[ -n "$candidate" ] || continue
		if [ "$(java_version_of "$candidate")" -ge $LEAST_JAVA ]; then
			echo "$candidate"
			return
		fi
	done
	for candidate in /usr/lib/jvm/*/; do
		version=$(java_version_of "${candidate%/}")
		if [ "$version" -gt "$best_version" ]; then
			best_version=$version
			best=${candidate%/}
		fi
	done
	[ "$best_version" -ge $LEAST_JAVA ] && echo "$best"
}

require_java() {
	local found package
	found=$(find_java || true)
	if [ -z "$found" ] && command -v apt-get >/dev/null; then
		for package in openjdk-25-jdk openjdk-21-jdk; do
			if apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
				install_packages "$package"
				found=$(find_java || true)
				break
			fi
		done
	fi
	[ -n "$found" ] || give_up "Orrery needs a JDK of $LEAST_JAVA or newer, and this distribution has none.
  Install one, for example Eclipse Temurin (package temurin-25-jdk, see https://adoptium.net/installation/linux),
  or unpack any JDK and set JAVA_HOME to its folder. Then run the command again."
	export JAVA_HOME=$found
	export PATH=$JAVA_HOME/bin:$PATH
}
