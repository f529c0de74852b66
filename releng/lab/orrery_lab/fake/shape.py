# SPDX-License-Identifier: EPL-2.0
"""The shape of a fake fleet: names, URIs and the XML of its VMs."""
import json
import os
import uuid
from dataclasses import asdict, dataclass
from xml.sax.saxutils import escape

from .. import state
from ..errors import LabError, UsageError

MAX_HOSTS, MAX_VMS = 500, 10000
_IDS = uuid.UUID("0e1a4a7c-8c5e-4f0e-9e57-6c1f5d7b2a10")
_ROLES = ["web", "db", "app", "cache", "mail", "build", "test", "desk"]
# What libvirt lets a VM be called. It refuses a slash and a line break in a name; descriptions may have both.
AWKWARD = ["two words", "  blanks at both ends  ", "it's \"quoted\"", "<b>&amp;<i>", "emoji \U0001f600\U0001f468‍\U0001f680",
           "名前 имя שם", "tab\there", "$(reboot); `id`", "%s %n {0} \\n", "--help", "..", "é", "e\u0301", "x" * 255]
_AWKWARD_DESCRIPTION = "first line\nsecond/line \U0001f600 <b> \"'&"
_TEST_NAMESPACE = "http://libvirt.org/schemas/domain/test/1.0"
_SHUT_OFF = 5


@dataclass
class Fleet:
    """hosts_per_daemon above 1: the hosts are files, and every connection to a file is a host of its own that nobody else changes."""
    name: str
    folder: str
    hosts: int
    vms: int
    awkward: bool = False
    hosts_per_daemon: int = 1

    @property
    def from_files(self):
        return self.hosts_per_daemon > 1

    @property
    def daemons(self):
        return -(-self.hosts // self.hosts_per_daemon)

    def host_name(self, number):
        return f"f{number}"

    def number_of(self, name):
        if name[:1] == "f" and name[1:].isdigit() and 1 <= int(name[1:]) <= self.hosts:
            return int(name[1:])
        raise UsageError(f"no host {name!r} in the fake fleet {self.name}; it has f1 to f{self.hosts}")

    def daemon_of(self, number):
        """Daemons count from 1, as hosts do."""
        return (number - 1) // self.hosts_per_daemon + 1

    def socket(self, daemon):
        return os.path.join(self.daemon_folder(daemon), "libvirt-sock")

    def daemon_folder(self, daemon):
        return os.path.join(self.folder, "fake", f"d{daemon}")

    def host_file(self, number):
        return os.path.join(self.folder, "fake", f"{self.host_name(number)}.xml")

    def blackhole(self):
        """A socket that takes connections and never says a word."""
        return os.path.join(self.folder, "fake", "blackhole")

    def uri(self, number):
        path = self.host_file(number) if self.from_files else "/default"
        return f"test+unix://{path}?socket={self.socket(self.daemon_of(number))}"

    def blackhole_uri(self):
        return f"test+unix:///default?socket={self.blackhole()}"

    def vm_name(self, host, number):
        if self.awkward and number <= len(AWKWARD):
            return AWKWARD[number - 1]
        return f"{_ROLES[number % len(_ROLES)]}-{host}-{number}"

    def facts(self):
        """For programs: names and meaning of these keys stay."""
        hosts = [{"name": self.host_name(number), "uri": self.uri(number)} for number in range(1, self.hosts + 1)]
        return {"name": self.name, "folder": self.folder, "vmsPerHost": self.vms, "hosts": hosts, "blackholeUri": self.blackhole_uri()}


def design(name, hosts, vms, awkward=False, hosts_per_daemon=1):
    if not 1 <= hosts <= MAX_HOSTS or not 0 <= vms <= MAX_VMS:
        raise UsageError(f"a fake fleet has 1 to {MAX_HOSTS} hosts with 0 to {MAX_VMS} VMs each")
    if hosts_per_daemon < 1:
        raise UsageError("a daemon serves 1 host or more")
    return Fleet(name, state.lab_folder(name), hosts, vms, awkward, hosts_per_daemon)


def runs(number):
    """Three of four run."""
    return number % 4 != 0


def vm_uuid(fleet, host, number):
    return str(uuid.uuid5(_IDS, f"{fleet.name}/{host}/{number}"))


def domain_xml(fleet, host, number, name=None):
    """As large as that of a small real VM."""
    name = name or fleet.vm_name(host, number)
    odd = fleet.awkward and number <= len(AWKWARD)
    description = f"<description>{escape(_AWKWARD_DESCRIPTION)}</description>" if odd else ""
    mac = f"52:54:{host >> 8:02x}:{host & 255:02x}:{number >> 8 & 255:02x}:{number & 255:02x}"
    return f"""<domain type='test'><name>{escape(name)}</name><uuid>{vm_uuid(fleet, host, number)}</uuid>{description}
<memory unit='MiB'>{512 * (1 + number % 4)}</memory><vcpu>{1 + number % 4}</vcpu><os><type arch='i686'>hvm</type><boot dev='hd'/></os>
<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/guest/diskimage{number}'/><target dev='vda' bus='virtio'/></disk>
<interface type='network'><mac address='{mac}'/><source network='default'/><model type='virtio'/></interface>
<graphics type='vnc' port='-1' autoport='yes'/></devices></domain>"""


def host_xml(fleet, host):
    """A whole host as libvirt's test driver reads it from a file."""
    domains = []
    for number in range(1, fleet.vms + 1):
        xml = domain_xml(fleet, host, number)
        if not runs(number):
            state_xml = f"<test:runstate xmlns:test='{_TEST_NAMESPACE}'>{_SHUT_OFF}</test:runstate>"
            xml = xml.replace("</domain>", f"{state_xml}</domain>")
        domains.append(xml)
    return ("<node>\n" + "\n".join(domains) +
            "\n<network><name>default</name><bridge name='virbr0'/><forward mode='nat'/>"
            "<ip address='192.168.122.1' netmask='255.255.255.0'/></network>"
            "\n<pool type='dir'><name>default-pool</name><target><path>/default-pool</path></target></pool>"
            "\n<cpu><mhz>2800</mhz><model>i686</model><nodes>1</nodes><sockets>2</sockets><cores>8</cores><active>16</active>"
            "<memory>67108864</memory></cpu>\n</node>\n")


def path(name):
    return os.path.join(state.lab_folder(name), "fake.json")


def load(name):
    """The fleet kept under that name, or None."""
    try:
        with open(path(name), encoding="utf-8") as file:
            return Fleet(**json.load(file))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise LabError(f"{path(name)} is damaged ({error}); `lab --name {name} down` removes it") from None


def save(fleet):
    with open(path(fleet.name), "w", encoding="utf-8") as file:
        json.dump(asdict(fleet), file, indent=1)
