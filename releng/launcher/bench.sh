# SPDX-License-Identifier: EPL-2.0
# Benchmarks: every executable of releng/benchmarks is one, by its name.

readonly BENCHMARKS=releng/benchmarks

benchmark_names() { find "$BENCHMARKS" -maxdepth 1 -type f -perm -u+x -printf '%f\n' | sort | xargs; }

run_bench() {
	if [ $# -eq 0 ]; then
		echo "benchmarks: $(benchmark_names)"
		return 0
	fi
	local name=$1
	shift
	if [[ ! $name =~ ^[a-z][a-z0-9-]*$ ]] || [ ! -f "$BENCHMARKS/$name" ] || [ ! -x "$BENCHMARKS/$name" ]; then
		complain "There is no benchmark \"$name\"; there are: $(benchmark_names)"
		return 2
	fi
	if [ -z "${ORRERY_CLASSPATH:-}" ]; then
		require_packages build ui lab
		build_all
	fi
	exec "$BENCHMARKS/$name" "$@"
}
