# SPDX-License-Identifier: EPL-2.0
# Debian packages by group: releng/setup/packages-GROUP.txt, one name a line. Asks before sudo; never as root or with CI=true.

# Prints the packages of the groups that are not installed.
missing_packages() {
	local group file wanted
	wanted=$(for group in "$@"; do
		file=releng/setup/packages-$group.txt
		[ -f "$file" ] || give_up "There is no package group \"$group\" (no $file)."
		sed 's/#.*//' "$file"
	done | xargs -n1 | sort -u)
	[ -n "$wanted" ] || return 0
	# shellcheck disable=SC2086
	dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | awk '$2 == "installed" { print $1 }' | sort -u |
		comm -13 - <(printf '%s\n' $wanted)
}

require_packages() {
	local missing
	# The groups may arrive as one word.
	# shellcheck disable=SC2068
	set -- $@
	if ! command -v dpkg-query >/dev/null; then
		say "This is no Debian system: see releng/setup for the packages that Orrery is built and tested with."
		return 0
	fi
	missing=$(missing_packages "$@")
	[ -z "$missing" ] || install_packages $missing
}

require_packages_for_lab() {
	case $1 in up | fake | selftest) require_packages lab ;; esac
}

install_packages() {
	local sudo='' answer
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || give_up "These packages are missing: $*
  Install them as root: apt-get install --no-install-recommends $*"
		sudo=sudo
		if [ "${CI:-}" != true ]; then
			[ -t 0 ] || give_up "These packages are missing: $*
  Install them: sudo apt-get install --no-install-recommends $*"
			printf 'orrery: needs these packages: %s\n        Install them with sudo apt-get now? [Y/n] ' "$*" >&2
			read -r answer
			case $answer in '' | [yY]*) ;; *) give_up "Not installed; nothing was changed." ;; esac
		fi
	fi
	say "installing $*"
	$sudo apt-get update -qq || say "apt-get update failed; trying with the package lists at hand"
	# No service of a library package is to start on a developer's machine: the lab starts its own, inside its namespaces.
	$sudo env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" >&2 ||
		give_up "apt-get could not install: $*
  Its message stands above. Install them by hand, then run the command again."
}
