# SPDX-License-Identifier: EPL-2.0
"""Drags a running VM from the first lab host to the second with a real mouse, and asks libvirt and the guest what became of it.

Runs in the lab's client namespace. Last line: drag-migrate: ok total=…s downtime=…ms longest-gap=…ms
"""
import argparse
import itertools
import json
import pathlib
import subprocess
import sys
import time

from desktop import CheckFailed, Console, Desktop, centre, run_check, wait_for
from guest_watch import GuestWatch, hosts_running


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lab", required=True, help="file with the JSON of: lab status --json")
    parser.add_argument("--product", required=True, help="folder of the built product")
    parser.add_argument("--java", required=True)
    parser.add_argument("--pictures", required=True, help="folder for before.png, during.png, migrating.png, after.png")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    return parser.parse_args()


def choose_vm(lab):
    """A VM that runs on the first host and lives on the shared datastore."""
    source = lab["hosts"][0]
    for vm in lab["vms"]:
        if vm["datastore"] == "shared" and [name for name, _ in hosts_running([source], vm["name"])]:
            return vm
    raise CheckFailed(f"no VM on shared storage runs on {source['name']}; ./orrery lab down && ./orrery lab up brings the first shape back")


def connect(console, lab):
    for host in lab["hosts"]:
        console.cli("connect", host["uri"], "--label", host["name"], "--datacenter", "Lab", "--cluster", "east")


def drag(desktop, console, vm, target, pictures):
    """Press on the VM, move in steps, wait on the target for its verdict, release, confirm."""
    start = centre(console.figure("vm", vm))
    end = centre(console.figure("host", target))
    desktop.xdotool("mousemove", *start)
    time.sleep(0.3)
    desktop.xdotool("mousedown", 1)
    for step in range(1, 16):
        desktop.xdotool("mousemove", start[0] + (end[0] - start[0]) * step // 15, start[1] + (end[1] - start[1]) * step // 15)
        time.sleep(0.04)
    sway = itertools.cycle([0, 3])

    def answered():
        # A hand is never quite still, and a machine under load may have swallowed the moves so far.
        desktop.xdotool("mousemove", end[0] + next(sway), end[1])
        return (console.figure("host", target) or {}).get("verdict")
    wait_for(f"the verdict of {target} on {vm}", answered, 60)
    verdict = console.figure("host", target)["verdict"]
    desktop.picture(pictures / "during.png")
    desktop.xdotool("mouseup", 1)
    if verdict != "possible":
        raise CheckFailed(f"{target} refuses {vm}: {verdict}")
    confirm(desktop, vm, target, pictures)


def confirm(desktop, vm, target, pictures):
    """Enter in the sheet, as soon as it has finished its own check and takes it."""
    sheet = f"^Migrate {vm} to {target}"
    wait_for("the confirmation sheet", lambda: desktop.windows(sheet), 20)
    time.sleep(1.0)
    desktop.picture(pictures / "confirm.png")

    def gone():
        desktop.key("Return")
        time.sleep(0.4)
        return not desktop.windows(sheet)
    wait_for("the confirmation sheet to take Enter", gone, 60)


def task_of(console, vm, since):
    """The migration task of the VM as the task store on disk has it."""
    tasks = json.loads(console.cli("list", "tasks", "--json"))
    tasks = tasks.get("tasks", tasks) if isinstance(tasks, dict) else tasks
    for task in tasks:
        if task["operation"] == "vm.migrate" and vm in [subject["name"] for subject in task["subjects"]] and task["created"] >= since:
            return task
    return None


def milliseconds(task):
    text = task["figures"].get("downtime", "")
    number = "".join(c for c in text if c.isdigit() or c == ".")
    if not number:
        return None
    return float(number) * (1000 if text.rstrip().endswith(" s") else 1)


def check(options, lab, home):
    pictures = pathlib.Path(options.pictures)
    vm = choose_vm(lab)
    with Desktop(options.size) as desktop, GuestWatch(vm["ip"]) as guest:
        console = Console(desktop, options.product, options.java, home, [f"-Dorrery.theme={options.theme}"])
        try:
            return migrate_by_mouse(desktop, console, guest, lab, vm, pictures)
        except CheckFailed:
            desktop.picture(pictures / "failed.png")
            raise


def migrate_by_mouse(desktop, console, guest, lab, vm, pictures):
    source, target = lab["hosts"][0]["name"], lab["hosts"][1]["name"]
    connect(console, lab)
    console.start()
    wait_for(f"the figure of {vm['name']} on {source}", lambda: console.figure("vm", vm["name"], source), 60)
    for host in lab["hosts"]:
        wait_for(f"the figure of {host['name']}", lambda: console.figure("host", host["name"]), 60)
    wait_for("figures at rest", Rest(console), 60)
    desktop.picture(pictures / "before.png")
    began, since = time.monotonic(), utc_now()
    drag(desktop, console, vm["name"], target, pictures)
    while hosts_running(lab["hosts"], vm["name"]) != [(target, "running")]:
        if time.monotonic() - began > 120:
            raise CheckFailed(f"after 120 s {vm['name']} runs on {hosts_running(lab['hosts'], vm['name'])}, not on {target}")
        desktop.picture(pictures / "migrating.png")
    total = time.monotonic() - began
    wait_for(f"the figure of {vm['name']} on {target}", lambda: console.figure("vm", vm["name"], target), 30)
    task = wait_for("the task to be recorded as done", lambda: ended(task_of(console, vm["name"], since)), 30)
    time.sleep(2)
    desktop.picture(pictures / "after.png")
    console.alive()
    return verdict(lab, vm, target, guest, task, total)


def ended(task):
    return task if task and task["ended"] else None


class Rest:
    """True once the figures have stood still for some seconds: hosts may still be arriving, and the first picture is fitted to them."""

    def __init__(self, console, seconds=3):
        self.console, self.seconds = console, seconds
        self.last, self.since = None, time.monotonic()

    def __call__(self):
        now = [(figure["ref"], figure["bounds"]) for figure in self.console.figures()]
        if now != self.last:
            self.last, self.since = now, time.monotonic()
        return now and time.monotonic() - self.since > self.seconds


def verdict(lab, vm, target, guest, task, total):
    running = hosts_running(lab["hosts"], vm["name"])
    if running != [(target, "running")]:
        raise CheckFailed(f"{vm['name']} should run on {target} exactly once; libvirt says {running}")
    if task["state"].upper() != "SUCCEEDED":
        raise CheckFailed(f"the task ended as {task['state']}: {task['reason']} {task['remedy']}")
    if not guest.heartbeat_unbroken():
        raise CheckFailed(f"the guest's heartbeat broke: {guest.beats}")
    gap = guest.longest_gap()
    if gap > 3000:
        raise CheckFailed(f"the guest did not answer for {gap:.0f} ms")
    pause = milliseconds(task)
    if pause is None:
        raise CheckFailed(f"the task holds no downtime: {task['figures']}")
    return f"drag-migrate: ok total={total:.1f}s downtime={pause:.0f}ms longest-gap={gap:.0f}ms"


def utc_now():
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())


if __name__ == "__main__":
    sys.exit(run_check("drag-migrate", check, arguments()))
