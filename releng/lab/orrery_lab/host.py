# SPDX-License-Identifier: EPL-2.0
"""A lab host: the init process of its namespaces, which mounts its file systems and starts libvirt's daemons."""
import json
import os
import shutil
import signal
import socket

from . import cgroups, command, namespaces, network, pki, ssh, storage
from .errors import LabError

NAMESPACES = (namespaces.NEWNS | namespaces.NEWUTS | namespaces.NEWIPC | namespaces.NEWNET | namespaces.NEWPID
              | namespaces.NEWCGROUP)
# libvirtd does not start without its user, though nothing in the lab runs as it; sshd's unprivileged part runs as sshd.
# lldpd wants a user of its own; where only root may use the sockets of others that is root under another name.
# /root is the machine's and perhaps not to be entered, so root has another home.
_OWN_USERS = {"passwd": ["root:x:0:0:root:/:/bin/bash",
                         "libvirt-qemu:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin",
                         "sshd:x:64022:65534::/run/sshd:/usr/sbin/nologin",
                         "_lldpd:x:0:0::/run/lldpd:/usr/sbin/nologin"],
              "group": ["libvirt-qemu:x:64055:", "_lldpd:x:0:"]}
# What programs on a host need of the machine's /etc; all else a host does not have.
_ETC = ("alternatives", "bash.bashrc", "ethertypes", "group", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime",
        "login.defs", "magic", "mime.types", "nsswitch.conf", "passwd", "profile", "protocols", "services",
        "swtpm-localca.conf", "swtpm-localca.options", "swtpm_setup.conf", "terminfo", "timezone")
_DAEMONS = (("virtlogd", "-d"), ("virtlockd", "-d"), ("libvirtd", "-d", "--listen"))
_SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema"
_OVS_RUN = "/run/openvswitch"
# The database listens on the management network, too: the console's way to it. The kernel has no datapath of its own here.
_OPEN_VSWITCH = (("ovsdb-server", "--detach", "--no-chdir", f"--remote=punix:{_OVS_RUN}/db.sock", "--remote=ptcp:6640",
                  f"--pidfile={_OVS_RUN}/ovsdb-server.pid", "--log-file=/var/log/openvswitch/ovsdb-server.log", "-vconsole:off"),
                 ("ovs-vsctl", "--no-wait", "init"),
                 ("ovs-vswitchd", "--detach", "--no-chdir", "--disable-system", f"--pidfile={_OVS_RUN}/ovs-vswitchd.pid",
                  "--log-file=/var/log/openvswitch/ovs-vswitchd.log", "-vconsole:off", f"unix:{_OVS_RUN}/db.sock"))
_ENVIRONMENT = {"PATH": command.PATH, "HOME": "/root", "LANG": "C.UTF-8"}
_OWN_FOLDERS = {"run": "/run", "etc": "/etc", "lib": "/var/lib", "log": "/var/log", "cache": "/var/cache"}


def prepare(lab, host, controllers):
    """Makes the host's folders and settings; they outlive a power cut."""
    for part in (*_OWN_FOLDERS, "local"):
        os.makedirs(lab.host_path(host, part))
    for part in ("lib", "log", "cache"):
        os.makedirs(lab.host_path(host, part, "libvirt"))
    os.mkdir(lab.host_path(host, "lib", "swtpm-localca"))  # who signs the certificates of emulated TPMs
    os.mkdir(lab.host_path(host, "log", "libvirt", "qemu"))  # virtlogd needs it before libvirtd would make it
    _make_etc(lab, host, controllers)
    if lab.open_vswitch:
        _make_database(lab, host)


def _make_database(lab, host):
    for part in ("etc", "lib", "log"):
        os.mkdir(lab.host_path(host, part, "openvswitch"))
    database = lab.host_path(host, "etc", "openvswitch", "conf.db")
    command.run("ovsdb-tool", "create", database, _SCHEMA)

def _make_etc(lab, host, controllers):
    etc = lab.host_path(host, "etc")
    for name in _ETC:
        source = os.path.join("/etc", name)
        if os.path.isdir(source) and not os.path.islink(source):
            shutil.copytree(source, os.path.join(etc, name), symlinks=True)
        elif os.path.lexists(source):
            shutil.copy(source, os.path.join(etc, name), follow_symlinks=os.path.exists(source))
    for name, lines in _OWN_USERS.items():
        own = {line.split(":")[0] for line in lines}
        with open(os.path.join(etc, name), "r+", encoding="utf-8") as file:
            kept = [line for line in file.read().splitlines() if line.split(":")[0] not in own]
            file.seek(0)
            file.truncate()
            file.write("\n".join(kept + lines) + "\n")
    _write(etc, "shadow", "root:*:20000:0:99999:7:::\n")  # without it systemd's name service says that root is locked
    _write(etc, "hosts", network.hosts_file(lab, None))
    _write(etc, "hostname", host.name + "\n")
    _write(etc, "libvirt/libvirtd.conf", _settings(_libvirtd(host)))
    _write(etc, "libvirt/qemu.conf", _settings(_qemu(host, controllers)))
    _write(etc, "libvirt/qemu-lockd.conf", _settings({"auto_disk_leases": True}))
    pki.install(lab, host, etc)
    ssh.install(lab, host, etc)


def _libvirtd(host):
    return {"listen_tls": True, "listen_tcp": True, "listen_addr": "0.0.0.0", "auth_tcp": "none",
            "auth_unix_ro": "none", "auth_unix_rw": "none", "unix_sock_rw_perms": "0700", "unix_sock_group": "root",
            "host_uuid": host.uuid, "max_clients": 200, "max_client_requests": 20,
            "keepalive_interval": 2, "keepalive_count": 3,
            "log_level": 3, "log_outputs": "3:file:/var/log/libvirt/libvirtd.log"}


def _qemu(host, controllers):
    return {"user": "root", "group": "root", "swtpm_user": "root", "swtpm_group": "root", "dynamic_ownership": False, "remember_owner": False,
            "security_driver": "none", "security_default_confined": False, "namespaces": [],
            "cgroup_controllers": controllers, "lock_manager": "lockd",
            # Migration goes over the data network; a cut link is noticed after some 8 seconds.
            "migration_host": host.data_address, "migration_address": "0.0.0.0",
            "keepalive_interval": 2, "keepalive_count": 3, "vnc_listen": "0.0.0.0"}


def _settings(values):
    """libvirt's settings files: name = value, with JSON's notation but 1 and 0 for yes and no."""
    return "".join(f"{key} = {json.dumps(int(value) if isinstance(value, bool) else value)}\n"
                   for key, value in values.items())


def _write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def init(lab, host, go, ready):
    """Body of the host's init: returns only by the power being cut.

    Reads a line from the pipe `go` once its cables are in, writes "ready" or the reason of failure to `ready`.
    """
    try:
        namespaces.set_process_name(f"init-{host.name}")
        os.setsid()
        os.read(go, 1)
        socket.sethostname(host.name)
        _mount_all(lab, host)
        network.configure_host(lab, host)
        network.verify_closed(host.name)
        _start_daemons(lab)
        os.write(ready, b"ready")
    except (LabError, OSError) as error:
        os.write(ready, str(error).encode())
        return 1
    os.close(ready)
    _reap_for_ever()


def _mount_all(lab, host):
    namespaces.mount("proc", "/proc", "proc")
    controllers = cgroups.controllers()  # asked while the machine's /sys is still to be seen
    namespaces.mount("sysfs", "/sys", "sysfs")
    cgroups.mount_own(controllers)
    run = lab.host_path(host, "run")
    shutil.rmtree(run)
    for folder in ("", "libvirt", "lock"):
        os.mkdir(os.path.join(run, folder))
    namespaces.mount("tmpfs", "/srv", "tmpfs", data="mode=755")
    for source, target in ((lab.path("shared-mount"), storage.SHARED_TARGET),
                           (lab.host_path(host, "local"), storage.LOCAL_TARGET)):
        os.makedirs(target)
        namespaces.bind(source, target)
    for source, target in ((lab.boot_folder, "/srv/orrery/boot"), (lab.path("ssh", "server"), ssh.TARGET)):
        os.mkdir(target)
        namespaces.bind(source, target, read_only=True)
    for part, target in _OWN_FOLDERS.items():
        namespaces.bind(lab.host_path(host, part), target)


def _start_daemons(lab):
    """Each returns once it serves its socket. Switches first: VMs plug into them."""
    os.chdir("/")
    if lab.open_vswitch:
        os.makedirs(_OVS_RUN)
    for daemon in (_OPEN_VSWITCH if lab.open_vswitch else ()) + _DAEMONS:
        command.run(*daemon, environment=_ENVIRONMENT, timeout=20)
    ssh.start()


def revival(lab):
    """The command that, run on a host, starts those of its daemons that have ended, in the host's own groups."""
    steps = ['for group in /sys/fs/cgroup/*/cgroup.procs; do [ ! -w "$group" ] || echo $$ >"$group"; done', "cd /"]
    steps += [f"pgrep -x {daemon[0]} >/dev/null || {' '.join(daemon)}" for daemon in (_OPEN_VSWITCH if lab.open_vswitch else ()) + _DAEMONS]
    return ["env", "-i", *(f"{name}={value}" for name, value in _ENVIRONMENT.items()), "sh", "-e", "-c", "\n".join(steps)]


def _reap_for_ever():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            signal.sigwait({signal.SIGCHLD})
