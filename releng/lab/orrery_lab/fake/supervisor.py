# SPDX-License-Identifier: EPL-2.0
"""The init of a fake fleet: process 1 of its pid namespace, whose end ends everything. Takes orders as the lab's does."""
import json
import os
import select
import signal
import socket
import time

from . import churn, daemons, shape
from .. import namespaces, network, state
from ..errors import LabError, UsageError

_FILL_LIMIT, _IDLE_LIMIT = 300, 2


class FakeSupervisor:
    def __init__(self, fleet):
        self._fleet = fleet
        self._steering = churn.Steering(fleet.hosts)
        self._daemons = {}
        self._listener = None
        self._blackhole = None

    def run(self, outside_network, report):
        """Builds the fleet and serves until killed; writes "ready" or the reason of failure to the pipe `report`."""
        try:
            if os.readlink("/proc/self/ns/net") == outside_network:
                raise LabError("the fake fleet has no network namespace of its own: refusing to start")
            self._build()
            os.write(report, b"ready")
        except (LabError, OSError) as error:
            os.write(report, str(error).encode())
            return 1
        os.close(report)
        self._serve()
        return 0

    def _build(self):
        fleet = self._fleet
        namespaces.set_process_name(f"lab-{fleet.name}")
        namespaces.mount("proc", "/proc", "proc")
        network.verify_closed("the fake fleet")
        daemons.cover_folders()
        os.makedirs(os.path.join(fleet.folder, "fake"))
        self._daemons = daemons.start(fleet)
        if fleet.from_files:
            for number in range(1, fleet.hosts + 1):
                with open(fleet.host_file(number), "w", encoding="utf-8") as file:
                    file.write(shape.host_xml(fleet, number))
        else:
            self._start_churn()
        # Full from the beginning on: whoever connects waits for an answer that never comes.
        self._blackhole = socket.socket(socket.AF_UNIX)
        self._blackhole.bind(fleet.blackhole())
        self._blackhole.listen(128)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(state.control_socket(fleet.name))
        self._listener.listen(16)

    def _start_churn(self):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            status = 1
            try:
                namespaces.set_process_name("churn")
                status = churn.run(self._fleet, self._steering, writer)
            finally:
                os._exit(status)
        os.close(writer)
        with os.fdopen(reader, "rb", buffering=0) as pipe:
            readable, _, _ = select.select([pipe], [], [], _FILL_LIMIT)
            text = pipe.read(4000).decode(errors="replace") if readable else f"no VMs within {_FILL_LIMIT} s"
        if text != "ready":
            raise LabError(f"the hosts cannot be filled: {text or 'the process ended; see supervisor.log'}")

    # ---- orders ----

    def _serve(self):
        while True:
            connection, _ = self._listener.accept()
            with connection:
                self._answer(connection)
            self._reap()

    def _reap(self):
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return

    def _answer(self, connection):
        connection.settimeout(5)
        try:
            answer = self._obey(json.loads(connection.makefile().readline()))
        except (LabError, UsageError, OSError, ValueError, KeyError) as error:
            answer = {"error": str(error)}
        try:
            connection.sendall(json.dumps(answer).encode() + b"\n")
        except OSError:
            pass  # the one who asked has gone; the order is carried out all the same

    def _obey(self, order):
        verb = order["do"]
        if verb == "churn":
            self._change_rate(float(order["rate"]))
        elif verb in ("freeze", "thaw"):
            self._freeze(self._fleet.number_of(order["host"]), verb == "freeze")
        elif verb != "status":
            raise LabError(f"a fake fleet knows no order {verb!r}")
        done, failed = self._steering.counts()
        frozen = [self._fleet.host_name(number) for number in range(1, self._fleet.hosts + 1) if self._steering.frozen(number)]
        return {"rate": self._steering.rate, "changes": done, "failed": failed, "frozen": frozen, "uptime": time.monotonic()}

    def _change_rate(self, rate):
        if self._fleet.from_files and rate > 0:
            raise LabError("hosts that come from files do not change: every connection to one has it for itself; start without --hosts-per-daemon")
        self._steering.rate = rate

    def _freeze(self, host, stands_still):
        """The daemon, and with it every host that it serves."""
        daemon = self._fleet.daemon_of(host)
        served = [number for number in range(1, self._fleet.hosts + 1) if self._fleet.daemon_of(number) == daemon]
        for number in served:
            self._steering.freeze(number, stands_still)
        deadline = time.monotonic() + _IDLE_LIMIT
        while stands_still and any(map(self._steering.is_busy, served)) and time.monotonic() < deadline:
            time.sleep(0.005)  # a change in flight would stand still with its host, and all changes behind it
        self._daemons[daemon].send_signal(signal.SIGSTOP if stands_still else signal.SIGCONT)
