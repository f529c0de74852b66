# SPDX-License-Identifier: EPL-2.0
# How the launcher talks: progress on standard error, one clear sentence when something is missing.

say() { printf '%s\n' "orrery: $*" >&2; }
complain() { printf '%s\n' "orrery: $*" >&2; }
give_up() {
	complain "$@"
	exit 1
}
