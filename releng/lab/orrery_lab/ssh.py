# SPDX-License-Identifier: EPL-2.0
"""ssh into the hosts and among them: an sshd on each, one key that all of them let in, and a client's configuration that
only the console and the hosts see (a peer-to-peer migration over ssh is dialled by the source host)."""
import os
import shutil

from . import artefacts, command
from .errors import LabError

TARGET = "/srv/orrery/ssh"  # where a host sees the server's program
_HOST_KEY = "ssh_host_ed25519_key"
_CLIENT_KEY = "client"


def create(lab, say):
    """Makes the lab's keys and the client's configuration, and puts the server's program beside them."""
    folder = lab.path("ssh")
    os.mkdir(folder)
    shutil.copytree(artefacts.ssh_server_folder(say), os.path.join(folder, "server"))
    _generate_keys([os.path.join(folder, name) for name in (_CLIENT_KEY, *(host.name for host in lab.hosts))])
    with open(os.path.join(folder, "known_hosts"), "w", encoding="ascii") as known:
        for host in lab.hosts:
            known.write(f"{host.name} {_public_key(lab, host.name)}")
    with open(client_config(lab), "w", encoding="utf-8") as config:
        config.write(_client_settings(folder))


def client_config(lab):
    """Takes the place of /etc/ssh/ssh_config on the console."""
    return lab.path("ssh", "config")


def _client_settings(folder):
    """Only the hosts' names have known keys: their addresses stand for a host that one has never met."""
    return ("Host *\n"
            f"  UserKnownHostsFile {_quoted(os.path.join(folder, 'known_hosts'))}\n"
            "  GlobalKnownHostsFile none\n"
            f"  IdentityFile {_quoted(os.path.join(folder, _CLIENT_KEY))}\n"
            "  IdentitiesOnly yes\n")


def _quoted(path):
    return '"' + path.replace("%", "%%") + '"'


def install(lab, host, etc):
    """Gives a host its key, the client whom it lets in, and the settings of server and client."""
    folder = os.path.join(etc, "ssh")
    os.mkdir(folder)
    shutil.copy(lab.path("ssh", host.name), os.path.join(folder, _HOST_KEY))
    shutil.copy(lab.path("ssh", f"{_CLIENT_KEY}.pub"), os.path.join(folder, "authorized_keys"))
    for name in (_CLIENT_KEY, "known_hosts"):
        shutil.copy(lab.path("ssh", name), os.path.join(folder, name))
    with open(os.path.join(folder, "ssh_config"), "w", encoding="utf-8") as config:
        config.write(_client_settings("/etc/ssh"))
    with open(os.path.join(folder, "sshd_config"), "w", encoding="ascii") as config:
        config.write(f"ListenAddress {host.management_address}:22\n"
                     f"HostKey /etc/ssh/{_HOST_KEY}\n"
                     "AuthorizedKeysFile /etc/ssh/authorized_keys\n"
                     "StrictModes no\n"  # where an ordinary user runs the lab, / belongs to nobody
                     "AllowUsers root\n"
                     "PermitRootLogin prohibit-password\n"
                     "PidFile none\n")


def start():
    """Starts the host's sshd; runs on the host and returns once it serves its port."""
    os.makedirs("/run/sshd", mode=0o755)  # the empty folder into which its unprivileged part locks itself
    command.run(f"{TARGET}/sshd", "-f", "/etc/ssh/sshd_config", "-E", "/var/log/sshd.log", timeout=20,
                environment={"PATH": command.PATH, "LD_LIBRARY_PATH": TARGET})


def _generate_keys(paths):
    jobs = [["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "orrery-lab", "-f", path] for path in paths]
    for path, (code, output) in zip(paths, command.start_all(jobs)):
        if code != 0:
            raise LabError(f"ssh-keygen could not make {path}: {output.strip()[-500:]}")


def _public_key(lab, name):
    with open(lab.path("ssh", f"{name}.pub"), encoding="ascii") as file:
        return file.read()
