# SPDX-License-Identifier: EPL-2.0
"""The init of a lab: owns the outer namespaces, the switches, the shared datastore and the power of all hosts.

It runs as process 1 of the lab's pid namespace, so that its end ends everything. It takes orders on the unix
socket `control` in the lab's folder: one line of JSON each way, for which control.py is the client.
"""
import json
import os
import select
import signal
import socket

from . import cgroups, host as hosts, namespaces, network, ssh, state, storage
from .errors import LabError, UsageError

_HOST_START_LIMIT = 30
CONSOLE_NAMESPACES = namespaces.NEWNET | namespaces.NEWNS


class Supervisor:
    def __init__(self, lab):
        self._lab = lab
        self._pids = {}        # host name -> process id of its init, while it has power
        self._cut = set()      # (host name, switch) of the cables that are pulled
        self._console = 0
        self._fuse = None
        self._listener = None

    def run(self, outside_network, report):
        """Builds the lab and serves until killed; writes "ready" or the reason of failure to the pipe `report`."""
        try:
            if os.readlink("/proc/self/ns/net") == outside_network:
                raise LabError("the lab has no network namespace of its own: refusing to start")
            self._build()
            os.write(report, b"ready")
        except (LabError, OSError) as error:
            os.write(report, str(error).encode())
            return 1
        os.close(report)
        self._serve()
        return 0

    def _build(self):
        namespaces.set_process_name(f"lab-{self._lab.name}")
        namespaces.mount("proc", "/proc", "proc")
        network.verify_closed("the lab")
        network.make_switches(self._lab)
        self._fuse = storage.export_shared(self._lab)
        self._start_console()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(state.control_socket(self._lab.name))  # in a folder that only its owner may enter
        self._listener.listen(16)

    def _start_console(self):
        go_reader, go_writer = os.pipe()
        ready_reader, ready_writer = os.pipe()
        self._console = namespaces.fork_into(CONSOLE_NAMESPACES, lambda: self._be_console(go_reader, ready_writer))
        os.close(go_reader)
        os.close(ready_writer)
        network.plug_console(self._console)
        os.write(go_writer, b"\n")
        os.close(go_writer)
        self._await_ready("console", ready_reader)

    def _be_console(self, go, ready):
        try:
            namespaces.set_process_name("console")
            os.read(go, 1)
            network.configure_console()
            network.verify_closed("the console")
            names = self._lab.path("console-hosts")
            with open(names, "w", encoding="utf-8") as file:
                file.write(network.hosts_file(self._lab, socket.gethostname()))
            namespaces.bind(names, "/etc/hosts")
            namespaces.bind(ssh.client_config(self._lab), "/etc/ssh/ssh_config")
            os.write(ready, b"ready")
        except (LabError, OSError) as error:
            os.write(ready, str(error).encode())
            return 1
        os.close(ready)
        while True:
            signal.pause()

    # ---- orders ----

    def _serve(self):
        wakeup_reader, wakeup_writer = socket.socketpair()
        wakeup_writer.setblocking(False)
        signal.set_wakeup_fd(wakeup_writer.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._reap()
        while True:
            readable, _, _ = select.select([self._listener, wakeup_reader], [], [])
            if wakeup_reader in readable:
                wakeup_reader.recv(4096)
                self._reap()
            if self._listener in readable:
                connection, _ = self._listener.accept()
                with connection:
                    self._answer(connection)

    def _reap(self):
        while True:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self._ended(pid)

    def _ended(self, pid):
        for name, own in list(self._pids.items()):
            if own == pid:
                del self._pids[name]

    def _answer(self, connection):
        connection.settimeout(5)
        descriptors = []
        try:
            order = json.loads(connection.makefile().readline())
            answer = self._obey(order, descriptors)
        except (LabError, UsageError, OSError, ValueError, KeyError) as error:
            answer = {"error": str(error)}
        try:
            socket.send_fds(connection, [json.dumps(answer).encode() + b"\n"], descriptors)
        except OSError:
            pass  # the one who asked has gone; the order is carried out all the same
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def _obey(self, order, descriptors):
        self._reap()
        verb = order["do"]
        named = [self._lab.host(name) for name in order.get("hosts", [])]
        if verb == "power-on":
            self._power_on([host for host in named if host.name not in self._pids])
        elif verb == "power-off":
            for host in named:
                self._power_off(host)
        elif verb in ("isolate", "rejoin"):
            for host in named:
                self._connect(host, order.get("network", "management"), verb == "rejoin")
        elif verb == "enter":
            descriptors.append(os.pidfd_open(self._pid_of(order["name"])))
        elif verb != "status":
            raise LabError(f"the lab knows no order {verb!r}")
        return {"hosts": {host.name: {"power": "on" if host.name in self._pids else "off",
                                      **{switch: "isolated" if (host.name, switch) in self._cut else "up" for switch in network.switches(self._lab)}}
                          for host in self._lab.hosts}}

    def _pid_of(self, name):
        if name == "console":
            return self._console
        if self._lab.host(name).name not in self._pids:
            raise LabError(f"{name} has no power; `lab plug {name}` switches it on")
        return self._pids[name]

    def _power_on(self, named):
        """All hosts start side by side; then each is waited for."""
        pipes = {host.name: self._start_host(host) for host in named}
        for name, ready in pipes.items():
            self._await_ready(name, ready)

    def _start_host(self, host):
        network.unplug(self._lab, host)
        self._cut -= {(host.name, switch) for switch in network.switches(self._lab)}
        go_reader, go_writer = os.pipe()
        ready_reader, ready_writer = os.pipe()

        def be_host():
            os.close(go_writer)
            os.close(ready_reader)
            self._listener.close()
            signal.set_wakeup_fd(-1)
            return hosts.init(self._lab, host, go_reader, ready_writer)

        pid = namespaces.fork_into(hosts.NAMESPACES, be_host,
                                   before=lambda: cgroups.join(self._lab.name, host.name))
        self._pids[host.name] = pid
        os.close(go_reader)
        os.close(ready_writer)
        network.plug_host(self._lab, host, pid)
        os.write(go_writer, b"\n")
        os.close(go_writer)
        return ready_reader

    def _await_ready(self, name, ready):
        with os.fdopen(ready, "rb", buffering=0) as pipe:
            readable, _, _ = select.select([pipe], [], [], _HOST_START_LIMIT)
            text = pipe.read(4000).decode(errors="replace") if readable else f"not ready within {_HOST_START_LIMIT} s"
        if text != "ready":
            raise LabError(f"{name} does not start: {text or 'its first process ended; see supervisor.log'}")

    def _power_off(self, host):
        """Kills the host's init: the kernel ends every process on the host at once, as a pulled plug does."""
        pid = self._pids.pop(host.name, None)
        if pid is None:
            return
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        network.unplug(self._lab, host)
        self._cut -= {(host.name, switch) for switch in network.switches(self._lab)}
        cgroups.remove(self._lab.name, host.name)

    def _connect(self, host, switch, up):
        if switch not in network.switches(self._lab):
            raise LabError(f"the lab has no network {switch!r}; it has {', '.join(network.switches(self._lab))}")
        if host.name not in self._pids:
            raise LabError(f"{host.name} has no power, so it has no link; `lab plug {host.name}` switches it on")
        network.set_link(host, switch, up)
        (self._cut.discard if up else self._cut.add)((host.name, switch))
