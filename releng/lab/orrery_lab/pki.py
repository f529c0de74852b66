# SPDX-License-Identifier: EPL-2.0
"""Certificates of the lab: one for every host, one for clients, and two that hosts must refuse.

RSA throughout: libvirt 9 refuses elliptic curve certificates for want of the usage "key encipherment".
"""
import os
import shutil

from . import command
from .errors import LabError

CLIENT = "client"
EXPIRED_CLIENT = "expired-client"            # its certificate ended years ago
WRONG_CA_CLIENT = "wrong-ca-client"          # trusts the hosts, but hosts do not know who signed its certificate
DISTRUSTING_CLIENT = "distrusting-client"    # the same certificate, and does not know who signed the hosts' either
_FUTURE = "expiration_days = 3650\n"
_PAST = 'activation_date = "2020-01-01 00:00:00"\nexpiration_date = "2020-01-02 00:00:00"\n'
_LEAF = "organization = Orrery lab\nsigning_key\nencryption_key\ntls_www_client\n"


def create(lab):
    """Makes all certificates; the folders of clients have the file names which libvirt's pkipath expects."""
    folder = lab.path("pki")
    os.makedirs(folder)
    hosts = [host.name for host in lab.hosts]
    clients = [CLIENT, EXPIRED_CLIENT, WRONG_CA_CLIENT]
    _generate_keys([os.path.join(folder, f"{name}.key") for name in ("ca", "other-ca", *hosts, *clients)])
    _run_all([_authority(folder, "ca", "Orrery lab"), _authority(folder, "other-ca", "Somebody else")])
    jobs = [_leaf(folder, host.name, "ca", _host_template(host)) for host in lab.hosts]
    jobs.append(_leaf(folder, CLIENT, "ca", f"cn = console\n{_LEAF}{_FUTURE}"))
    jobs.append(_leaf(folder, EXPIRED_CLIENT, "ca", f"cn = expired console\n{_LEAF}{_PAST}"))
    jobs.append(_leaf(folder, WRONG_CA_CLIENT, "other-ca", f"cn = strange console\n{_LEAF}{_FUTURE}"))
    _run_all(jobs)
    _client_folder(folder, CLIENT, CLIENT, "ca")
    _client_folder(folder, EXPIRED_CLIENT, EXPIRED_CLIENT, "ca")
    _client_folder(folder, WRONG_CA_CLIENT, WRONG_CA_CLIENT, "ca", "other-ca")
    _client_folder(folder, DISTRUSTING_CLIENT, WRONG_CA_CLIENT, "other-ca")


def install(lab, host, etc):
    """Puts a host's certificates where libvirt and QEMU look for them by default."""
    source = lab.path("pki")
    certificate, key, authority = (os.path.join(source, name) for name in (f"{host.name}.crt", f"{host.name}.key", "ca.crt"))
    for target, origin in {
            "pki/CA/cacert.pem": authority,
            "pki/libvirt/servercert.pem": certificate, "pki/libvirt/private/serverkey.pem": key,
            "pki/libvirt/clientcert.pem": certificate, "pki/libvirt/private/clientkey.pem": key,
            "pki/qemu/ca-cert.pem": authority,
            "pki/qemu/server-cert.pem": certificate, "pki/qemu/server-key.pem": key,
            "pki/qemu/client-cert.pem": certificate, "pki/qemu/client-key.pem": key}.items():
        path = os.path.join(etc, target)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        shutil.copy(origin, path)


def _generate_keys(paths):
    _run_all([["certtool", "--generate-privkey", "--key-type=rsa", "--bits=2048", f"--outfile={path}"] for path in paths])


def _authority(folder, name, common_name):
    template = _template(folder, name, f'cn = "{common_name}"\nca\ncert_signing_key\n{_FUTURE}')
    return ["certtool", "--generate-self-signed", f"--load-privkey={folder}/{name}.key", f"--template={template}",
            f"--outfile={folder}/{name}.crt"]


def _leaf(folder, name, authority, text):
    template = _template(folder, name, text)
    return ["certtool", "--generate-certificate", f"--load-privkey={folder}/{name}.key", f"--template={template}",
            f"--load-ca-certificate={folder}/{authority}.crt", f"--load-ca-privkey={folder}/{authority}.key",
            f"--outfile={folder}/{name}.crt"]


def _host_template(host):
    names = "".join(f"dns_name = {name}\n" for name in (host.name, f"{host.name}.data"))
    addresses = (host.management_address, host.data_address, "127.0.0.1")
    return (f"cn = {host.name}\n{names}" + "".join(f"ip_address = {address}\n" for address in addresses)
            + f"{_LEAF}tls_www_server\n{_FUTURE}")


def _template(folder, name, text):
    path = os.path.join(folder, f"{name}.template")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _run_all(jobs):
    for job, (code, output) in zip(jobs, command.start_all(jobs)):
        if code != 0:
            raise LabError(f"{' '.join(job[:3])} failed: {output.strip()[-500:]}")


def _client_folder(folder, name, certificate, *trusted):
    """libvirt checks a client's own certificate against the authorities it trusts, before any host sees it."""
    target = os.path.join(folder, name)
    os.mkdir(target)
    with open(os.path.join(target, "cacert.pem"), "wb") as bundle:
        for authority in trusted:
            with open(os.path.join(folder, f"{authority}.crt"), "rb") as file:
                bundle.write(file.read())
    shutil.copy(os.path.join(folder, f"{certificate}.crt"), os.path.join(target, "clientcert.pem"))
    shutil.copy(os.path.join(folder, f"{certificate}.key"), os.path.join(target, "clientkey.pem"))
