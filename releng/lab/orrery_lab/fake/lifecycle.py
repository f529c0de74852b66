# SPDX-License-Identifier: EPL-2.0
"""`fake`, `churn`, `freeze` and `thaw`; `down` ends a fake fleet as it ends a lab."""
import fcntl
import json
import os
import shutil
import tempfile

from . import shape
from .. import command, control, lifecycle
from ..errors import LabError, UsageError

MOST = 1e6  # more than any machine does


def up(name, hosts, vms, churn=0, awkward=False, hosts_per_daemon=1, connect=None, as_json=False):
    """Starts the fleet, or finds it as it is wanted; saves connections to it in the data folder `connect`."""
    wanted = shape.design(name, hosts, vms, awkward, hosts_per_daemon)
    if churn and wanted.from_files:
        raise UsageError("hosts that come from files do not change: every connection to one has it for itself; leave --hosts-per-daemon out")
    say = (lambda text: None) if as_json else lifecycle.Progress()
    with lifecycle.exclusive(name):
        running = control.is_running(name)
        if running and shape.load(name) != wanted:
            raise LabError(f"{name} is up in another shape; `lab --name {name} down` ends it, or give another name")
        if not running:
            _start(wanted, say)
        control.exchange(name, {"do": "churn", "rate": churn})
    if connect:
        save_connections(wanted, connect)
        say(f"connections are saved in {connect}")
    if as_json:
        print(json.dumps(wanted.facts(), indent=1))
    else:
        for host in wanted.facts()["hosts"]:
            print(f"{host['name']:6}{host['uri']}")
        print(f"never answers  {wanted.blackhole_uri()}")
        say(f"{hosts} hosts with {vms} VMs each are up; `lab --name {name} down` ends them")
    return 0


def _start(fleet, say):
    if not shutil.which("libvirtd", path=command.PATH):
        raise LabError("libvirtd is not installed; apt-get install --no-install-recommends libvirt-daemon libvirt-clients")
    if os.path.isdir(fleet.folder):
        say("removing what ended without `down`")
        control.end(fleet.name)
    os.makedirs(fleet.folder, mode=0o700)
    shape.save(fleet)
    try:
        control.launch(fleet.name, fleet.folder, "_supervise-fake", limit=360)
    except LabError:
        control.end(fleet.name)
        raise
    say(f"{fleet.daemons} daemons serve {fleet.hosts} hosts")


def rate(name, changes):
    print(json.dumps(control.exchange(_running(name), {"do": "churn", "rate": changes})))
    return 0


def order(name, verb, host):
    control.exchange(_running(name), {"do": verb, "host": host})
    return 0


def status(name, as_json):
    fleet = shape.load(name)
    facts = dict(fleet.facts(), state="up", **control.exchange(name, {"do": "status"}))
    if as_json:
        print(json.dumps(facts, indent=1))
    else:
        frozen = f"; standing still: {', '.join(facts['frozen'])}" if facts["frozen"] else ""
        print(f"fake fleet {name} is up with {fleet.hosts} hosts of {fleet.vms} VMs, {facts['rate']:g} changes/s, {facts['changes']} made,"
              f" {facts['failed']} failed{frozen}")
    return 0


def _running(name):
    if shape.load(name) is None or not control.is_running(name):
        raise LabError(f"there is no fake fleet {name}; `lab --name {name} fake` starts one")
    return name


def parse_rate(text):
    """Changes a second; "max" for as many as the machine gives."""
    try:
        value = MOST if text == "max" else float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= MOST:
        raise UsageError(f"{text!r} is no rate: changes per second, or max")
    return value


def save_connections(fleet, folder):
    """Into Orrery's own file, under the lock that Orrery takes; connections to other hosts stay."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "connections.json")
    with open(os.path.join(folder, "connections.lock"), "w", encoding="ascii") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        kept = [saved for saved in _saved(path) if not saved["id"].startswith(f"{fleet.name}-")]
        own = [_connection(fleet, number) for number in range(1, fleet.hosts + 1)]
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as file:
            json.dump({"format": 1, "connections": kept + own}, file, indent=2)
        os.replace(file.name, path)


def _saved(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)["connections"]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError) as error:
        raise LabError(f"{path} cannot be read ({error}); correct it or choose another folder") from None


def _connection(fleet, number):
    return {"id": f"{fleet.name}-{number}", "uri": fleet.uri(number), "label": fleet.host_name(number), "datacenter": "Fake",
            "folders": [], "cluster": f"rack {(number - 1) // 20 + 1}", "autoConnect": True, "certificates": ""}
