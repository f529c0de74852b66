# SPDX-License-Identifier: EPL-2.0
"""`status`, `guests` and `serial`: what the lab is and how its VMs are."""
import json

from . import control, guests as vms, namespaces, pki, state, storage
from .errors import LabError


def status(name, as_json):
    lab = state.load(name)
    is_up = lab is not None and control.is_running(name)
    facts = _facts(lab) if is_up else {"name": name, "state": "down", "hosts": [], "vms": []}
    if as_json:
        print(json.dumps(facts, indent=1))
    elif is_up:
        _print_status(facts)
    else:
        print(f"lab {name} is down")
    return 0


def _facts(lab):
    """The contract with tests and demo: names and meaning of these keys stay."""
    seen = control.order(lab, "status")
    places = vms.where(lab, [host for host in lab.hosts if seen[host.name]["power"] == "on"])
    pki_folder = lab.path("pki")
    return {
        "name": lab.name, "state": "up", "accel": lab.accel, "folder": lab.folder,
        "hosts": [_host_facts(lab, host, seen[host.name], pki_folder) for host in lab.hosts],
        "vms": [{"name": vm.name, "uuid": vm.uuid, "ip": vm.ip, "mac": vm.mac, "home": vm.home,
                 "host": (places[vm.name]["running"] or [None])[0],
                 "datastore": vm.datastore, "memoryMiB": vm.memory_mib} for vm in lab.vms],
        "silentHosts": places[None],
        "pkiFolder": pki_folder,
        "clientPki": {"valid": f"{pki_folder}/{pki.CLIENT}", "expired": f"{pki_folder}/{pki.EXPIRED_CLIENT}",
                      "wrongAuthority": f"{pki_folder}/{pki.WRONG_CA_CLIENT}",
                      "distrusting": f"{pki_folder}/{pki.DISTRUSTING_CLIENT}"},
        "networks": vms.NETWORKS,
        "datastores": [{**pool, "shared": pool["name"] == "shared",
                        "sharedStorageSafe": pool["name"] == "shared" and lab.shared_safe} for pool in vms.POOLS],
    }


def _host_facts(lab, host, seen, pki_folder):
    pid = None
    if seen["power"] == "on":
        pid = namespaces.pid_of(control.open_machine(lab, host.name))
    return {"name": host.name, "uuid": host.uuid, "power": seen["power"], "management": seen["management"], "data": seen["data"],
            "uri": f"qemu+tcp://{host.name}/system",
            "tlsUri": f"qemu+tls://{host.name}/system?pkipath={pki_folder}/{pki.CLIENT}",
            "sshUri": f"qemu+ssh://root@{host.name}/system",
            **({"ovsdb": f"tcp:{host.name}:6640", "east": seen["east"], "west": seen["west"]} if lab.open_vswitch else {}),
            "unixUri": lab.uri(host), "managementAddress": host.management_address, "dataAddress": host.data_address,
            "initPid": pid}


def _print_status(facts):
    print(f"lab {facts['name']} is up ({facts['accel']}), kept in {facts['folder']}")
    print(f"{'host':6}{'power':7}{'management':12}{'addresses':26}libvirt (on the console)")
    for host in facts["hosts"]:
        addresses = f"{host['managementAddress']} {host['dataAddress']}"
        print(f"{host['name']:6}{host['power']:7}{host['management']:12}{addresses:26}{host['uri']}")
    print(f"{'VM':10}{'address':15}{'runs on':9}{'datastore':11}memory")
    for vm in facts["vms"]:
        print(f"{vm['name']:10}{vm['ip']:15}{vm['host'] or '-':9}{vm['datastore']:11}{vm['memoryMiB']} MiB")
    for name in facts["silentHosts"]:
        print(f"{name} has power, but its libvirt does not answer")


def guests(lab, as_json):
    """Exit code 0 when each VM runs on exactly one host and answers."""
    seen = control.order(lab, "status")
    places = vms.where(lab, [host for host in lab.hosts if seen[host.name]["power"] == "on"])
    disks = {vm.name: storage.disk_heartbeat(_image(lab, vm, places)) for vm in lab.vms}
    namespaces.enter(control.open_machine(lab, "console"), namespaces.NEWNET | namespaces.NEWNS)
    answering = vms.answering(lab.vms)
    rows = [{"name": vm.name, "ip": vm.ip, "hosts": places[vm.name]["running"], "defined": places[vm.name]["defined"],
             "ping": vm.name in answering, "httpHeartbeat": vms.http_heartbeat(vm) if vm.name in answering else None,
             "diskHeartbeat": disks[vm.name]} for vm in lab.vms]
    if as_json:
        print(json.dumps(rows, indent=1))
    else:
        print(f"{'VM':10}{'address':15}{'runs on':12}{'ping':6}{'heartbeat':>10}{'on disk':>10}")
        for row in rows:
            print(f"{row['name']:10}{row['ip']:15}{','.join(row['hosts']) or '-':12}{'ok' if row['ping'] else 'FAIL':6}"
                  f"{_shown(row['httpHeartbeat']):>10}{_shown(row['diskHeartbeat']):>10}")
    return 0 if all(row["ping"] and len(row["hosts"]) == 1 for row in rows) else 1


def _shown(value):
    return "-" if value is None else str(value)


def _image(lab, vm, places):
    """The VM's disk; a local one moves to the host on which the VM runs."""
    here = places[vm.name]["running"]
    if vm.datastore == "local" and here:
        return lab.path("hosts", here[0], "local", f"{vm.name}.qcow2")
    return storage.image_path(lab, vm)


def serial(lab, name, lines):
    vm = lab.vm(name)
    seen = control.order(lab, "status")
    places = vms.where(lab, [host for host in lab.hosts if seen[host.name]["power"] == "on"])
    host_name = (places[vm.name]["running"] + places[vm.name]["defined"] + [vm.home])[0]
    text = vms.serial_log(lab, host_name, vm)
    if not text:
        raise LabError(f"{vm.name} has written nothing to its serial console on {host_name}")
    print("\n".join(text.splitlines()[-lines:]))
    return 0
