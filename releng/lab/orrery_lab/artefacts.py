# SPDX-License-Identifier: EPL-2.0
"""What the lab takes from Debian packages without installing them, made once and kept in the cache folder: the
kernel and initrd that guests boot from, and the ssh server of the hosts (installed, it would start on this machine)."""
import fcntl
import glob
import hashlib
import os
import re
import shutil
import tempfile
from contextlib import contextmanager

from . import command
from .errors import LabError
from .initramfs import Initramfs

KERNEL_PACKAGE = "linux-image-cloud-amd64"
AGENT_PACKAGE = "qemu-guest-agent"
SSH_SERVER_PACKAGES = ("openssh-server", "libwrap0")
MODULES = ["virtio_pci", "virtio_net", "virtio_blk", "virtio_balloon", "virtio_console", "virtio-rng", "button", "evdev"]
_FORMAT = "1"  # raised when what is built changes in a way the digest below does not see
_POWER_OFF = "#!/bin/sh\necho LAB-POWER-OFF\npoweroff -f\n"


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(base, "orrery", "lab")
    os.makedirs(folder, exist_ok=True)
    return folder


def boot_folder(say):
    """The folder with vmlinuz and initrd.img of the guest, made on first use."""
    cache = cache_folder()
    with _locked(os.path.join(cache, "lock")):
        packages = os.path.join(cache, "packages")
        os.makedirs(packages, exist_ok=True)
        kernel = _package(packages, r"linux-image-\d\S*-cloud-amd64", _kernel_name, say)
        agent = _package(packages, AGENT_PACKAGE, lambda: AGENT_PACKAGE, say)
        target = os.path.join(cache, "guest-" + _digest(kernel, agent))
        if not os.path.isdir(target):
            say("building the guest (kernel and initrd)")
            for old in glob.glob(os.path.join(cache, "guest-*")):
                if not _in_use(old):
                    shutil.rmtree(old)
            _build(kernel, agent, target)
    return target


def ssh_server_folder(say):
    """The folder with sshd and the one library of it that no other package of the lab brings."""
    cache = cache_folder()
    with _locked(os.path.join(cache, "lock")):
        packages = os.path.join(cache, "packages")
        os.makedirs(packages, exist_ok=True)
        target = os.path.join(cache, "ssh-server")
        if not os.path.isdir(target):
            found = [_package(packages, name, lambda name=name: name, say) for name in SSH_SERVER_PACKAGES]
            _unpack(found, ("usr/sbin/sshd", "usr/lib/*/libwrap.so.0"), target)
    return target


def _unpack(packages, wanted, target):
    """Puts some files of Debian packages side by side into a new folder."""
    work = tempfile.mkdtemp(prefix="build-", dir=os.path.dirname(target))
    try:
        root, made = os.path.join(work, "root"), os.path.join(work, "made")
        os.mkdir(made)
        for package in packages:
            command.run("dpkg", "-x", package, root)
        for pattern in wanted:
            found = glob.glob(pattern, root_dir=root)
            if not found:
                raise LabError(f"no {pattern} in {', '.join(map(os.path.basename, packages))}: the lab does not know this release")
            shutil.copy(os.path.join(root, found[0]), os.path.join(made, os.path.basename(found[0])))
        os.chmod(made, 0o755)
        os.rename(made, target)
    finally:
        shutil.rmtree(work)


def _in_use(folder):
    """Labs leave a mark on the guest they boot from (see mark_used)."""
    marks = glob.glob(os.path.join(folder, "used-by-*"))
    return any(os.path.exists(_content(mark)) for mark in marks)


def _content(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def mark_used(folder, lab_name, lab_folder):
    with open(_mark(folder, lab_name), "w", encoding="utf-8") as mark:
        mark.write(lab_folder)


def unmark_used(lab_name):
    for mark in glob.glob(_mark(os.path.join(cache_folder(), "guest-*"), lab_name)):
        os.remove(mark)


def _mark(folder, lab_name):
    return os.path.join(folder, f"used-by-{lab_name}")


@contextmanager
def _locked(path):
    with open(path, "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _package(folder, pattern, find_name, say):
    """The path of a Debian package in the cache, downloaded where it is missing."""
    found = _matching(folder, pattern)
    if found is None:
        name = find_name()
        say(f"downloading {name}")
        # apt's own user may not write into a private folder and says so at length; that is harmless.
        command.run("apt-get", "download", "-q", name, folder=folder, timeout=600)
        found = _matching(folder, pattern)
    if found is None:
        raise LabError(f"apt-get download left no package {pattern} in {folder}")
    return found


def _matching(folder, pattern):
    names = [name for name in os.listdir(folder) if re.fullmatch(pattern + r"_.*\.deb", name)]
    return os.path.join(folder, max(names)) if names else None


def _kernel_name():
    listing = command.run("apt-cache", "depends", "--important", KERNEL_PACKAGE)
    match = re.search(r"Depends: (linux-image-\d\S*)", listing)
    if not match:
        raise LabError(f"apt knows no package {KERNEL_PACKAGE}; run apt-get update (the lab needs Debian's package lists)")
    return match.group(1)


def _digest(kernel, agent):
    digest = hashlib.sha256()
    for text in (_FORMAT, os.path.basename(kernel), os.path.basename(agent), *MODULES, _POWER_OFF, _init_script()):
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()[:12]


def _init_script():
    return _content(os.path.join(os.path.dirname(__file__), "guest-init"))


def _build(kernel, agent, target):
    work = tempfile.mkdtemp(prefix="build-", dir=os.path.dirname(target))
    try:
        root = os.path.join(work, "root")
        for package in (kernel, agent):
            command.run("dpkg", "-x", package, root)
        made = os.path.join(work, "made")
        os.mkdir(made)
        shutil.copy(glob.glob(os.path.join(root, "boot", "vmlinuz-*"))[0], os.path.join(made, "vmlinuz"))
        _initrd(root, os.path.join(made, "initrd.img"))
        os.chmod(made, 0o755)
        os.rename(made, target)
    finally:
        shutil.rmtree(work)


def _initrd(root, target):
    archive = Initramfs()
    for folder in ("bin", "dev", "proc", "sys", "tmp", "run", "www", "mnt", "var/run"):
        archive.folder(folder)
    archive.copy(_busybox(), "bin/busybox")
    archive.file("init", _init_script(), 0o755)
    archive.file("etc/acpi/PWRF/00000080", _POWER_OFF, 0o755)
    _add_modules(archive, root)
    _add_agent(archive, os.path.join(root, "usr/sbin/qemu-ga"))
    archive.write(target)


def _busybox():
    for path in ("/bin/busybox", "/usr/bin/busybox"):
        if os.path.exists(path):
            return path
    raise LabError("busybox is missing: install the package busybox-static")


def _add_modules(archive, root):
    version = os.listdir(os.path.join(root, "lib/modules"))[0]
    command.run("/sbin/depmod", "-b", root, version)
    order = []
    for module in MODULES:
        steps = command.run("/sbin/modprobe", "-d", root, "-S", version, "--show-depends", module)
        for path in re.findall(r"^insmod (\S+)", steps, re.M):
            name = os.path.basename(path)
            if name not in order:
                order.append(name)
                archive.copy(path, f"modules/{name}", 0o644)
    archive.file("modules/order", "\n".join(order) + "\n")


def _add_agent(archive, program):
    """The guest agent with its libraries and its own loader, since the guest has no C library."""
    archive.copy(program, "agent/qemu-ga")
    libraries = command.run("ldd", program)
    for path in re.findall(r"=> (/\S+)", libraries):
        archive.copy(path, f"agent/{os.path.basename(path)}")
    loader = re.search(r"^\s*(/\S*ld-linux\S*)", libraries, re.M)
    archive.copy(loader.group(1), "agent/ld.so")
