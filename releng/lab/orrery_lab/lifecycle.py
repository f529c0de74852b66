# SPDX-License-Identifier: EPL-2.0
"""`up` and `down`."""
import fcntl
import os
import sys
import time
from contextlib import contextmanager

from . import accel, artefacts, cgroups, control, guests, host, namespaces, network, pki, preconditions, ssh, state, storage
from .errors import LabError, UsageError
from .fake import shape as fake


class Progress:
    """Prints lines with the seconds since the start."""

    def __init__(self):
        self._start = time.monotonic()

    def __call__(self, text):
        print(f"{self.seconds():6.1f} s  {text}", flush=True)

    def seconds(self):
        return time.monotonic() - self._start


def up(name, hosts, vms, wait, all_shared=False, beat=1, open_vswitch=False):
    """Brings the lab up, or back to its full shape where it is up already."""
    if not 1 <= hosts <= state.MAX_HOSTS or not 0 <= vms <= state.MAX_VMS:
        raise UsageError(f"a lab has 1 to {state.MAX_HOSTS} hosts and 0 to {state.MAX_VMS} VMs")
    if not 1 <= beat <= 3600:
        raise UsageError("a heartbeat comes every 1 to 3600 s")
    say = Progress()
    with exclusive(name):
        if os.path.exists(fake.path(name)):
            raise LabError(f"{name} is a fake fleet; `lab --name {name} down` ends it, or give another name")
        lab = state.load(name)
        if lab is not None and control.is_running(name):
            _check_shape(lab, hosts, vms)
        else:
            if lab is not None or os.path.isdir(state.lab_folder(name)):
                say("removing what a lab that ended without `down` left")
                _remove(name)
            lab = _create(name, hosts, vms, say, all_shared=all_shared, beat=beat, open_vswitch=open_vswitch)
        try:
            _complete(lab, say)
        except LabError as error:
            raise LabError(f"{error}\n(the lab is left as it is for a look at it; `lab --name {name} down` ends it)") from None
    return _await_guests(lab, wait, say)


def down(name):
    with exclusive(name):
        if not os.path.isdir(state.lab_folder(name)):
            print(f"lab {name} is down")
            return 0
        say = Progress()
        _remove(name)
        say(f"lab {name} is down")
    _remove_empty_folders()
    return 0


@contextmanager
def exclusive(name):
    """One `up` or `down` of a lab at a time; the lock lies beside the lab, which may come and go."""
    os.makedirs(state.labs_folder(), exist_ok=True)
    path = state.lab_folder(name) + ".lock"
    with open(path, "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if not os.path.isdir(state.lab_folder(name)) and os.path.exists(path):
                os.remove(path)


def _remove_empty_folders():
    folder = state.labs_folder()
    for path in (folder, os.path.dirname(folder)):
        try:
            os.rmdir(path)
        except OSError:
            return


def _remove(name):
    control.end(name)
    artefacts.unmark_used(name)


def _check_shape(lab, hosts, vms):
    if (len(lab.hosts), len(lab.vms)) != (hosts, vms):
        raise LabError(f"lab {lab.name} is up with {len(lab.hosts)} hosts and {len(lab.vms)} VMs; "
                       f"`lab --name {lab.name} down` ends it, or give another name")


def _create(name, hosts, vms, say, **wishes):
    preconditions.check()
    boot = artefacts.boot_folder(say)
    lab = state.design(name, hosts, vms, **wishes, boot_folder=boot, accel=accel.choose(boot, say),
                       shared_safe=storage.fuse_usable())
    os.makedirs(lab.folder, mode=0o700)
    state.save(lab)
    artefacts.mark_used(boot, name, lab.folder)
    pki.create(lab)
    ssh.create(lab, say)
    storage.prepare(lab)
    for one in lab.hosts:
        host.prepare(lab, one, cgroups.controllers())
    for vm in lab.vms:
        storage.create_disk(lab, vm)  # before pools start, so that they list their volumes
    say("certificates, keys and folders are made")
    try:
        control.start(lab)
    except LabError:
        with open(lab.path("supervisor.log"), encoding="utf-8", errors="replace") as log:
            sys.stderr.write(log.read())
        _remove(name)
        raise
    say("networks and shared datastore stand")
    return lab


def _complete(lab, say):
    """Power and link for every host, every object on it, every VM running; what is there already is left alone."""
    seen = control.order(lab, "status")
    off = [name for name, facts in seen.items() if facts["power"] == "off"]
    cut = {switch: [name for name, facts in seen.items() if facts[switch] == "isolated"] for switch in network.switches(lab)}
    if off:
        control.order(lab, "power-on", hosts=off)
        say(f"{', '.join(off)} {'has' if len(off) == 1 else 'have'} power and libvirt answers")
    for switch, names in cut.items():
        if names:
            control.order(lab, "rejoin", hosts=names, network=switch)
            say(f"{', '.join(names)} rejoined the {switch} network")
    guests.define_basics(lab, lab.hosts)
    started = guests.ensure(lab, lab.hosts)
    if started:
        say(f"{', '.join(vm.name for vm in started)} started ({lab.accel})")


def _await_guests(lab, wait, say):
    # From here on this process is inside the lab's console: the machine's networks are out of reach.
    namespaces.enter(control.open_machine(lab, "console"), namespaces.NEWNET | namespaces.NEWNS)
    silent = guests.await_answers(lab.vms, wait, say)
    if not silent:
        say(f"lab {lab.name} is up: {len(lab.hosts)} hosts, {len(lab.vms)} VMs, all answering")
        return 0
    for vm in silent:
        say(f"{vm.name} ({vm.ip}) does not answer; the end of its serial console on {vm.home}:")
        print("\n".join(guests.serial_log(lab, vm.home, vm).splitlines()[-12:]))
    raise LabError(f"{len(silent)} of {len(lab.vms)} VMs did not answer within {wait:g} s: "
                   f"{', '.join(vm.name for vm in silent)}")
