# SPDX-License-Identifier: EPL-2.0
"""Control groups: as root every host gets one of its own, so that CPU and memory limits of VMs take effect.

An ordinary user may not make any; libvirt is then told to use none.
"""
import os
import time

from . import namespaces

_ROOT = "/sys/fs/cgroup"
_WANTED = ("cpu", "cpuacct", "cpuset", "memory", "blkio")


def controllers():
    """The version 1 controllers libvirt can use on this machine; none for an ordinary user or with version 2."""
    if os.geteuid() != 0 or not _in_first_user_namespace():
        return []
    return [name for name in _WANTED if os.access(os.path.join(_ROOT, name, "cgroup.procs"), os.W_OK)]


def _in_first_user_namespace():
    with open("/proc/self/uid_map", encoding="ascii") as file:
        return file.read().split() == ["0", "0", "4294967295"]


def join(lab_name, host_name):
    """Moves the calling process into the host's groups."""
    for controller in controllers():
        folder = os.path.join(_ROOT, controller, f"orrery-lab-{lab_name}", host_name)
        os.makedirs(folder, exist_ok=True)
        if controller == "cpuset":
            _inherit_cpuset(os.path.dirname(folder))
            _inherit_cpuset(folder)
        _write(os.path.join(folder, "cgroup.procs"), str(os.getpid()))


def _inherit_cpuset(folder):
    for name in ("cpuset.cpus", "cpuset.mems"):
        with open(os.path.join(os.path.dirname(folder), name), encoding="ascii") as parent:
            _write(os.path.join(folder, name), parent.read())


def mount_own(names):
    """Shows the host its own groups only; runs in the host's mount and cgroup namespace."""
    if not names:
        return
    namespaces.mount("tmpfs", _ROOT, "tmpfs", data="mode=755")
    for name in names:
        os.mkdir(os.path.join(_ROOT, name))
        namespaces.mount("cgroup", os.path.join(_ROOT, name), "cgroup", data=name)


def remove(lab_name, host_name=None):
    """Removes the groups of a host or of the whole lab, once their processes have ended."""
    for controller in controllers():
        folder = os.path.join(_ROOT, controller, f"orrery-lab-{lab_name}", host_name or "")
        for path, _, _ in os.walk(folder, topdown=False):
            _remove_folder(path)


def _remove_folder(path):
    # A group stays busy for a moment after its last process has ended.
    for _ in range(50):
        try:
            os.rmdir(path)
            return
        except FileNotFoundError:
            return
        except OSError:
            time.sleep(0.02)


def _write(path, text):
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
