# SPDX-License-Identifier: EPL-2.0
"""Datastores: one that all hosts share, and one of its own for every host.

A folder that is merely bind-mounted into every host is storage which libvirt calls unsafe to migrate on: it
knows shared storage by the type of the file system. So the shared folder is exported once through FUSE
(bindfs) under the type "fuse.glusterfs", as which a Gluster volume appears on real hosts. All hosts see the
one mount, hence QEMU's image locks and virtlockd's leases conflict between hosts as they do on Gluster.
"""
import os
import subprocess
import time
import uuid

from . import command, namespaces
from .errors import LabError

SHARED_TARGET, LOCAL_TARGET = "/srv/orrery/shared", "/srv/orrery/local"
DISK_SIZE = "64M"
_HEARTBEAT_SECTOR = 2048


def fuse_usable():
    """Whether this process may mount FUSE file systems."""
    return os.access("/dev/fuse", os.R_OK | os.W_OK)


def prepare(lab):
    os.mkdir(lab.path("shared"))
    os.mkdir(lab.path("shared-mount"))


def export_shared(lab):
    """Mounts the shared folder in the calling process's mount namespace; returns the FUSE server's process or None."""
    target = lab.path("shared-mount")
    if not lab.shared_safe:
        namespaces.bind(lab.path("shared"), target)
        return None
    server = subprocess.Popen(["bindfs", "-f", "-o", "subtype=glusterfs,fsname=console:/shared,allow_other",
                               lab.path("shared"), target], stdin=subprocess.DEVNULL)
    limit = time.monotonic() + 10
    while not os.path.ismount(target):
        if server.poll() is not None or time.monotonic() > limit:
            raise LabError("bindfs did not mount the shared datastore; its reason is in supervisor.log")
        time.sleep(0.02)
    return server


def image_path(lab, vm):
    """Where the machine (not the host) keeps the VM's disk."""
    if vm.datastore == "shared":
        return lab.path("shared", f"{vm.name}.qcow2")
    return lab.path("hosts", vm.home, "local", f"{vm.name}.qcow2")


def disk_target(vm):
    """Where a host sees the VM's disk."""
    return f"{SHARED_TARGET if vm.datastore == 'shared' else LOCAL_TARGET}/{vm.name}.qcow2"


def create_disk(lab, vm):
    path = image_path(lab, vm)
    if not os.path.exists(path):
        command.run("qemu-img", "create", "-q", "-f", "qcow2", path, DISK_SIZE)


def disk_heartbeat(path):
    """The heartbeat count a guest last wrote to its disk, or None; works while the guest runs."""
    if not os.path.exists(path):
        return None
    target = f"/dev/shm/orrery-lab-{os.getpid()}-{os.path.basename(path)}"
    try:
        command.run("qemu-img", "dd", "-U", "-f", "qcow2", "-O", "raw", "bs=512", f"skip={_HEARTBEAT_SECTOR}",
                    f"count={_HEARTBEAT_SECTOR + 1}", f"if={path}", f"of={target}")
        with open(target, "rb") as copy:
            words = copy.read(512).split()
        return int(words[1]) if len(words) == 2 and words[0] == b"HB" else None
    except (LabError, ValueError):
        return None
    finally:
        if os.path.exists(target):
            os.remove(target)


def pool_xml(lab, host, name):
    # The shared pool is one thing and has one identity; local pools only share their name.
    owner = lab.name if name == "shared" else host.uuid
    identity = uuid.uuid5(uuid.NAMESPACE_OID, f"{owner}/{name}")
    target = SHARED_TARGET if name == "shared" else LOCAL_TARGET
    return (f"<pool type='dir'><name>{name}</name><uuid>{identity}</uuid>"
            f"<target><path>{target}</path></target></pool>")
