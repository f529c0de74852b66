# SPDX-License-Identifier: EPL-2.0
"""The libvirtd daemons of a fake fleet: with no driver but the one built in, 9 MB each, and nothing but unix sockets."""
import os
import socket
import subprocess
import time

from .. import command, namespaces
from ..errors import LabError

_START_LIMIT = 30
# What libvirtd writes to lies in memory of its own namespace, so that nothing of the machine's is touched.
_COVERED = ("/run", "/var/lib/libvirt", "/var/cache/libvirt", "/var/log/libvirt")


def cover_folders():
    for folder in _COVERED:
        if os.path.isdir(folder):
            namespaces.mount("tmpfs", folder, "tmpfs", data="mode=755")


def start(fleet):
    """Starts all; returns their processes by number once each listens."""
    processes = {}
    drivers = os.path.join(fleet.folder, "fake", "no-drivers")
    os.makedirs(drivers)
    for daemon in range(1, fleet.daemons + 1):
        processes[daemon] = _start(fleet, daemon, drivers)
    deadline = time.monotonic() + _START_LIMIT
    for daemon, process in processes.items():
        _await(fleet, daemon, process, deadline)
    return processes


def _start(fleet, daemon, drivers):
    folder = fleet.daemon_folder(daemon)
    os.makedirs(folder)
    settings = os.path.join(folder, "libvirtd.conf")
    with open(settings, "w", encoding="utf-8") as file:
        file.write(f'unix_sock_dir = "{folder}"\nauth_unix_rw = "none"\nauth_unix_ro = "none"\nunix_sock_rw_perms = "0700"\n'
                   f'unix_sock_group = "root"\nmax_clients = 200\nmin_workers = 2\nlog_outputs = "3:file:{folder}/log"\n')
    environment = {"PATH": command.PATH, "HOME": "/", "LANG": "C.UTF-8", "LIBVIRT_DRIVER_DIR": drivers}

    def be_a_machine():
        namespaces.unshare(namespaces.NEWUTS)
        socket.sethostname(fleet.host_name(daemon) if not fleet.from_files else f"d{daemon}")

    with open(os.path.join(folder, "output"), "wb") as output:
        return subprocess.Popen(["libvirtd", "--config", settings, "--pid-file", os.path.join(folder, "pid")], cwd="/", env=environment,
                                stdin=subprocess.DEVNULL, stdout=output, stderr=output, preexec_fn=be_a_machine)


def _await(fleet, daemon, process, deadline):
    while True:
        with socket.socket(socket.AF_UNIX) as attempt:
            try:
                attempt.connect(fleet.socket(daemon))
                return
            except OSError:
                pass
        if process.poll() is not None or time.monotonic() > deadline:
            raise LabError(f"libvirtd {daemon} does not start: {_last_words(fleet, daemon)}")
        time.sleep(0.01)


def _last_words(fleet, daemon):
    words = ""
    for name in ("output", "log"):
        try:
            with open(os.path.join(fleet.daemon_folder(daemon), name), encoding="utf-8", errors="replace") as file:
                words += file.read()[-400:]
        except FileNotFoundError:
            continue
    return words.strip() or "it says nothing"
