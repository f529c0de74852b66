# SPDX-License-Identifier: EPL-2.0
# The console over the lab: whatever may dial a lab address runs in the lab's client namespace. To be sourced after releng/launcher.

readonly LAB_NAME=${ORRERY_LAB:-lab}
readonly LAB_STATUS=target/demo/lab-status.json

lab() { releng/lab/lab --name "$LAB_NAME" "$@"; }

lab_up() {
	lab up --hosts "$1" --vms "$2" --open-vswitch
	mkdir -p target/demo
	lab status --json >"$LAB_STATUS"
}

in_lab_console() { lab exec console -- "$@"; }

# Makes a data folder of its own in $1 with a connection to each lab host, unless it is there.
connect_lab_hosts() {
	[ -f "$1/connections.json" ] && return 0
	mkdir -p "$1"
	in_lab_console releng/demo/connect-hosts "$LAB_STATUS" "$1"
}

run_drag_check() {
	require_java
	in_lab_console python3 releng/demo/drag_check.py --lab "$LAB_STATUS" --product "$PRODUCT_FOLDER" --java "$JAVA_HOME/bin/java" \
		--pictures "$@"
}

run_network_check() {
	require_java
	in_lab_console python3 releng/demo/network_check.py --lab "$LAB_STATUS" --product "$PRODUCT_FOLDER" --java "$JAVA_HOME/bin/java" \
		--pictures "$@"
}
