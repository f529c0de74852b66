# SPDX-License-Identifier: EPL-2.0
"""How long a guest was silent: pings it every 20 ms while a command runs."""
import json
import re
import subprocess
import time

from . import control, namespaces
from .errors import LabError

_INTERVAL = 0.02
_LEAD, _TAIL = 0.5, 1.0


def run(lab, address, words, as_json):
    """Runs the command on the console; prints the longest time between two replies and returns the command's code."""
    machine = control.open_machine(lab, "console")
    namespaces.enter(machine, control.flags_for("console"))
    ping = subprocess.Popen(["ping", "-D", "-n", "-i", str(_INTERVAL), "-W", "1", address], stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            preexec_fn=namespaces.die_with_parent)
    try:
        time.sleep(_LEAD)
        begin = time.time()
        try:
            code = subprocess.run(words, check=False, stdout=2 if as_json else None).returncode
        except OSError as error:
            raise LabError(f"{words[0]}: {error.strerror}") from None
        end = time.time()
        time.sleep(_TAIL)
    finally:
        ping.terminate()
        output = ping.communicate()[0]
    _print(measure(output, begin, end), address, code, end - begin, as_json)
    return code if code >= 0 else 128 - code


def measure(output, begin, end):
    """Reads ping -D: {"replies", "lost", "longestGapMillis", "atSeconds"} around the time from begin to end."""
    replies = [(float(at), int(number)) for at, number in re.findall(r"\[(\d+\.\d+)\].*icmp_seq=(\d+) ttl=", output)]
    gaps = [(later[0] - sooner[0], sooner[0]) for sooner, later in zip(replies, replies[1:])]
    if replies and replies[-1][0] < end:
        gaps.append((end - replies[-1][0], replies[-1][0]))  # it never came back
    longest, at = max(gaps, default=(None, begin))
    lost = replies[-1][1] - replies[0][1] + 1 - len(replies) if replies else None
    return {"replies": len(replies), "lost": lost, "atSeconds": round(at - begin, 3),
            "longestGapMillis": None if longest is None else round(longest * 1000)}


def _print(found, address, code, seconds, as_json):
    found = {"address": address, "exitCode": code, "totalSeconds": round(seconds, 3), **found}
    if as_json:
        print(json.dumps(found))
    elif found["replies"] == 0:
        print(f"gap {address}: no reply at all in {seconds:.2f} s")
    else:
        print(f"gap {address}: total {seconds:.2f} s, {found['replies']} replies, {found['lost']} lost, longest gap "
              f"{found['longestGapMillis']} ms at {found['atSeconds']:+.2f} s")
