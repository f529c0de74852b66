# SPDX-License-Identifier: EPL-2.0
"""Fills the hosts with VMs, then starts, stops, defines and removes some of them at a chosen rate.

A process of its own, because it holds a connection to every host: libvirt's test driver forgets a host with the last
connection to it. The supervisor steers it through memory that both share.
"""
import mmap
import os
import random
import struct
import threading
import time

from . import libvirt, shape

_WORKERS = 4
_RATE, _BUSY, _COUNTS, _FROZEN = 0, 8, 8 + 4 * _WORKERS, 8 + 20 * _WORKERS
_IDLE_LOOK, _LAG = 0.02, 1.0
# Of so many changes one is a VM that comes or goes; the others start and stop.
_COMING_AND_GOING = 5


class Steering:
    """The rate in changes a second, which hosts stand still, at which host each worker is, and what was done."""

    def __init__(self, hosts):
        self._memory = mmap.mmap(-1, _FROZEN + hosts + 1)

    @property
    def rate(self):
        return struct.unpack_from("d", self._memory, _RATE)[0]

    @rate.setter
    def rate(self, value):
        struct.pack_into("d", self._memory, _RATE, value)

    def frozen(self, host):
        return self._memory[_FROZEN + host] != 0

    def freeze(self, host, stands_still):
        self._memory[_FROZEN + host] = int(stands_still)

    def busy(self, worker, host):
        struct.pack_into("i", self._memory, _BUSY + 4 * worker, host)

    def is_busy(self, host):
        return host in struct.unpack_from(f"{_WORKERS}i", self._memory, _BUSY)

    def count(self, worker, done, failed):
        struct.pack_into("QQ", self._memory, _COUNTS + 16 * worker, done, failed)

    def counts(self):
        """(changes made, changes that failed) since the start."""
        numbers = struct.unpack_from(f"{2 * _WORKERS}Q", self._memory, _COUNTS)
        return sum(numbers[::2]), sum(numbers[1::2])


class _FakeHost:
    def __init__(self, fleet, number):
        self._fleet, self.number = fleet, number
        self._libvirt = libvirt.Host(fleet.uri(number))
        self._vms, self._visitor = [], None

    def fill(self):
        """Instead of the one VM with which libvirt's test host begins."""
        first = self._libvirt.find("test")
        if first:
            self._libvirt.stop(first)
            self._libvirt.undefine(first)
            self._libvirt.release(first)
        for number in range(1, self._fleet.vms + 1):
            domain = self._libvirt.define(shape.domain_xml(self._fleet, self.number, number))
            if shape.runs(number):
                self._libvirt.start(domain)
            self._vms.append(domain)

    def change(self, chance):
        """Whether it worked."""
        if not self._vms or chance.randrange(_COMING_AND_GOING) == 0:
            return self._come_or_go()
        domain = chance.choice(self._vms)
        return self._libvirt.stop(domain) if self._libvirt.is_active(domain) else self._libvirt.start(domain)

    def _come_or_go(self):
        if self._visitor is None:
            number = self._fleet.vms + 1
            self._visitor = self._libvirt.define(shape.domain_xml(self._fleet, self.number, number, f"visitor-{self.number}"))
            return True
        gone, self._visitor = self._visitor, None
        done = self._libvirt.undefine(gone)
        self._libvirt.release(gone)
        return done


def run(fleet, steering, ready):
    """Body of the process; writes "ready" or what failed to the pipe once all hosts have their VMs. Never returns."""
    hosts = [[] for _ in range(_WORKERS)]
    failures = []

    def fill(worker):
        try:
            for number in range(1 + worker, fleet.hosts + 1, _WORKERS):
                host = _FakeHost(fleet, number)
                host.fill()
                hosts[worker].append(host)
        except Exception as error:  # a thread's exception would be lost
            failures.append(str(error) or type(error).__name__)

    fillers = [threading.Thread(target=fill, args=(worker,)) for worker in range(_WORKERS)]
    for thread in fillers:
        thread.start()
    for thread in fillers:
        thread.join()
    os.write(ready, (failures[0] if failures else "ready").encode())
    os.close(ready)
    if failures:
        return 1
    for worker in range(1, _WORKERS):
        threading.Thread(target=_churn, args=(worker, hosts[worker], steering), daemon=True).start()
    _churn(0, hosts[0], steering)
    return 0


def _churn(worker, hosts, steering):
    chance = random.Random(worker)
    done = failed = 0
    due = time.monotonic()
    while True:
        rate = steering.rate / _WORKERS
        now = time.monotonic()
        if rate <= 0 or not hosts:
            due = now
            time.sleep(_IDLE_LOOK)
            continue
        due = max(due, now - _LAG)  # what could not be done for longer is given up
        if due > now:
            time.sleep(min(due - now, 1.0))
            continue
        due += 1 / rate
        host = chance.choice(hosts)
        steering.busy(worker, host.number)
        if not steering.frozen(host.number):
            if host.change(chance):
                done += 1
            else:
                failed += 1
            steering.count(worker, done, failed)
        steering.busy(worker, 0)
