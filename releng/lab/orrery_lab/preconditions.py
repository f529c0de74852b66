# SPDX-License-Identifier: EPL-2.0
"""What the machine must offer before a lab can start; each gap is named with its remedy."""
import getpass
import os
import shutil

from . import command
from .errors import LabError

_PROGRAMS = {"virsh": "libvirt-clients", "libvirtd": "libvirt-daemon", "virtlogd": "libvirt-daemon",
             "qemu-system-x86_64": "qemu-system-x86", "qemu-img": "qemu-utils", "ip": "iproute2",
             "ping": "iputils-ping", "unshare": "util-linux", "certtool": "gnutls-bin", "bindfs": "bindfs",
             "dnsmasq": "dnsmasq-base", "iptables": "iptables", "busybox": "busybox-static", "depmod": "kmod",
             "dpkg": "dpkg", "ssh-keygen": "openssh-client"}
_QEMU_DRIVER = "/usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_qemu.so"


def check():
    """Raises LabError naming everything that is missing."""
    gaps = _missing_programs() + _device_gaps()
    if os.geteuid() != 0:
        gaps += _user_namespace_gaps()
    if gaps:
        raise LabError("this machine cannot run the lab yet:\n  " + "\n  ".join(gaps))


def _missing_programs():
    packages = {package for program, package in _PROGRAMS.items() if not shutil.which(program, path=command.PATH)}
    if not os.path.exists(_QEMU_DRIVER):
        packages.add("libvirt-daemon-driver-qemu")
    if not packages:
        return []
    return ["missing packages; run: sudo apt-get install --no-install-recommends " + " ".join(sorted(packages))]


def _device_gaps():
    if not os.path.exists("/dev/net/tun"):
        return ["/dev/net/tun is missing; run: sudo modprobe tun"]
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        return ["/dev/net/tun may not be opened by you (Debian's own mode is 0666: what it gives is only"
                " interfaces in namespaces one owns); run: sudo chmod 0666 /dev/net/tun"]
    return []


def _user_namespace_gaps():
    gaps, user = [], getpass.getuser()
    if not shutil.which("newuidmap", path=command.PATH):
        gaps.append("missing package; run: sudo apt-get install uidmap")
    for file in ("/etc/subuid", "/etc/subgid"):
        if not _has_range(file, user):
            gaps.append(f"{file} gives {user} no range of ids; run: "
                        f"sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {user}")
            break
    for path, wanted in (("/proc/sys/kernel/unprivileged_userns_clone", "1"), ("/proc/sys/user/max_user_namespaces", None),
                         ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "0")):
        value = _read(path)
        if value is not None and (value == "0" if wanted is None else value != wanted):
            name = path.removeprefix("/proc/sys/").replace("/", ".")
            gaps.append(f"user namespaces are switched off; run: sudo sysctl -w {name}={wanted or 10000}")
    return gaps


def _has_range(file, user):
    """Whether a line USER:FIRST:COUNT gives the user at least the 65536 ids that libvirt's own user needs."""
    for line in (_read(file) or "").splitlines():
        fields = line.split(":")
        if len(fields) == 3 and fields[0] in (user, str(os.getuid())) and fields[2].isdigit() and int(fields[2]) >= 65536:
            return True
    return False


def _read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return None
