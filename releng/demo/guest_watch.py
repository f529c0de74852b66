# SPDX-License-Identifier: EPL-2.0
"""Watches a guest from outside every console: does it answer, does its heartbeat go on, and on which host does libvirt run it?"""
import re
import socket
import subprocess
import threading
import time


class GuestWatch:
    """Pings every 20 ms and reads the heartbeat over HTTP until closed."""

    def __init__(self, address):
        self.address = address
        self.replies = []
        self.beats = []
        self._stop = threading.Event()

    def __enter__(self):
        self._ping = subprocess.Popen(["ping", "-D", "-n", "-i", "0.02", "-W", "1", self.address], stdout=subprocess.PIPE, text=True)
        self._threads = [threading.Thread(target=self._read_pings, daemon=True), threading.Thread(target=self._read_beats, daemon=True)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._ping.terminate()
        self._ping.wait()
        for thread in self._threads:
            thread.join(10)

    def _read_pings(self):
        for line in self._ping.stdout:
            reply = re.match(r"\[(\d+\.\d+)\].* icmp_seq=", line)
            if reply and "ttl=" in line:
                self.replies.append(float(reply[1]))

    def _read_beats(self):
        while not self._stop.wait(0.25):
            try:
                with socket.create_connection((self.address, 80), timeout=2) as link:
                    link.sendall(b"GET /hb HTTP/1.0\r\n\r\n")
                    answer = b""
                    while chunk := link.recv(4096):
                        answer += chunk
                self.beats.append(int(answer.rsplit(b"\n\n", 1)[-1].rsplit(b"\r\n\r\n", 1)[-1]))
            except (OSError, ValueError):
                continue

    def longest_gap(self):
        """Milliseconds between two neighbouring replies, at most; counts the time since the last one too."""
        times = [*self.replies, time.time()]
        return max((later - earlier for earlier, later in zip(times, times[1:])), default=float("inf")) * 1000

    def heartbeat_unbroken(self):
        return len(self.beats) > 2 and all(later >= earlier for earlier, later in zip(self.beats, self.beats[1:])) \
            and self.beats[-1] > self.beats[0]


def hosts_running(hosts, vm):
    """Names of the hosts whose libvirt runs the VM."""
    running = []
    for host in hosts:
        answer = subprocess.run(["virsh", "-q", "-c", host["uri"], "domstate", vm], capture_output=True, text=True, check=False, timeout=20)
        if answer.returncode == 0 and answer.stdout.strip() in ("running", "paused"):
            running.append((host["name"], answer.stdout.strip()))
    return running
