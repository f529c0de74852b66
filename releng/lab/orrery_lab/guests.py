# SPDX-License-Identifier: EPL-2.0
"""The VMs of the lab and the libvirt objects they need: networks, pools, domains."""
import os
import re
import socket
import subprocess
import tempfile
import time

from . import command, storage
from .errors import LabError

NETWORKS = [
    {"name": "vm-data", "forward": "bridge", "bridge": "br0"},
    {"name": "isolated", "forward": "none", "bridge": "virbr1"},
]
_NETWORK_XML = {
    "vm-data": "<network><name>vm-data</name><forward mode='bridge'/><bridge name='br0'/></network>",
    "isolated": "<network><name>isolated</name><bridge name='virbr1' stp='on' delay='0'/>"
                "<ip address='192.168.150.1' netmask='255.255.255.0'>"
                "<dhcp><range start='192.168.150.100' end='192.168.150.200'/></dhcp></ip></network>",
}
# Without KVM a guest boots a third faster when it need not defend itself. A kernel that panics starts anew after a second, as a server's
# would: its heartbeat then begins at 0 again, and its serial console says why.
# On a busy machine TCG is too slow for the kernel's test of the timer, which ends in a panic: it is left out.
_KERNEL = "quiet nokaslr mitigations=off no_timer_check panic=1"
POOLS = [{"name": "shared", "type": "dir", "target": storage.SHARED_TARGET},
         {"name": "local", "type": "dir", "target": storage.LOCAL_TARGET}]


def virsh(lab, host, *words, timeout=30):
    return command.run("virsh", "-q", "-c", lab.uri(host), *words, timeout=timeout)


def define_basics(lab, hosts):
    """Networks and pools on each host that lacks them; started, and started again with the host."""
    scripts = []
    with tempfile.TemporaryDirectory(prefix="orrery-lab-") as folder:
        for host in hosts:
            scripts.append(_basics_of(lab, host, folder))
        _run_scripts(lab, hosts, scripts)


def _basics_of(lab, host, folder):
    documents = {("net", name): xml for name, xml in _NETWORK_XML.items()}
    documents.update({("pool", pool["name"]): storage.pool_xml(lab, host, pool["name"]) for pool in POOLS})
    present = {("net", name) for name in virsh(lab, host, "net-list --all --name").split()}
    present |= {("pool", name) for name in virsh(lab, host, "pool-list --all --name").split()}
    steps = []
    for (kind, name), xml in documents.items():
        if (kind, name) not in present:
            path = _write(folder, f"{host.name}-{kind}-{name}.xml", xml)
            steps += [f"{kind}-define {path}", f"{kind}-autostart {name}", f"{kind}-start {name}"]
    return steps


def ensure(lab, hosts):
    """Defines every VM for good that no host has defined, and starts every VM that no host runs."""
    known, running = {}, {}
    for host in hosts:
        for name in virsh(lab, host, "list --all --persistent --name").split():
            known.setdefault(name, host)
        for name in virsh(lab, host, "list --name").split():
            running[name] = host
    steps = {host.name: [] for host in hosts}
    with tempfile.TemporaryDirectory(prefix="orrery-lab-") as folder:
        for vm in lab.vms:
            place = running.get(vm.name) or known.get(vm.name) or lab.host(vm.home)
            if vm.name not in known:
                steps[place.name].append(f"define {_write(folder, vm.name + '.xml', domain_xml(lab, vm))}")
            if vm.name not in running:
                steps[place.name].append(f"start {vm.name}")
        _run_scripts(lab, hosts, [steps[host.name] for host in hosts])
    return [vm for vm in lab.vms if vm.name not in running]


def _write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _run_scripts(lab, hosts, scripts):
    jobs = [(host, ["virsh", "-q", "-c", lab.uri(host), "; ".join(script)]) for host, script in zip(hosts, scripts) if script]
    for (host, _), (code, output) in zip(jobs, command.start_all([words for _, words in jobs])):
        if code != 0 or "error:" in output:
            raise LabError(f"{host.name}: {output.strip()}")


def domain_xml(lab, vm):
    """A small Linux with one disk, one NIC, a serial console, a guest agent and a screen."""
    # Open vSwitch in user space passes frames on as they are: checksums and sizes must be right when they leave the guest.
    off = "csum='off' gso='off' tso4='off' tso6='off' ecn='off' ufo='off'"
    whole = f"<driver name='qemu'><host {off}/></driver>" if lab.open_vswitch else ""
    kind, features = ("kvm", "") if lab.accel == "kvm" else ("qemu", "<tcg><tb-cache unit='MiB'>32</tb-cache></tcg>")
    return f"""<domain type='{kind}'>
  <name>{vm.name}</name>
  <uuid>{vm.uuid}</uuid>
  <title>{vm.name} of lab {lab.name}</title>
  <memory unit='MiB'>{vm.memory_mib}</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>/srv/orrery/boot/vmlinuz</kernel>
    <initrd>/srv/orrery/boot/initrd.img</initrd>
    <cmdline>console=ttyS0 {_KERNEL} lab.name={vm.name} lab.ip={vm.ip}/24 lab.beat={lab.beat}</cmdline>
  </os>
  <features><acpi/>{features}</features>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none'/>
      <source file='{storage.disk_target(vm)}'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <controller type='usb' model='none'/>
    <interface type='network'>
      <mac address='{vm.mac}'/>
      <source network='vm-data'/>
      <model type='virtio'/>{whole}
    </interface>
    <serial type='pty'><log file='/var/log/libvirt/qemu/{vm.name}-serial.log' append='on'/></serial>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <graphics type='vnc' autoport='yes' listen='0.0.0.0'/>
    <video><model type='vga' vram='4096'/></video>
    <memballoon model='virtio'/>
  </devices>
</domain>
"""


def where(lab, powered):
    """Which hosts run and which know each VM, as libvirt on each says: {vm name: {"running": [...], "defined": [...]}}.

    A host that does not answer within 10 s is named under the key None.
    """
    places = {vm.name: {"running": [], "defined": []} for vm in lab.vms}
    silent = []
    jobs = [["timeout", "10", "virsh", "-q", "-c", lab.uri(host), "list --all --name; echo ---; list --name"] for host in powered]
    for host, (code, output) in zip(powered, command.start_all(jobs)):
        if code != 0:
            silent.append(host.name)
            continue
        defined, _, running = output.partition("---")
        for name in set(defined.split()) & set(places):
            places[name]["defined"].append(host.name)
        for name in set(running.split()) & set(places):
            places[name]["running"].append(host.name)
    places[None] = silent
    return places


def serial_log(lab, host_name, vm):
    """The last 64 KiB of a VM's serial console on a host."""
    path = lab.path("hosts", host_name, "log", "libvirt", "qemu", f"{vm.name}-serial.log")
    try:
        with open(path, "rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - 65536))
            return log.read().decode(errors="replace").replace("\r", "")
    except FileNotFoundError:
        return ""


def answering(vms):
    """The names of the VMs that answer one ping within a second; runs in the console's namespace."""
    running = [(vm, subprocess.Popen(["ping", "-n", "-q", "-c1", "-W1", vm.ip], stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)) for vm in vms]
    return {vm.name for vm, process in running if process.wait() == 0}


def await_answers(vms, limit, say):
    """Pings until all VMs answer; returns those which did not within the limit (seconds)."""
    missing, end = list(vms), time.monotonic() + limit
    while missing and time.monotonic() < end:
        started = time.monotonic()
        found = answering(missing)
        for vm in missing:
            if vm.name in found:
                say(f"{vm.name} answers at {vm.ip}")
        missing = [vm for vm in missing if vm.name not in found]
        if missing:
            time.sleep(max(0.0, 0.5 - (time.monotonic() - started)))
    return missing


def http_heartbeat(vm):
    """The heartbeat count a VM gives over HTTP, or None; runs in the console's namespace."""
    try:
        with socket.create_connection((vm.ip, 80), timeout=2) as connection:
            connection.sendall(b"GET /hb HTTP/1.0\r\n\r\n")
            answer = b"".join(iter(lambda: connection.recv(4096), b""))
        return int(re.search(rb"\r\n\r\n(\d+)", answer).group(1))
    except (OSError, AttributeError):
        return None
