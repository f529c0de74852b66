# SPDX-License-Identifier: EPL-2.0
# Sourced by every script that needs the launcher's functions; leaves the shell in the top folder of the checkout.

ORRERY_TOP=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
export ORRERY_TOP
cd "$ORRERY_TOP"
for part in messages java packages build run bench; do
	# shellcheck source=/dev/null
	source "releng/launcher/$part.sh"
done
