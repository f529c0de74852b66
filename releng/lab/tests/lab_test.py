# SPDX-License-Identifier: EPL-2.0
"""Tests on running labs: two side by side, in a state folder of their own. Runs as root or as an ordinary user."""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.realpath(__file__))
LAB = os.path.join(os.path.dirname(HERE), "lab")
BIG, SMALL = f"a{os.getpid()}", f"b{os.getpid()}"


def lab(name, *words, stdin=None, timeout=120):
    return subprocess.run([sys.executable, LAB, "--name", name, *words], input=stdin, capture_output=True, text=True,
                          check=False, timeout=timeout, stdin=None if stdin is not None else subprocess.DEVNULL)


def processes_using(*needles):
    """Processes of this machine that a lab with such a folder or namespace still has."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace") as file:
                command = file.read().replace("\0", " ")
            facts = command + " " + os.readlink(f"/proc/{pid}/ns/net")
        except OSError:
            continue
        if int(pid) != os.getpid() and any(needle in facts for needle in needles):
            found.append(f"{pid} {command}")
    return found


class LabTest(unittest.TestCase):
    """The tests run in the order of their numbers; what one changes it puts back."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="orrery-st-")
        os.environ["XDG_STATE_HOME"] = cls.folder
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.addClassCleanup(lab, BIG, "down")
        cls.addClassCleanup(lab, SMALL, "down")
        done = lab(BIG, "up", "--hosts", "2", "--vms", "4")
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)

    # ---- what the tests ask ----

    def ok(self, *words, name=BIG, **options):
        done = lab(name, *words, **options)
        self.assertEqual(done.returncode, 0, f"lab {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    def fails(self, code, text, *words, name=BIG):
        done = lab(name, *words)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertIn(text, done.stderr)

    def status(self, name=BIG):
        return json.loads(self.ok("status", "--json", name=name))

    def guest(self, vm):
        return next(row for row in json.loads(lab(BIG, "guests", "--json").stdout) if row["name"] == vm)

    def virsh(self, host, *words):
        return self.ok("exec", "console", "--", "virsh", "-q", "-c", f"qemu+tcp://{host}/system", *words)

    def migrate(self, vm, source, target_uri, *options):
        before = self.guest(vm)
        found = json.loads(self.ok("gap", vm, "--json", "--", "virsh", "-q", "-c", f"qemu+tcp://{source}/system", "migrate",
                                   "--live", "--p2p", "--persistent", "--undefinesource", *options, vm, target_uri))
        after = self.guest(vm)
        self.assertNotEqual(after["hosts"], before["hosts"])
        self.assertEqual(len(after["hosts"]), 1)
        self.assertEqual(after["defined"], after["hosts"])
        self.assertGreater(after["httpHeartbeat"], before["httpHeartbeat"], "the guest went on, it did not boot anew")
        self.assertLess(found["longestGapMillis"], 3000)
        return found

    # ---- shape ----

    def test_01_status_keeps_its_contract(self):
        facts = self.status()
        self.assertEqual((facts["name"], facts["state"]), (BIG, "up"))
        self.assertIn(facts["accel"], ("tcg", "kvm"))
        for host in facts["hosts"]:
            self.assertEqual((host["power"], host["management"]), ("on", "up"))
            self.assertTrue(os.path.exists(f"/proc/{host['initPid']}"))
            self.assertTrue({"uuid", "uri", "tlsUri", "sshUri", "unixUri", "managementAddress", "dataAddress"} <= set(host))
        self.assertEqual([vm["host"] for vm in facts["vms"]], ["h1", "h2", "h1", "h2"])
        self.assertEqual({store["name"]: store["shared"] for store in facts["datastores"]}, {"shared": True, "local": False})
        self.assertTrue(os.path.isdir(facts["pkiFolder"]))

    def test_02_libvirt_answers_by_every_way(self):
        for host in self.status()["hosts"]:
            for uri in (host["uri"], host["tlsUri"], host["sshUri"], host["unixUri"]):
                self.assertEqual(self.ok("exec", "console", "--", "virsh", "-c", uri, "hostname").strip(), host["name"])
            outside = subprocess.run(["virsh", "-c", host["unixUri"], "hostname"], capture_output=True, text=True, check=True)
            self.assertEqual(outside.stdout.strip(), host["name"])
            capabilities = self.virsh(host["name"], "capabilities")
            self.assertIn(host["uuid"], capabilities)

    def test_03_networks_pools_and_volumes_are_there(self):
        for host in ("h1", "h2"):
            self.assertEqual(set(self.virsh(host, "net-list --name").split()), {"vm-data", "isolated"})
            self.assertEqual(set(self.virsh(host, "pool-list --name").split()), {"shared", "local"})
            self.assertIn("web-1.qcow2", self.virsh(host, "vol-list shared"))
        self.assertIn("cache-1.qcow2", self.virsh("h2", "vol-list local"))
        self.assertNotIn("cache-1.qcow2", self.virsh("h1", "vol-list local"))

    def test_04_up_again_returns_quickly_and_another_shape_is_refused(self):
        begin = time.monotonic()
        self.ok("up", "--hosts", "2", "--vms", "4")
        self.assertLess(time.monotonic() - begin, 10)
        self.fails(1, "is up with 2 hosts and 4 VMs", "up", "--hosts", "3", "--vms", "4")

    def test_05_exec_passes_streams_arguments_and_codes(self):
        self.assertEqual(self.ok("exec", "h2", "--", "sh", "-c", 'cat; hostname; echo "$1"', "x", "a b", stdin="in\n"), "in\nh2\na b\n")
        self.fails(7, "", "exec", "console", "--", "sh", "-c", "exit 7")
        self.fails(127, "no-such-program", "exec", "console", "--", "no-such-program")
        self.fails(2, "it has h1, h2", "exec", "h9", "--", "true")
        self.fails(2, "behind -- is missing", "exec", "h1")
        self.fails(1, "is down", "exec", "h1", "--", "true", name="nobody")

    def test_06_a_command_does_not_outlive_its_exec(self):
        process = subprocess.Popen([sys.executable, LAB, "--name", BIG, "exec", "console", "--", "sleep", "98765"])
        self.addCleanup(process.kill)
        self.await_true(lambda: [line for line in processes_using("sleep 98765") if " exec " not in line])
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(10), 128 + signal.SIGTERM)
        self.await_true(lambda: not processes_using("sleep 98765"))

    def await_true(self, condition):
        end = time.monotonic() + 10
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)

    def test_07_there_is_no_way_out(self):
        for machine in ("console", "h1", "h2"):
            self.assertNotIn("default", self.ok("exec", machine, "--", "ip", "route", "show", "table", "all"))
            self.fails(2, "", "exec", machine, "--", "ping", "-c1", "-W1", "192.0.2.1")

    # ---- migration and locks ----

    def test_11_live_migration_there_and_back_over_tcp_tls_and_ssh(self):
        safe = next(store for store in self.status()["datastores"] if store["name"] == "shared")["sharedStorageSafe"]
        options = [] if safe else ["--unsafe"]
        self.migrate("web-1", "h1", "qemu+tcp://h2/system", *options)
        self.migrate("web-1", "h2", "qemu+tls://h1/system", "--tls", *options)
        self.migrate("web-1", "h1", "qemu+ssh://root@h2/system", *options)
        self.migrate("web-1", "h2", "qemu+ssh://root@h1/system", *options)

    def test_12_local_storage_is_copied(self):
        self.migrate("cache-1", "h2", "qemu+tcp://h1/system", "--copy-storage-all")
        self.migrate("cache-1", "h1", "qemu+tcp://h2/system", "--copy-storage-all")

    def test_13_a_vm_cannot_start_on_two_hosts(self):
        xml = self.virsh("h1", "dumpxml web-1")
        with tempfile.NamedTemporaryFile("w", dir=self.folder, suffix=".xml") as file:
            file.write(xml)
            file.flush()
            done = lab(BIG, "exec", "console", "--", "virsh", "-c", "qemu+tcp://h2/system", "create", file.name)
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, "lock")

    def test_14_hosts_refuse_bad_certificates(self):
        folders = self.status()["clientPki"]
        for which, reason in (("expired", "has expired"), ("wrongAuthority", "TLS|certificate"), ("distrusting", "verify")):
            done = lab(BIG, "exec", "console", "--", "virsh", "-c", f"qemu+tls://h1/system?pkipath={folders[which]}", "hostname")
            self.assertNotEqual(done.returncode, 0, which)
            self.assertRegex(done.stderr, reason)

    def test_15_ssh_knows_the_hosts_and_lets_only_root_in(self):
        for user_and_host, reason in (("root@10.99.0.11", "Host key verification failed"), ("daemon@h1", "Permission denied \\(publickey")):
            done = lab(BIG, "exec", "console", "--", "ssh", "-o", "BatchMode=yes", user_and_host, "true")
            self.assertEqual(done.returncode, 255, user_and_host)
            self.assertRegex(done.stderr, reason)
        self.assertEqual(self.ok("exec", "console", "--", "ssh", "-o", "BatchMode=yes", "root@h1", "hostname"), "h1\n")

    # ---- faults ----

    def test_21_an_isolated_host_is_out_of_reach_while_its_vms_go_on(self):
        self.ok("isolate", "h1")
        self.assertEqual(self.status()["hosts"][0]["management"], "isolated")
        self.fails(1, "", "exec", "console", "--", "ping", "-c1", "-W1", "h1")
        self.assertTrue(self.guest("web-1")["ping"])
        self.ok("rejoin", "h1")
        self.await_true(lambda: lab(BIG, "exec", "console", "--", "ping", "-c1", "-W1", "h1").returncode == 0)

    def test_22_without_its_data_link_a_host_still_answers_while_its_vms_are_alone(self):
        self.ok("isolate", "h1", "--network", "data")
        host = self.status()["hosts"][0]
        self.assertEqual((host["management"], host["data"]), ("up", "isolated"))
        self.assertIn("web-1", self.virsh("h1", "list --name"))
        self.assertFalse(self.guest("web-1")["ping"])
        self.ok("rejoin", "h1", "--network", "data")
        self.await_true(lambda: self.guest("web-1")["ping"])
        self.fails(2, "invalid choice: 'moon'", "isolate", "h1", "--network", "moon")

    def test_23_a_killed_daemon_is_revived_and_finds_its_vms(self):
        self.ok("exec", "h1", "--", "pkill", "-9", "-x", "libvirtd")
        self.fails(1, "", "exec", "console", "--", "virsh", "-q", "-c", "qemu+tcp://h1/system", "list")
        self.ok("revive", "h1")
        self.assertIn("web-1", self.virsh("h1", "list --name"))
        self.ok("revive", "h1")
        own = self.ok("exec", "h1", "--", "sh", "-c", "cat /proc/$(pgrep -x libvirtd)/cgroup /proc/1/cgroup")
        self.assertEqual(len(set(own.split())), len(own.split()) // 2, "the daemon is in the groups of its host")

    def test_24_a_power_cut_ends_the_host_and_frees_its_locks(self):
        xml = self.virsh("h1", "dumpxml web-1")
        self.ok("unplug", "h1")
        host = self.status()["hosts"][0]
        self.assertEqual((host["power"], host["initPid"]), ("off", None))
        self.assertEqual(self.guest("web-1")["hosts"], [])
        self.fails(1, "has no power", "exec", "h1", "--", "true")
        self.fails(1, "has no power", "isolate", "h1")
        with tempfile.NamedTemporaryFile("w", dir=self.folder, suffix=".xml") as file:
            file.write(xml)
            file.flush()
            self.virsh("h2", "create", file.name)
        self.virsh("h2", "destroy web-1")
        self.ok("plug", "h1")
        self.assertIn("web-1", self.virsh("h1", "list --all --name --persistent"))
        self.ok("up", "--hosts", "2", "--vms", "4")
        self.assertEqual(self.guest("web-1")["hosts"], ["h1"])
        self.assertTrue(self.guest("app-1")["ping"])

    # ---- side by side, and the end ----

    def test_31_labs_live_side_by_side_and_survive_the_end_of_another(self):
        self.ok("up", "--hosts", "1", "--vms", "1", name=SMALL)
        self.assertEqual(self.ok("exec", "console", "--", "virsh", "-q", "-c", "qemu+tcp://h1/system", "list --name", name=SMALL).split(), ["web-1"])
        self.fails(1, "", "exec", "console", "--", "ping", "-c1", "-W1", "10.98.0.12", name=SMALL)  # h2 of the other lab
        self.assert_nothing_left(SMALL, lambda: self.ok("down", name=SMALL))
        self.assertTrue(self.guest("web-1")["ping"])

    def test_32_down_leaves_nothing(self):
        self.assert_nothing_left(BIG, lambda: self.ok("down"))
        self.assertEqual(self.status()["state"], "down")
        self.ok("down")

    def test_33_what_a_killed_lab_leaves_is_removed(self):
        self.ok("up", "--hosts", "1", "--vms", "0", name=SMALL)
        pid = next(line.split()[0] for line in processes_using(f"--name {SMALL} _supervise") if "unshare" in line)
        os.kill(int(pid), signal.SIGKILL)
        self.await_true(lambda: self.status(SMALL)["state"] == "down")
        self.fails(1, "is down", "exec", "console", "--", "true", name=SMALL)
        self.assert_nothing_left(SMALL, lambda: self.ok("down", name=SMALL))

    def assert_nothing_left(self, name, end):
        folder = os.path.join(self.folder, "orrery", "lab", name)
        networks = {os.readlink(f"/proc/{line.split()[0]}/ns/net") for line in processes_using(folder, f"--name {name} _supervise")}
        own = os.readlink("/proc/self/ns/net")
        end()
        self.assertEqual(processes_using(folder, f"--name {name} _supervise", *(networks - {own})), [])
        with open("/proc/mounts", encoding="utf-8") as mounts:
            self.assertNotIn(folder, mounts.read())
        self.assertFalse(os.path.exists(folder))
        groups = [path for path, _, _ in os.walk("/sys/fs/cgroup") if f"orrery-lab-{name}" in path]
        self.assertEqual(groups, [])


if __name__ == "__main__":
    unittest.main()
