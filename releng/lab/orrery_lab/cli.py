# SPDX-License-Identifier: EPL-2.0
"""The command line. Exit codes: 0 done, 1 failed, 2 called wrongly; `exec` and `gap` give the command's own."""
import argparse
import os
import sys

from . import control, gap, host, lifecycle, namespaces, network, report, selftest, state
from .errors import LabError, UsageError
from .fake import lifecycle as fake, shape as fake_shape
from .fake.supervisor import FakeSupervisor
from .supervisor import Supervisor


def main(words):
    try:
        # What stands behind "--" is another program's business; argparse would look for its own options there.
        own, command = _split(words)
        arguments = _parser().parse_args(own)
        arguments.command = command
        arguments.name = arguments.name or arguments.usual_name
        if bool(command) != arguments.takes_command:
            raise UsageError("this takes no command behind --" if command else "the command behind -- is missing")
        return arguments.run(arguments) or 0
    except UsageError as error:
        return _fail(error, 2)
    except LabError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1


def _split(words):
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1:]


def _fail(error, code):
    print(f"lab: {error}", file=sys.stderr)
    return code


def _parser():
    parser = argparse.ArgumentParser(prog="lab", description="Real libvirt hosts on one machine, each in its own namespaces.",
                                     allow_abbrev=False)
    parser.add_argument("--name", help="which lab (default: lab, or fake for a fake fleet); several may run side by side")
    parser.set_defaults(usual_name="lab")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    up = _command(commands, "up", _up, "start the lab, or bring it back to its full shape")
    up.add_argument("--hosts", type=int, default=3)
    up.add_argument("--vms", type=int, default=6)
    up.add_argument("--all-shared", action="store_true", help="every VM on the shared datastore, none on a local one")
    up.add_argument("--beat", type=int, default=1, metavar="SECONDS",
                    help="from one heartbeat of a VM to the next; without KVM a dozen VMs that beat every second fill half a core")
    up.add_argument("--open-vswitch", action="store_true",
                    help="hosts run Open vSwitch (in user space) and have two more NICs for it, eth2 and eth3")
    up.add_argument("--wait", type=float, default=120, metavar="SECONDS", help="how long VMs may take to answer")
    _command(commands, "down", lambda a: lifecycle.down(a.name), "end the lab and remove all it left")
    _json(_command(commands, "status", _status, "show the lab"))
    _json(_command(commands, "guests", lambda a: report.guests(_lab(a), a.json), "ask every VM whether it lives"))

    for verb, order, help_text in (("plug", "power-on", "give a host power"), ("unplug", "power-off", "pull a host's power plug"),
                                   ("isolate", "isolate", "cut one of a host's links at the switch"),
                                   ("rejoin", "rejoin", "connect that link again")):
        command = _command(commands, verb, _order, help_text)
        command.set_defaults(order=order, network=None)
        command.add_argument("host")
        if verb in ("isolate", "rejoin"):
            command.add_argument("--network", choices=network.SWITCHES, default="management", help="default: management")

    revive = _command(commands, "revive", _revive, "start the daemons of a host that have ended, as its service manager would")
    revive.add_argument("host")
    execute = _command(commands, "exec", _exec, "run a command on a host or on the console", takes_command=True)
    execute.add_argument("machine", metavar="HOST|console", help="then -- and the command")
    measure = _json(_command(commands, "gap", _gap, "ping an address every 20 ms while a command runs on the console",
                             takes_command=True))
    measure.add_argument("address", metavar="IP|VM", help="then -- and the command")
    serial = _command(commands, "serial", lambda a: report.serial(_lab(a), a.vm, a.lines), "show the end of a VM's serial console")
    serial.add_argument("vm")
    serial.add_argument("--lines", type=int, default=20)
    _add_fake(commands)
    _command(commands, "selftest", lambda a: selftest.run(), "try the lab on itself, with labs of its own")

    supervise = commands.add_parser("_supervise")
    supervise.add_argument("outside_network")
    supervise.add_argument("report", type=int)
    supervise.set_defaults(takes_command=False, run=lambda a: Supervisor(state.load(a.name)).run(a.outside_network, a.report))
    supervise = commands.add_parser("_supervise-fake")
    supervise.add_argument("outside_network")
    supervise.add_argument("report", type=int)
    supervise.set_defaults(takes_command=False, run=lambda a: FakeSupervisor(fake_shape.load(a.name)).run(a.outside_network, a.report))
    return parser


def _add_fake(commands):
    up = _json(_command(commands, "fake", _fake, "start a fleet of many hosts without guests, to show and measure a large one"))
    up.add_argument("--hosts", type=int, default=100)
    up.add_argument("--vms", type=int, default=100, help="on each host")
    up.add_argument("--churn", default="0", metavar="RATE", help="changes per second over all hosts (start, stop, define, remove), or max")
    up.add_argument("--awkward", action="store_true", help="the first VMs of each host have names that programs stumble over")
    up.add_argument("--hosts-per-daemon", type=int, default=1, metavar="N",
                    help="above 1: hosts come from files, N to a daemon, and do not change")
    up.add_argument("--connect", metavar="FOLDER", help="save connections to all hosts in this data folder of Orrery")
    churn = _command(commands, "churn", lambda a: fake.rate(a.name, fake.parse_rate(a.rate)), "choose how fast a fake fleet changes")
    churn.add_argument("rate", help="changes per second, or max")
    freeze = _command(commands, "freeze", lambda a: fake.order(a.name, "freeze", a.host), "let the daemon of a fake host stand still")
    thaw = _command(commands, "thaw", lambda a: fake.order(a.name, "thaw", a.host), "let it go on")
    for command in (freeze, thaw):
        command.add_argument("host")
    for command in (up, churn, freeze, thaw):
        command.set_defaults(usual_name="fake")


def _fake(arguments):
    return fake.up(arguments.name, arguments.hosts, arguments.vms, fake.parse_rate(arguments.churn), arguments.awkward,
                   arguments.hosts_per_daemon, arguments.connect, arguments.json)


def _status(arguments):
    if fake_shape.load(arguments.name) is not None and control.is_running(arguments.name):
        return fake.status(arguments.name, arguments.json)
    return report.status(arguments.name, arguments.json)


def _command(commands, verb, run, help_text, takes_command=False):
    command = commands.add_parser(verb, help=help_text, description=help_text, allow_abbrev=False)
    command.set_defaults(run=run, takes_command=takes_command)
    return command


def _json(command):
    command.add_argument("--json", action="store_true", help="for programs")
    return command


def _lab(arguments):
    """The lab of that name, which must be up."""
    lab = state.load(arguments.name)
    if lab is None or not control.is_running(arguments.name):
        raise LabError(f"lab {arguments.name} is down; `lab --name {arguments.name} up` starts it")
    return lab


def _up(arguments):
    return lifecycle.up(arguments.name, arguments.hosts, arguments.vms, arguments.wait, arguments.all_shared, arguments.beat,
                        arguments.open_vswitch)


def _order(arguments):
    lab = _lab(arguments)
    lab.host(arguments.host)
    details = {"network": arguments.network} if arguments.network else {}
    control.order(lab, arguments.order, hosts=[arguments.host], **details)


def _revive(arguments):
    lab = _lab(arguments)
    lab.host(arguments.host)
    machine = control.open_machine(lab, arguments.host)
    return namespaces.run_inside(machine, control.flags_for(arguments.host), host.revival(lab))


def _exec(arguments):
    lab, words = _lab(arguments), arguments.command
    if arguments.machine != "console":
        lab.host(arguments.machine)
    machine = control.open_machine(lab, arguments.machine)
    os.environ["PATH"] = _with_system_programs(os.environ.get("PATH", ""))
    return namespaces.run_inside(machine, control.flags_for(arguments.machine), words)


def _with_system_programs(path):
    """Inside one is root, so the programs of root are to be found."""
    folders = [folder for folder in path.split(":") if folder]
    return ":".join(folders + [folder for folder in ("/usr/sbin", "/sbin", "/usr/bin", "/bin") if folder not in folders])


def _gap(arguments):
    lab, words = _lab(arguments), arguments.command
    try:
        address = lab.vm(arguments.address).ip
    except UsageError:
        address = arguments.address
    return gap.run(lab, address, words, arguments.json)
