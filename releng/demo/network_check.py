# SPDX-License-Identifier: EPL-2.0
"""Draws a switch and a profile with a real mouse, connects two VMs of two lab hosts to it, applies it, and has the guests ping each other.

Runs in the lab's client namespace. Last line: draw-network: ok drawn=…s applied=…s pings=…/…
"""
import argparse
import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from desktop import CheckFailed, Console, Desktop, centre, run_check, wait_for
from drag_check import Rest, connect
from drawing import Drawing

SWITCH, PROFILE, NIC = "dvs0", "tenant", "eth2"
PINGS = 20


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lab", required=True, help="file with the JSON of: lab status --json")
    parser.add_argument("--product", required=True, help="folder of the built product")
    parser.add_argument("--java", required=True)
    parser.add_argument("--pictures", required=True, help="folder for drawn.png, dragged.png, plan.png, applied.png")
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    return parser.parse_args()


def virsh(uri, *words, check=True):
    answer = subprocess.run(["virsh", "-q", "-c", uri, *words], capture_output=True, text=True, check=False, timeout=60)
    if check and answer.returncode != 0:
        raise CheckFailed(f"virsh {' '.join(words[:2])}: {answer.stderr.strip()}")
    return answer.stdout.strip()


class Vm:
    """A lab VM on the host that has it now: a check before this one may have moved it from its home."""

    def __init__(self, host, vm):
        self.name, self.ip, self.mac, self.host, self.uri = vm["name"], vm["ip"], vm["mac"], host["name"], host["uri"]

    def virsh(self, *words, check=True):
        return virsh(self.uri, *words, check=check)

    def is_running(self):
        return self.virsh("domstate", self.name) == "running"

    def agent(self, request):
        return json.loads(self.virsh("qemu-agent-command", "--timeout", "20", self.name, json.dumps(request)))["return"]

    def answers(self):
        try:
            self.agent({"execute": "guest-ping"})
            return True
        except (CheckFailed, json.JSONDecodeError):
            return False

    def ping(self, address):
        """Number of answers that the guest itself got."""
        pid = self.agent({"execute": "guest-exec", "arguments": {
            "path": "/bin/ping", "arg": ["-c", str(PINGS), "-i", "0.2", "-W", "2", address], "capture-output": True}})["pid"]

        def ended():
            status = self.agent({"execute": "guest-exec-status", "arguments": {"pid": pid}})
            return status if status["exited"] else None
        status = wait_for(f"{self.name} to end its pings", ended, 60)
        text = base64.b64decode(status.get("out-data", "")).decode(errors="replace")
        received = re.search(r"(\d+) packets received", text)
        return int(received[1]) if received else 0


def pair(lab):
    """A VM of each of the first two hosts that have one."""
    chosen = []
    for host in lab["hosts"]:
        there = virsh(host["uri"], "list", "--all", "--name").split()
        chosen += [Vm(host, vm) for vm in lab["vms"] if vm["name"] in there][:1]
    if len(chosen) < 2:
        raise CheckFailed("fewer than two hosts have a VM; ./orrery lab down && ./orrery lab up brings the first shape back")
    return chosen[:2]


def draw(desktop, console, drawing, vms, pictures):
    """Everything by mouse: a switch, a profile, an uplink for each host, the NICs of the VMs."""
    drawing.begin("draw-network", (int(desktop.size.split("x")[0]) // 2, int(desktop.size.split("x")[1]) * 3 // 5))
    desktop.key("ctrl+m")
    for vm in vms:
        drawing.wait("host", vm.host)
        drawing.wait("vm", vm.name)
    drawing.at_rest(3)
    drawing.put("switch", centre(drawing.wait("hint")), "switch", SWITCH)
    drawing.put("profile", centre(drawing.wait("switch", SWITCH)), "profile", PROFILE)
    for vm in vms:
        drawing.drag(drawing.wait("nic", NIC, vm.host), drawing.wait("switch", SWITCH))
    for vm in vms:
        drawing.drag(drawing.wait("vm-nic", inside=vm.name), drawing.wait("profile", PROFILE, SWITCH), pictures / "dragged.png")
    desktop.picture(pictures / "drawn.png")
    console.alive()


def apply(desktop, console, drawing, pictures):
    """The button of the bar, then Enter in the review as soon as the plan is there and takes it."""
    drawing.click(*drawing.tool("apply"))
    wait_for("the review of the plan", lambda: desktop.windows("^Apply "), 20)
    time.sleep(2)
    desktop.picture(pictures / "plan.png")

    def gone():
        desktop.key("Return")
        time.sleep(0.5)
        return not desktop.windows("^Apply ")
    wait_for("the review to take Enter", gone, 60)

    def tasks():
        listed = json.loads(console.cli("list", "tasks", "--json"))
        listed = listed.get("tasks", listed) if isinstance(listed, dict) else listed
        ours = [task for task in listed if task["operation"] in ("network.apply", "network.connect")]
        for task in ours:
            if task["ended"] and task["state"].upper() != "SUCCEEDED":
                raise CheckFailed(f"{task['title']} ended as {task['state']}: {task['reason']} {task['remedy']}")
        return ours if len(ours) == 3 and all(task["ended"] for task in ours) else None
    return wait_for("the switch to be built and both VMs to be connected", tasks, 120)


def check(options, lab, home):
    pictures = pathlib.Path(options.pictures)
    vms = pair(lab)
    before = {vm.name: vm.virsh("dumpxml", "--inactive", vm.name) for vm in vms}
    geometry = pathlib.Path(home) / "drawing.json"
    with Desktop(options.size) as desktop:
        console = Console(desktop, options.product, options.java, home,
                          [f"-Dorrery.theme={options.theme}", f"-Dorrery.network.geometry.file={geometry}"])
        tasks = []
        try:
            # A running NIC cannot leave a Linux bridge for a switch of another kind.
            for vm in vms:
                vm.virsh("destroy", vm.name, check=False)
            connect(console, lab)
            console.start()
            wait_for("figures at rest", Rest(console), 90)
            drawing = Drawing(desktop, console, geometry)
            began = time.monotonic()
            draw(desktop, console, drawing, vms, pictures)
            drawn = time.monotonic()
            tasks = apply(desktop, console, drawing, pictures)
            applied = time.monotonic()
            received = guests_reach_each_other(vms)
            time.sleep(2)
            desktop.picture(pictures / "applied.png")
            return f"draw-network: ok drawn={drawn - began:.1f}s applied={applied - drawn:.1f}s pings={received}/{2 * PINGS}"
        except CheckFailed:
            desktop.picture(pictures / "failed.png")
            raise
        finally:
            bring_back(console, vms, before, tasks)


def guests_reach_each_other(vms):
    for vm in vms:
        vm.virsh("start", vm.name)
    for vm in vms:
        at = vm.virsh("domiflist", vm.name)
        if SWITCH not in at:
            raise CheckFailed(f"the NIC of {vm.name} is not at {SWITCH}: {at}")
        wait_for(f"the agent of {vm.name}", vm.answers, 120)
    wait_for("the first answer", lambda: vms[0].ping(vms[1].ip) > 0, 60)
    received = vms[0].ping(vms[1].ip) + vms[1].ping(vms[0].ip)
    if received < 2 * PINGS - 2:
        raise CheckFailed(f"{received} of {2 * PINGS} pings between the guests were answered")
    return received


def bring_back(console, vms, before, tasks):
    """The lab as it was: VMs at their old network, no switch of ours. What fails here is said and does not hide the verdict."""
    try:
        for vm in vms:
            vm.virsh("destroy", vm.name, check=False)
            with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
                file.write(before[vm.name])
                file.flush()
                vm.virsh("define", file.name)
        for task in tasks:
            if task["operation"] == "network.apply":
                console.cli("network", "undo", task["id"])
        for vm in vms:
            vm.virsh("start", vm.name)
    except (CheckFailed, subprocess.SubprocessError) as problem:
        print(f"(the lab could not be brought back: {problem})", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(run_check("draw-network", check, arguments()))
