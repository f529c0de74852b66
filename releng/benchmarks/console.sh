# SPDX-License-Identifier: EPL-2.0
# The real console for benchmarks, beside frame.sh: bench_console leaves in ORRERY_BENCH_CONSOLE the command that starts it.

# Laid out as the package has it, by hard links; the bundle that drives the console is beside it and sleeps unless it is given a scenario.
stage() {
	local program=$1 bench bundles version
	bench=$(ls -t "$PWD"/bundles/org.orrery.ui.bench.tests/target/org.orrery.ui.bench.tests-*.jar | head -1)
	# a list that names another version has the bundle uninstalled again
	version=$(python3 -c 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("META-INF/MANIFEST.MF").decode())' "$bench" | tr -d '\r' | sed -n 's/^Bundle-Version: //p')
	releng/packages/build --stage "$program"
	bundles=$program/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info
	cp "$bundles" "$bench_scratch/bundles.info"
	echo "org.orrery.ui.bench.tests,${version:?the bundle that drives the console names no version},file:$bench,4,true" >>"$bench_scratch/bundles.info"
	mv "$bench_scratch/bundles.info" "$bundles"
}

# The command that BenchConsole calls: DATA-FOLDER JVM-OPTION ...
write_console() {
	local start
	if [ -n "${ORRERY_CLASSPATH:-}" ]; then
		start="ORRERY_QUICK_BESIDE=ui.bench.tests ORRERY_JAVA_OPTS=\"-Dorrery.home=\$home \${ORRERY_JAVA_OPTIONS:-} \$*\" exec releng/dev/quick run -application org.orrery.app.console -data \"\$home/workspace\""
	else
		stage "$bench_scratch/program"
		start="ORRERY_HOME=\$home ORRERY_JAVA_OPTIONS=\"\${ORRERY_JAVA_OPTIONS:-} \$*\" exec '$bench_scratch/program/orrery' console"
	fi
	printf '#!/bin/sh\ncd "%s"\nhome=$1\nshift\nexport NO_AT_BRIDGE=1\n%s\n' "$PWD" "$start" >"$bench_scratch/console"
	chmod +x "$bench_scratch/console"
}

bench_console() {
	for tool in xvfb-run xdotool; do
		command -v $tool >/dev/null || give_up "The benchmark needs $tool; ./orrery setup ui installs it."
	done
	require_java
	write_console
	export ORRERY_BENCH_CONSOLE=$bench_scratch/console
}
