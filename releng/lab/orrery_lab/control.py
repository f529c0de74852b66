# SPDX-License-Identifier: EPL-2.0
"""Starts, asks and ends the supervisor of a lab."""
import json
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys

from . import cgroups, namespaces, state
from .errors import LabError

_START_LIMIT, _ORDER_LIMIT, _END_LIMIT = 30, 90, 20
_PROGRAM = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "lab")


def start(lab):
    """Starts the supervisor in its namespaces and waits until the lab's networks stand."""
    launch(lab.name, lab.folder, "_supervise", _START_LIMIT)


def launch(name, folder, verb, limit):
    """Starts a supervisor, by the command that is its body, and waits until it is ready; limit in seconds."""
    words = ["unshare", *_user_namespace(), "--net", "--mount", "--pid", "--fork", "--kill-child",
             "--propagation", "slave", sys.executable, _PROGRAM, "--name", name, verb,
             os.readlink("/proc/self/ns/net")]
    reader, writer = os.pipe()
    with open(os.path.join(folder, "supervisor.log"), "wb") as log:
        process = subprocess.Popen([*words, str(writer)], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   pass_fds=[writer], start_new_session=True)
    os.close(writer)
    text = ""
    try:
        with os.fdopen(reader, "rb", buffering=0) as pipe:
            readable, _, _ = select.select([pipe], [], [], limit)
            text = pipe.read(4000).decode(errors="replace") if readable else f"not ready within {limit} s"
    finally:
        if text != "ready":
            process.kill()
            process.wait()
    if text != "ready":
        raise LabError(f"the lab does not start: {text or _end_of_log(folder)}")


def _user_namespace():
    """An ordinary user needs a user namespace with a range of ids; libvirt sets supplementary groups."""
    return [] if os.geteuid() == 0 else ["--map-root-user", "--map-auto"]


def _end_of_log(folder):
    with open(os.path.join(folder, "supervisor.log"), encoding="utf-8", errors="replace") as log:
        return log.read()[-800:].strip() or "its first process ended without a word"


def is_running(name):
    return _supervisor(name) is not None


def _supervisor(name):
    """The supervisor's process id as this machine counts, or None.

    Whoever listens on the lab's socket is its supervisor: unlike a number in a file this cannot name another
    process later. The supervisor itself only knows that it is process 1.
    """
    try:
        with _connect(name) as connection:
            credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    except (FileNotFoundError, ConnectionRefusedError):
        return None
    return struct.unpack("3i", credentials)[0]


def order(lab, verb, **details):
    """Sends an order; returns the hosts as the supervisor sees them: {name: {"power", "management"}}."""
    answer, _ = _exchange(lab.name, dict(details, do=verb))
    return answer["hosts"]


def open_machine(lab, name):
    """A pidfd of the first process of a host or of the console, by which one can enter its namespaces."""
    _, descriptors = _exchange(lab.name, {"do": "enter", "name": name})
    return descriptors[0]


def flags_for(name):
    """The namespaces one enters on a machine of the lab."""
    common = namespaces.NEWNS | namespaces.NEWNET | namespaces.NEWPID
    if name == "console":
        return common
    return common | namespaces.NEWUTS | namespaces.NEWIPC | namespaces.NEWCGROUP


def exchange(name, message):
    """Sends a message to the supervisor of that name; returns its answer."""
    return _exchange(name, message)[0]


def _exchange(name, message):
    try:
        with _connect(name) as connection:
            connection.sendall(json.dumps(message).encode() + b"\n")
            data, descriptors, _, _ = socket.recv_fds(connection, 65536, 1)
    except OSError as error:
        raise LabError(f"the supervisor of lab {name} does not answer ({error}); `lab --name {name} down` removes what is left") from None
    answer = json.loads(data or b'{"error": "the supervisor ended"}')
    if "error" in answer:
        raise LabError(answer["error"])
    return answer, descriptors


def _connect(name):
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(_ORDER_LIMIT)
    connection.connect(state.control_socket(name))
    return connection


def end(name):
    """Kills the supervisor, and so everything in the lab, and removes the lab's folder."""
    _kill(name)
    cgroups.remove(name)
    _remove_folder(state.lab_folder(name))


def _kill(name):
    pid = _supervisor(name)
    if pid is None:
        return
    pidfd = os.pidfd_open(pid)
    try:
        if _supervisor(name) != pid:  # asked again: from here on the pidfd can mean no other process
            raise LabError(f"the supervisor of lab {name} changed while it was to be ended; try again")
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        # The kernel reports the end of a pid namespace's first process once all others in it have ended.
        ended, _, _ = select.select([pidfd], [], [], _END_LIMIT)
        if not ended:
            raise LabError(f"the lab's first process {pid} does not end within {_END_LIMIT} s")
    finally:
        os.close(pidfd)


def _remove_folder(folder):
    """Removes a lab's folder, also files which belong to an id of the user's range."""
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.isdir(folder):
        subprocess.run(["unshare", *_user_namespace(), "rm", "-rf", "--", folder], check=False)
    if os.path.isdir(folder):
        raise LabError(f"{folder} cannot be removed")
