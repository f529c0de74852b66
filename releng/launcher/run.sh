# SPDX-License-Identifier: EPL-2.0
# Starts the built product from the checkout.

equinox() {
	local launcher
	launcher=$(ls "$ORRERY_TOP/$PRODUCT_FOLDER"/plugins/org.eclipse.equinox.launcher_*.jar 2>/dev/null | head -1)
	[ -n "$launcher" ] || give_up "There is no product in $PRODUCT_FOLDER; run ./orrery build."
	require_java
	local home=${ORRERY_HOME:-$HOME/.orrery}
	exec "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED ${ORRERY_JAVA_OPTIONS:-} -Dorrery.home="$home" \
		-jar "$launcher" -configuration "$home/configuration" "$@"
}

run_console() {
	[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || give_up "There is no display (DISPLAY is not set).
  Log in to a desktop, use ssh -X, or start one that nobody sees: xvfb-run ./orrery run"
	ORRERY_JAVA_OPTIONS="-XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:TieredStopAtLevel=1 ${ORRERY_JAVA_OPTIONS:-}" \
		equinox -application org.orrery.app.console -data "${ORRERY_HOME:-$HOME/.orrery}/workspace" "$@"
}

# Java cannot tell which of its three streams is a terminal, nor how wide that is.
run_cli() {
	local terminals='' stream columns
	for stream in 0 1 2; do [ -t $stream ] && terminals+=$stream; done
	columns=$(stty size 2>/dev/null </dev/tty | cut -d' ' -f2) || true
	ORRERY_JAVA_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorrery.terminal=$terminals ${columns:+-Dorrery.columns=$columns} ${ORRERY_JAVA_OPTIONS:-}" \
		equinox -application org.orrery.app.cli -data @none -nosplash "$@"
}
