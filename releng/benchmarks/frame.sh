# SPDX-License-Identifier: EPL-2.0
# What every benchmark stands on; sourced by each executable of this folder. Leaves the shell in the top folder of the checkout.
set -euo pipefail
# shellcheck source=releng/launcher/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../launcher/all.sh"
# A lab of its own: one that a person works in is left alone.
export ORRERY_LAB=${ORRERY_LAB:-bench}
# shellcheck source=releng/demo/lab-console.sh
source releng/demo/lab-console.sh

readonly BENCH_RESULTS=target/bench
bench_needs_lab=''
bench_needs_fake=''
# More options for the JVM of a benchmark.
BENCH_OPTIONS=()
bench_scratch=$(mktemp -d -t orrery-bench.XXXXXX)
readonly bench_scratch bench_status=$bench_scratch/lab-status.json
trap bench_end EXIT

bench_end() {
	[ -z "$bench_needs_lab$bench_needs_fake" ] || lab down >/dev/null || complain "The lab $LAB_NAME is still up; releng/lab/lab --name $LAB_NAME down ends it."
	rm -rf -- "$bench_scratch"
}

# bench_lab HOSTS VMS [OPTION ...]: begins with a fresh lab and takes it down at the end, however that comes. Options are those of "lab up".
bench_lab() {
	lab down >/dev/null
	bench_needs_lab=yes
	lab up --hosts "$1" --vms "$2" --wait 300 "${@:3}"
	lab status --json >"$bench_status"
}

# bench_fake HOSTS VMS: a fresh fleet without guests, taken down at the end as a lab is. Its hosts are reached by unix sockets: from anywhere.
bench_fake() {
	lab down >/dev/null
	bench_needs_fake=yes
	lab fake --hosts "$1" --vms "$2" --json >"$bench_scratch/fleet.json"
}

# ORRERY_CLASSPATH names compiled classes in place of the built product's, for the developer's loop:
#   ORRERY_CLASSPATH=$(releng/dev/quick classpath engine.lab.tests) ./orrery bench NAME
bench_classpath() {
	local tests=bundles/org.orrery.engine.lab.tests/target
	# a jar, for only from jars can a JVM keep classes linked
	[ -n "${ORRERY_CLASSPATH:-}" ] || "$JAVA_HOME/bin/jar" --create --file "$bench_scratch/tests.jar" -C "$tests/classes" .
	echo "${ORRERY_CLASSPATH:-$bench_scratch/tests.jar:$tests/launcher/junit-launcher.jar:$PRODUCT_FOLDER/plugins/*}"
}

# bench_java CLASS [ARGUMENT ...]: a main class under org.orrery.engine.lab; inside the lab's client namespace when there is a lab.
bench_java() {
	local class=$1
	shift
	require_java
	mkdir -p "$BENCH_RESULTS"
	local words=("$JAVA_HOME/bin/java" -ea -Xmx512m --enable-native-access=ALL-UNNAMED
		-Djava.io.tmpdir="$bench_scratch" -Dorrery.bench.results="$PWD/$BENCH_RESULTS" -Dorrery.lab.command="$PWD/releng/lab/lab"
		-Dorrery.bench.fleet="$bench_scratch/fleet.json" "${BENCH_OPTIONS[@]}")
	if [ -n "$bench_needs_lab" ]; then
		in_lab_console "${words[@]}" -Dorrery.lab.status="$bench_status" -cp "$(bench_classpath)" "org.orrery.engine.lab.$class" "$@"
	else
		"${words[@]}" -cp "$(bench_classpath)" "org.orrery.engine.lab.$class" "$@"
	fi
}
