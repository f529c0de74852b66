# SPDX-License-Identifier: EPL-2.0
"""The shape of a lab and the folder in which it is kept."""
import json
import os
import re
import uuid
from dataclasses import asdict, dataclass, field

from .errors import LabError, UsageError

MAX_HOSTS, MAX_VMS = 60, 140
MANAGEMENT, DATA = "10.99.0", "10.98.0"
CONSOLE_MANAGEMENT, CONSOLE_DATA = f"{MANAGEMENT}.1", f"{DATA}.1"
_ROLES = ["web", "db", "app", "cache"]
_IDS = uuid.UUID("5ac0f9d2-2f0c-4f1e-9a57-0d2a1b6f7c11")
# A unix socket's path may have 107 bytes; this is what a lab puts behind its folder at most.
_LONGEST_SOCKET = "/hosts/h60/run/libvirt/libvirt-admin-sock"


@dataclass
class Host:
    name: str
    number: int
    uuid: str

    @property
    def management_address(self):
        return f"{MANAGEMENT}.{10 + self.number}"

    @property
    def data_address(self):
        return f"{DATA}.{10 + self.number}"

    def mac(self, interface):
        """Fixed addresses: after a power cut nobody keeps a stale neighbour entry."""
        return f"52:54:00:99:{interface:02x}:{self.number:02x}"


@dataclass
class Vm:
    name: str
    number: int
    uuid: str
    home: str
    datastore: str
    memory_mib: int = 96

    @property
    def ip(self):
        return f"{DATA}.{100 + self.number}"

    @property
    def mac(self):
        return f"52:54:00:98:00:{self.number:02x}"


@dataclass
class Lab:
    name: str
    folder: str
    boot_folder: str
    accel: str
    shared_safe: bool
    beat: int = 1  # seconds from one heartbeat of a guest to the next
    open_vswitch: bool = False  # hosts have Open vSwitch, and two more NICs for it to use
    hosts: list = field(default_factory=list)
    vms: list = field(default_factory=list)

    def host(self, name):
        for host in self.hosts:
            if host.name == name:
                return host
        raise UsageError(f"no host {name!r} in lab {self.name}; it has {', '.join(h.name for h in self.hosts)}")

    def vm(self, name):
        for vm in self.vms:
            if name in (vm.name, vm.ip):
                return vm
        raise UsageError(f"no VM {name!r} in lab {self.name}; it has {', '.join(v.name for v in self.vms) or 'none'}")

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def host_path(self, host, *parts):
        return self.path("hosts", host.name, *parts)

    def uri(self, host):
        """Reaches the host's libvirt from anywhere on this machine, also while its network is cut."""
        return "qemu+unix:///system?socket=" + self.host_path(host, "run", "libvirt", "libvirt-sock")


def design(name, hosts, vms, all_shared=False, **facts):
    """A lab of so many hosts and VMs; VMs go round the hosts, every fourth one is on local storage."""
    def identity(what):
        return str(uuid.uuid5(_IDS, f"{name}/{what}"))
    host_list = [Host(f"h{n}", n, identity(f"h{n}")) for n in range(1, hosts + 1)]
    vm_list = []
    for n in range(vms):
        vm_name = f"{_ROLES[n % len(_ROLES)]}-{n // len(_ROLES) + 1}"
        datastore = "local" if _ROLES[n % len(_ROLES)] == "cache" and not all_shared else "shared"
        vm_list.append(Vm(vm_name, n + 1, identity(vm_name), host_list[n % hosts].name, datastore))
    return Lab(name, lab_folder(name), hosts=host_list, vms=vm_list, **facts)


def labs_folder():
    base = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    return os.path.join(base, "orrery", "lab")


def lab_folder(name):
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,15}", name):
        raise UsageError(f"{name!r} is no name for a lab: up to 16 small letters, digits and hyphens, a letter first")
    folder = os.path.join(labs_folder(), name)
    if len(os.fsencode(folder + _LONGEST_SOCKET)) > 107:
        raise LabError(f"{folder} is too long a path for the sockets in it; set XDG_STATE_HOME to a shorter one")
    return folder


def control_socket(name):
    """The unix socket on which the lab's supervisor takes orders."""
    return os.path.join(lab_folder(name), "control")


def load(name):
    """The lab kept under that name, or None."""
    try:
        with open(os.path.join(lab_folder(name), "lab.json"), encoding="utf-8") as file:
            data = json.load(file)
        data["hosts"] = [Host(**host) for host in data["hosts"]]
        data["vms"] = [Vm(**vm) for vm in data["vms"]]
        return Lab(**data)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError) as error:
        raise LabError(f"{lab_folder(name)}/lab.json is damaged ({error}); `lab --name {name} down` removes it") from None


def save(lab):
    temporary = lab.path("lab.json.new")
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(asdict(lab), file, indent=1)
    os.replace(temporary, lab.path("lab.json"))
