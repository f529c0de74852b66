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
    words = ["unshare", *_user_namespace(), "--net", "--mount", "--pid", "--fork", "--kill-child",
             "--propagation", "slave", sys.executable, _PROGRAM, "--name", lab.name, "_supervise",
             os.readlink("/proc/self/ns/net")]
    reader, writer = os.pipe()
    with open(lab.path("supervisor.log"), "wb") as log:
        process = subprocess.Popen([*words, str(writer)], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   pass_fds=[writer], start_new_session=True)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        readable, _, _ = select.select([pipe], [], [], _START_LIMIT)
        text = pipe.read(4000).decode(errors="replace") if readable else f"not ready within {_START_LIMIT} s"
    if text != "ready":
        process.kill()
        process.wait()
        raise LabError(f"the lab does not start: {text or _end_of_log(lab)}")
    lab.supervisor_pid = _peer(lab)
    lab.supervisor_started = _start_time(lab.supervisor_pid)
    state.save(lab)


def _user_namespace():
    """An ordinary user needs a user namespace with a range of ids; libvirt sets supplementary groups."""
    return [] if os.geteuid() == 0 else ["--map-root-user", "--map-auto"]


def _end_of_log(lab):
    with open(lab.path("supervisor.log"), encoding="utf-8", errors="replace") as log:
        return log.read()[-800:].strip() or "its first process ended without a word"


def is_running(lab):
    return lab.supervisor_pid > 0 and _start_time(lab.supervisor_pid) == lab.supervisor_started


def order(lab, verb, **details):
    """Sends an order; returns the hosts as the supervisor sees them: {name: {"power", "management"}}."""
    answer, _ = _exchange(lab, dict(details, do=verb))
    return answer["hosts"]


def open_machine(lab, name):
    """A pidfd of the first process of a host or of the console, by which one can enter its namespaces."""
    _, descriptors = _exchange(lab, {"do": "enter", "name": name})
    return descriptors[0]


def flags_for(name):
    """The namespaces one enters on a machine of the lab."""
    common = namespaces.NEWNS | namespaces.NEWNET | namespaces.NEWPID
    if name == "console":
        return common
    return common | namespaces.NEWUTS | namespaces.NEWIPC | namespaces.NEWCGROUP


def _exchange(lab, message):
    try:
        with _connect(lab) as connection:
            connection.sendall(json.dumps(message).encode() + b"\n")
            data, descriptors, _, _ = socket.recv_fds(connection, 65536, 1)
    except OSError as error:
        raise LabError(f"the supervisor of lab {lab.name} does not answer ({error}); `lab down` removes what is left") from None
    answer = json.loads(data or b'{"error": "the supervisor ended"}')
    if "error" in answer:
        raise LabError(answer["error"])
    return answer, descriptors


def _connect(lab):
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(_ORDER_LIMIT)
    connection.connect(lab.control_socket)
    return connection


def _peer(lab):
    """The supervisor's process id as this machine counts; the supervisor itself only knows that it is 1."""
    with _connect(lab) as connection:
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        connection.sendall(b'{"do": "status"}\n')
        connection.recv(65536)
    return struct.unpack("3i", credentials)[0]


def _start_time(pid):
    """When a process began, in clock ticks since boot; with the process id it names one process for good."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]


def end(lab):
    """Kills the supervisor, and so everything in the lab, and removes the lab's folder."""
    _kill(lab)
    cgroups.remove(lab.name)
    remove_folder(lab.folder)


def _kill(lab):
    if not is_running(lab):
        return
    try:
        pidfd = os.pidfd_open(lab.supervisor_pid)
    except ProcessLookupError:
        return
    try:
        if not is_running(lab):  # asked again: from here on the pidfd keeps the number from being used anew
            return
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        ended, _, _ = select.select([pidfd], [], [], _END_LIMIT)
        if not ended:
            raise LabError(f"the lab's first process {lab.supervisor_pid} does not end within {_END_LIMIT} s")
    finally:
        os.close(pidfd)


def remove_folder(folder):
    """Removes a lab's folder, also files which belong to an id of the user's range."""
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.isdir(folder):
        subprocess.run(["unshare", *_user_namespace(), "rm", "-rf", "--", folder], check=False)
    if os.path.isdir(folder):
        raise LabError(f"{folder} cannot be removed")
