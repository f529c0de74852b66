# SPDX-License-Identifier: EPL-2.0
"""The cases of cli-lab: runs the command line as a person or script would, and asks virsh what became of it."""
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

OK, FAILED, USAGE, NOT_FOUND, REFUSED, UNREACHABLE, CANCELLED, ENVIRONMENT = range(8)
LAB_PROGRAM = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "lab", "lab")
NOBODY = "qemu+tcp://10.99.0.250/system"


class Case(Exception):
    """What a case found wrong."""


def check(condition, text):
    if not condition:
        raise Case(text)


class Answer:
    def __init__(self, words, done, seconds):
        self.words, self.code, self.out, self.err, self.seconds = words, done.returncode, done.stdout, done.stderr, seconds

    def json(self):
        return json.loads(self.out)

    def says(self, *patterns):
        """Every pattern is somewhere in what was printed, whichever stream."""
        for pattern in patterns:
            check(re.search(pattern, self.out + self.err), f"{self}: nothing like /{pattern}/")
        return self

    def __str__(self):
        return f"orrery {' '.join(self.words)} (code {self.code}, {self.seconds:.1f} s)\n{self.out}{self.err}"


class Bench:
    """A lab, a data folder with its hosts, and the ways to ask both."""

    def __init__(self, status, home):
        self.name, self.hosts, self.pki = status["name"], status["hosts"], status["clientPki"]
        self.status = status
        self.home = home
        self.vm = status["vms"][0]
        running = self.runs_on(self.vm["name"])
        check(len(running) == 1, f"{self.vm['name']} runs on {running}; `lab up` brings the lab back to its full shape")
        self.source = next(host for host in self.hosts if host["name"] == running[0])
        self.target = next(host for host in self.hosts if host["name"] != running[0])

    def orrery(self, code, *words, home=None, before=()):
        command = [*before, *os.environ["ORRERY_CLI"].split(), *words, "--home", home or self.home]
        began = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=180, check=False)
        answer = Answer(words, done, time.monotonic() - began)
        check(answer.code == code, f"{answer}: code {code} expected")
        check("Exception" not in answer.err and "\tat " not in answer.err, f"{answer}: a stack trace")
        return answer

    def virsh(self, host, *words):
        done = subprocess.run(["virsh", "-q", "-c", host["uri"], *words], capture_output=True, text=True, timeout=60, check=False)
        check(done.returncode == 0, f"virsh {words} on {host['name']}: {done.stderr}")
        return done.stdout.strip()

    def lab(self, *words):
        subprocess.run([LAB_PROGRAM, "--name", self.name, *words], check=True, capture_output=True, timeout=180)

    def runs_on(self, vm):
        return [host["name"] for host in self.hosts if vm in self.virsh(host, "list", "--name").split()]

    def state(self):
        return self.virsh(self.source, "domstate", self.vm["name"])


# ---- what works ----

def lists(bench):
    """hosts over TCP, TLS and ssh, and all they have"""
    names = [host["name"] for host in bench.hosts]
    hosts = bench.orrery(OK, "list", "hosts", "--json").json()
    check(sorted(host["name"] for host in hosts) == names, f"{hosts}")
    check({host["state"] for host in hosts} == {"active"}, f"{hosts}")
    bench.orrery(OK, "list", "hosts").says(*(rf"(?m)^{name} +active" for name in names))
    vms = {vm["name"]: vm["host"] for vm in bench.orrery(OK, "list", "vms", "--json").json()}
    check(vms == {vm["name"]: bench.runs_on(vm["name"])[0] for vm in bench.status["vms"]}, f"{vms}")
    bench.orrery(OK, "list", "networks").says(r"(?m)^vm-data +active +h1 +bridge +br0", r"(?m)^isolated +active +h2")
    bench.orrery(OK, "list", "datastores").says(r"(?m)^shared +active +h1", r"(?m)^local +active +h2")


def shows(bench):
    """one VM and one host"""
    bench.orrery(OK, "show", bench.vm["name"]).says(bench.vm["uuid"], r"State +running", rf"{bench.vm['name']}\.qcow2")
    bench.orrery(OK, "show", bench.source["name"]).says(r"Hypervisor +QEMU", rf"{bench.vm['name']} \(running\)")


def power(bench):
    """pause, resume, shutdown and start, as virsh sees them"""
    name = bench.vm["name"]
    bench.orrery(OK, "pause", name).says("succeeded")
    check(bench.state() == "paused", bench.state())
    bench.orrery(REFUSED, "pause", name).says(f"{name} is paused")
    bench.orrery(OK, "resume", name).says("succeeded")
    check(bench.state() == "running", bench.state())
    bench.orrery(OK, "shutdown", name).says("succeeded")
    check(bench.state() == "shut off", bench.state())
    bench.orrery(OK, "start", name).says("succeeded")
    check(bench.state() == "running", bench.state())
    await_guest(bench)


def await_guest(bench):
    """A guest that has not booted has little to migrate, and no addresses."""
    end = time.monotonic() + 120
    while subprocess.run(["ping", "-q", "-c1", "-W1", bench.vm["ip"]], check=False, stdout=subprocess.DEVNULL).returncode != 0:
        check(time.monotonic() < end, f"{bench.vm['name']} does not answer after its start")


def migrates(bench):
    """--check, --plan, there with progress, and back"""
    name, there = bench.vm["name"], bench.target["name"]
    bench.orrery(OK, "migrate", name, there, "--check").says(f"{name} can be migrated to {there}")
    bench.orrery(OK, "migrate", name, there, "--plan").says("1. ", "2. ", bench.source["name"])
    bench.orrery(OK, "migrate", name, there, "--script").says("virsh .*migrate")
    check(bench.runs_on(name) == [bench.source["name"]], "--check, --plan and --script change nothing")
    with back_home(bench):
        went = bench.orrery(OK, "migrate", name, there, "--json")
        check(went.json()[0]["state"] == "succeeded", str(went))
        events = [json.loads(line) for line in went.err.splitlines()]
        check([event for event in events if event["event"] == "progress" and event["state"] == "running"], f"{went}: no progress")
        check(bench.runs_on(name) == [there], f"runs on {bench.runs_on(name)}")
        bench.orrery(OK, "migrate", name, bench.source["name"]).says("succeeded, .*downtime")
        check(bench.runs_on(name) == [bench.source["name"]], f"runs on {bench.runs_on(name)}")
    bench.orrery(REFUSED, "migrate", name, bench.source["name"]).says(f"{name} is on {bench.source['name']} already", "(?i)another host")


@contextlib.contextmanager
def back_home(bench):
    try:
        yield
    finally:
        if bench.runs_on(bench.vm["name"]) == [bench.target["name"]]:
            bench.virsh(bench.target, "migrate", "--live", "--p2p", "--persistent", "--undefinesource", "--unsafe", bench.vm["name"], bench.source["uri"])


# ---- names ----

def ambiguous(bench):
    """a name that two hosts have"""
    name = bench.vm["name"]
    other = ElementTree.fromstring(bench.virsh(bench.source, "dumpxml", "--inactive", name))
    other.remove(other.find("uuid"))
    with tempfile.NamedTemporaryFile("wb", suffix=".xml") as file:
        ElementTree.ElementTree(other).write(file)
        file.flush()
        bench.virsh(bench.target, "define", file.name)
    try:
        here, there = (f"{host['name']}/{name}" for host in (bench.source, bench.target))
        bench.orrery(NOT_FOUND, "pause", name).says(here, there)
        check(bench.state() == "running", "a command that names two VMs touches neither")
        bench.orrery(OK, "show", there).says(r"State +off")
        bench.orrery(REFUSED, "migrate", here, bench.target["name"], "--check").says(f"(?i){name}.*(name|defined|exists)")
    finally:
        bench.virsh(bench.target, "undefine", name)


def unknown(bench):
    """names that nobody has, and arguments that are none"""
    bench.orrery(NOT_FOUND, "start", "no-such-vm").says("no-such-vm")
    bench.orrery(NOT_FOUND, "migrate", bench.vm["name"], "no-such-host").says("no-such-host")
    bench.orrery(NOT_FOUND, "list", "vms", "--host", "no-such-host").says("no-such-host")
    bench.orrery(USAGE, "migrate", bench.vm["name"]).says("--help")
    bench.orrery(USAGE, "list", "hosts", "--connect", "h1").says("has no driver", "for example qemu\\+ssh://")
    bench.orrery(USAGE, "list", "hosts", "--connect", "qemu+tcp://root:secret@h1/system").says("password")


# ---- hosts that do not let us in ----

def unreachable(bench):
    """one host of three without an address that answers holds up no other"""
    among = ["--connect", bench.source["uri"], "--connect", NOBODY, "--connect", bench.target["uri"], "--timeout", "6s"]
    answer = bench.orrery(UNREACHABLE, "list", "vms", *among)
    answer.says(rf"(?m)^{bench.vm['name']} +running +{bench.source['name']}", r"warning: \S*10\.99\.0\.250\S* did not answer", "powered on, its network is up")
    check(answer.seconds < 30, f"{answer}: too slow")
    bench.orrery(UNREACHABLE, "start", "no-such-vm", *among).says(r"may be on a host that did not answer: \S*10\.99\.0\.250")
    bench.orrery(UNREACHABLE, "list", "hosts", "--connect", "qemu+tcp://h1:16510/system").says("Connection refused", "Nobody listens")
    bench.orrery(UNREACHABLE, "list", "hosts", "--connect", "qemu+tcp://no-such-host.invalid/system").says("no-such-host.invalid", "spelling")


def frozen(bench):
    """a daemon that takes the call and says nothing"""
    bench.lab("exec", bench.target["name"], "--", "sh", "-c", "kill -STOP $(cat /run/libvirtd.pid)")
    try:
        answer = bench.orrery(UNREACHABLE, "list", "vms", "--timeout", "6s")
        answer.says(rf"(?m)^{bench.vm['name']} +running +{bench.source['name']}", rf"warning: \S*{bench.target['name']}\S* did not answer: no answer within 6", "overloaded or stuck")
        check(answer.seconds < 30, f"{answer}: too slow")
    finally:
        bench.lab("exec", bench.target["name"], "--", "sh", "-c", "kill -CONT $(cat /run/libvirtd.pid)")


def certificates(bench):
    """TLS with certificates that do not fit"""
    def tls(folder):
        return bench.orrery(UNREACHABLE, "list", "hosts", "--connect", f"qemu+tls://h1/system?pkipath={folder}")
    tls(bench.pki["expired"]).says("expired-client/clientcert.pem expired on 2020-01-02", "renewed")
    tls(bench.pki["wrongAuthority"]).says("certificates? of h1", "signed by the authority that the host trusts")
    tls(bench.pki["distrusting"]).says("certificates? of h1", "authority in our cacert.pem")
    tls("/no/such/folder").says("/no/such/folder does not exist", "cacert.pem, clientcert.pem and clientkey.pem")
    wrong = bench.orrery(USAGE, "connect", bench.source["tlsUri"].split("?")[0], "--certificates", "/no/such/folder")
    wrong.says("no folder /no/such/folder")


def ssh_keys(bench):
    """a key that the host does not take, and a host whose key is not known"""
    refused = bench.orrery(UNREACHABLE, "list", "hosts", "--connect", "qemu+ssh://daemon@h1/system")
    refused.says("Permission denied \\(publickey", "ssh-copy-id daemon@h1")
    stranger = bench.orrery(UNREACHABLE, "list", "hosts", "--connect", "qemu+ssh://root@10.99.0.11/system")
    stranger.says("Host key verification failed", 'Run "ssh root@10.99.0.11" once')


# ---- this computer ----

def read_only_home(bench):
    """a data folder that cannot be written"""
    mount = ["unshare", "--mount", "sh", "-c", f"mount --bind {bench.home} {bench.home} && mount -o remount,bind,ro {bench.home} && exec \"$@\"", "sh"]
    before = snapshot(bench.home)
    answer = bench.orrery(ENVIRONMENT, "connect", NOBODY, "--no-test", before=mount)
    answer.says(re.escape(bench.home), "nothing can be written there", "permissions", "--home")
    check(snapshot(bench.home) == before, "the folder is as it was")


def snapshot(folder):
    return {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)}


def malformed_connections(bench):
    """connections.json that is no JSON, or holds an entry that is none"""
    with tempfile.TemporaryDirectory(prefix="orrery-cli-") as home:
        path = os.path.join(home, "connections.json")
        broken = '{"format":1,"connections":[\n  {"id":"a", "uri":"qemu+tcp://h1/system",,}\n]}\n'
        write(path, broken)
        bench.orrery(ENVIRONMENT, "list", "hosts", home=home).says("connections.json is not readable at line 2, column", "kept as")
        kept = [name for name in os.listdir(home) if name.startswith("connections.json") and name != "connections.json"]
        check(len(kept) == 1 and read(os.path.join(home, kept[0])) == broken, f"kept aside as it was: {kept}")
    with tempfile.TemporaryDirectory(prefix="orrery-cli-") as home:
        write(os.path.join(home, "connections.json"),
              '{"format":1,"connections":[{"id":"../x","uri":"qemu+tcp://h2/system"},{"id":"good","uri":"qemu+tcp://h1/system","autoConnect":true}]}')
        bench.orrery(ENVIRONMENT, "list", "hosts", home=home).says("Entry 1 of .*connections.json", r"(?m)^h1 +active")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


CASES = [lists, shows, power, migrates, ambiguous, unknown, unreachable, frozen, certificates, ssh_keys, read_only_home, malformed_connections]


def connect_hosts(bench):
    """A different way to each, as far as there are hosts."""
    bench.orrery(OK, "connect", bench.hosts[0]["uri"]).says("Saved h1")
    bench.orrery(OK, "connect", bench.hosts[1]["sshUri"]).says("Saved h2")
    for host in bench.hosts[2:]:
        bench.orrery(OK, "connect", host["tlsUri"].split("?")[0], "--certificates", bench.pki["valid"]).says(f"Saved {host['name']}")


def attempt(label, case, *arguments):
    began = time.monotonic()
    try:
        case(*arguments)
        problem = None
    except (Case, subprocess.SubprocessError, OSError, ValueError, LookupError) as error:
        problem = f"{type(error).__name__}: {error}" if not isinstance(error, Case) else str(error)
    print(f"{'ok    ' if problem is None else 'FAILED'} {time.monotonic() - began:6.1f} s  {label}", flush=True)
    if problem is not None:
        print("       " + problem.strip().replace("\n", "\n       "), flush=True)
    return problem is None


def main(words):
    status = json.loads(read(words[0]))
    unknown_names = set(words[1:]) - {case.__name__ for case in CASES}
    if unknown_names:
        print(f"cli-lab: no case {', '.join(sorted(unknown_names))}; there are {', '.join(case.__name__ for case in CASES)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="orrery-cli-") as home:
        try:
            bench = Bench(status, home)
        except (Case, OSError) as problem:
            print(f"cli-lab: {problem}", file=sys.stderr)
            return 1
        if not attempt("connect: saves the hosts of the lab", connect_hosts, bench):
            return 1
        chosen = [case for case in CASES if not words[1:] or case.__name__ in words[1:]]
        failed = [case for case in chosen if not attempt(f"{case.__name__}: {case.__doc__}", case, bench)]
    print(f"cli-lab: {len(chosen) - len(failed)} of {len(chosen)} cases ok")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
