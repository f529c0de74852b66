# SPDX-License-Identifier: EPL-2.0
"""The wires of the lab: two switches in the lab's outer network namespace, one cable each to every machine.

    management 10.99.0.0/24: console .1, host n .(10+n)      data 10.98.0.0/24: the same, VM n .(100+n)

With Open vSwitch there are two more, east and west, joined with each other, whose cables (eth2, eth3) no host has a use for
yet: uplinks and teams of virtual switches. They pass frames of every VLAN.

Nothing here has a way out: `verify_closed` is called in every namespace before it is used.
"""
import json

from . import command
from .errors import LabError
from .state import CONSOLE_DATA, CONSOLE_MANAGEMENT

ALWAYS = ("management", "data")
FOR_OPEN_VSWITCH = ("east", "west")
SWITCHES = ALWAYS + FOR_OPEN_VSWITCH
_LAB_KINDS = {"veth", "bridge", "tun", "dummy"}


def batch(*lines):
    """Runs ip commands in the caller's network namespace, all or an error."""
    command.run("ip", "-batch", "-", stdin="\n".join(lines) + "\n")


def switches(lab):
    return SWITCHES if lab.open_vswitch else ALWAYS


def make_switches(lab):
    lines = ["link set lo up"]
    for switch in switches(lab):
        lines += [f"link add {switch} type bridge forward_delay 0", f"link set {switch} up"]
    if lab.open_vswitch:
        lines += ["link add east-west type veth peer name west-east", "link set east-west master east up",
                  "link set west-east master west up"]
    batch(*lines)


def plug_console(pid):
    """Runs cables from both switches to the console's namespace."""
    _cables("console", pid, ALWAYS, ("52:54:00:99:00:fe", "52:54:00:99:01:fe"))


def plug_host(lab, host, pid):
    """Runs cables from all switches to the host's namespace."""
    # Interface 2 is the bridge's address, see configure_host.
    _cables(host.name, pid, switches(lab), [host.mac(interface) for interface in (0, 1, 3, 4)])


def _cables(name, pid, to, macs):
    lines = []
    for number, switch in enumerate(to):
        port = port_name(name, switch)
        lines += [f"link add {port} type veth peer name eth{number} address {macs[number]} netns {pid}",
                  f"link set {port} master {switch} up"]
    batch(*lines)


def port_name(name, switch):
    return f"{name}-{switch[:4]}"


def set_link(host, switch, up):
    """Connects or cuts the host's cable at that switch, as one would pull it there."""
    batch(f"link set {port_name(host.name, switch)} {'up' if up else 'down'}")


def unplug(lab, host):
    """Removes what a host without power may have left on the switches.

    The kernel removes the cables of an ended namespace too, at a time of its own choosing: what it was quicker with is no error.
    """
    for port in (port_name(host.name, switch) for switch in switches(lab)):
        try:
            if _is_present(port):
                batch(f"link del {port}")
        except LabError:
            if _is_present(port):
                raise


def _is_present(port):
    return any(link["ifname"] == port for link in _links())


def configure_console():
    """Runs in the console's namespace."""
    batch("link set lo up",
          "link set eth0 up", f"addr add {CONSOLE_MANAGEMENT}/24 dev eth0",
          "link set eth1 up", f"addr add {CONSOLE_DATA}/24 dev eth1")


def configure_host(lab, host):
    """Runs in the host's namespace: eth0 is management, eth1 carries the bridge br0 of the VMs and of migrations."""
    if lab.open_vswitch:
        batch("link set eth2 up", "link set eth3 up")
        for nic in ("eth2", "eth3"):
            # Open vSwitch in user space reads frames as they are: their checksums must be whole.
            command.run("ethtool", "-K", nic, "tx", "off")
    batch("link set lo up",
          "link set eth0 up", f"addr add {host.management_address}/24 dev eth0",
          "link add br0 type bridge forward_delay 0", f"link set br0 address {host.mac(2)}",
          "link set eth1 master br0", "link set eth1 up", "link set br0 up",
          f"addr add {host.data_address}/24 dev br0")


def hosts_file(lab, own_name):
    lines = ["127.0.0.1 localhost", "::1 localhost ip6-localhost", f"{CONSOLE_MANAGEMENT} console"]
    for host in lab.hosts:
        lines.append(f"{host.management_address} {host.name}")
        lines.append(f"{host.data_address} {host.name}.data")
    lines += [f"{vm.ip} {vm.name}" for vm in lab.vms]
    if own_name:
        lines.append(f"127.0.1.1 {own_name}")
    return "\n".join(lines) + "\n"


def verify_closed(where):
    """Raises LabError unless the calling process's network namespace has no way to a real network."""
    for link in _links():
        kind = link.get("linkinfo", {}).get("info_kind")
        harmless = "LOOPBACK" in link["flags"] or kind in _LAB_KINDS or "UP" not in link["flags"] and kind
        if not harmless:
            raise LabError(f"{where} has the interface {link['ifname']}, which is none of the lab's: refusing to start")
    for family in ("-4", "-6"):
        routes = json.loads(command.run("ip", family, "-json", "route", "show", "table", "all") or "[]")
        for route in routes:
            if route["dst"] == "default":
                raise LabError(f"{where} has a default route (over {route.get('dev')}): refusing to start")


def _links():
    return json.loads(command.run("ip", "-json", "-details", "link", "show"))
