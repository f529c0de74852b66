# SPDX-License-Identifier: EPL-2.0
"""Tests of fake fleets: their shape, and one small fleet that is really started. Takes some ten seconds."""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree
from unittest import mock

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
PROGRAM = os.path.join(os.path.dirname(HERE), "lab")

from orrery_lab.errors import LabError, UsageError  # noqa: E402
from orrery_lab.fake import lifecycle, shape  # noqa: E402


class ShapeTest(unittest.TestCase):
    def test_every_host_has_a_daemon_of_its_own_or_shares_one(self):
        alone, shared = shape.design("unit", 5, 1), shape.design("unit", 5, 1, hosts_per_daemon=2)
        self.assertEqual((alone.daemons, shared.daemons), (5, 3))
        self.assertEqual([shared.daemon_of(number) for number in range(1, 6)], [1, 1, 2, 2, 3])
        self.assertTrue(alone.uri(3).startswith("test+unix:///default?socket=/"))
        self.assertRegex(shared.uri(3), r"^test\+unix:///.*/f3\.xml\?socket=/.*/d2/libvirt-sock$")

    def test_names_and_identities_are_unique_also_the_awkward_ones(self):
        fleet = shape.design("unit", 2, 50, awkward=True)
        names = [fleet.vm_name(1, number) for number in range(1, 51)]
        self.assertEqual(len(set(names)), 50)
        self.assertIn("x" * 255, names)
        uuids = {shape.vm_uuid(fleet, host, number) for host in (1, 2) for number in range(1, 51)}
        self.assertEqual(len(uuids), 100)

    def test_a_hosts_file_holds_every_name_as_it_is(self):
        fleet = shape.design("unit", 1, 20, awkward=True, hosts_per_daemon=2)
        node = ElementTree.fromstring(shape.host_xml(fleet, 1))
        self.assertEqual([domain.findtext("name") for domain in node.findall("domain")], [fleet.vm_name(1, n) for n in range(1, 21)])

    def test_impossible_shapes_are_refused(self):
        for wrong in ({"hosts": 0}, {"hosts": 501}, {"vms": -1}, {"vms": 10001}, {"hosts_per_daemon": 0}):
            with self.assertRaises(UsageError):
                shape.design("unit", **dict({"hosts": 1, "vms": 1}, **wrong))
        for wrong in ("fast", "-1", "2e6"):
            with self.assertRaisesRegex(UsageError, "changes per second"):
                lifecycle.parse_rate(wrong)
        with self.assertRaisesRegex(UsageError, "f1 to f3"):
            shape.design("unit", 3, 1).number_of("f4")


class ConnectionsTest(unittest.TestCase):
    def test_saved_connections_to_other_hosts_stay_and_own_ones_are_replaced(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "connections.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"format": 1, "connections": [{"id": "mine", "uri": "qemu:///system"}]}, file)
            for hosts in (3, 2):
                lifecycle.save_connections(shape.design("unit", hosts, 1), folder)
            with open(path, encoding="utf-8") as file:
                saved = json.load(file)["connections"]
            self.assertEqual([one["id"] for one in saved], ["mine", "unit-1", "unit-2"])

    def test_a_damaged_file_is_left_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "connections.json")
            with open(path, "w", encoding="utf-8") as file:
                file.write('{"format"')
            with self.assertRaisesRegex(LabError, "connections.json cannot be read"):
                lifecycle.save_connections(shape.design("unit", 1, 1), folder)
            with open(path, encoding="utf-8") as file:
                self.assertEqual(file.read(), '{"format"')


class FleetTest(unittest.TestCase):
    """A fleet of its own below a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="of-")
        self.addCleanup(folder.cleanup)
        self.enterContext(mock.patch.dict(os.environ, XDG_STATE_HOME=folder.name))
        self.addCleanup(self.lab, "--name", "fake", "down")

    def lab(self, *words):
        return subprocess.run([PROGRAM, *words], check=False, capture_output=True, text=True, timeout=120)

    def facts(self):
        return json.loads(self.lab("--name", "fake", "status", "--json").stdout)

    @staticmethod
    def virsh(uri, *words):
        return subprocess.run(["virsh", "-q", "-c", uri, *words], check=False, capture_output=True, text=True, timeout=30)

    def test_hosts_are_filled_change_stand_still_and_leave_nothing(self):
        started = self.lab("fake", "--hosts", "3", "--vms", "8", "--churn", "100", "--json")
        self.assertEqual(started.returncode, 0, started.stderr)
        uris = [host["uri"] for host in json.loads(started.stdout)["hosts"]]
        self.assertEqual(self.virsh(uris[1], "hostname").stdout.strip(), "f2")
        self.await_changes(30)
        self.lab("churn", "0")
        for uri in uris:  # one VM of each host comes and goes
            self.assertIn(len(self.virsh(uri, "list", "--all", "--name").stdout.split()), (8, 9))
        self.lab("freeze", "f2")
        self.assertEqual(self.facts()["frozen"], ["f2"])
        with self.assertRaises(subprocess.TimeoutExpired):
            subprocess.run(["virsh", "-c", uris[1], "list"], check=False, capture_output=True, timeout=2)
        self.lab("thaw", "f2")
        self.assertEqual(self.virsh(uris[1], "list").returncode, 0)
        self.assertIn("is a fake fleet", self.lab("--name", "fake", "up").stderr)
        self.assertEqual(self.lab("--name", "fake", "down").returncode, 0)
        self.assertNotEqual(self.virsh(uris[0], "list").returncode, 0)
        self.assertEqual(os.listdir(os.environ["XDG_STATE_HOME"]), [])

    def await_changes(self, count):
        deadline = time.monotonic() + 20
        while self.facts()["changes"] < count:
            self.assertLess(time.monotonic(), deadline, "the fleet does not change")
            time.sleep(0.1)

    def test_hosts_from_files_have_awkward_names_and_do_not_change(self):
        started = self.lab("fake", "--hosts", "3", "--vms", "20", "--awkward", "--hosts-per-daemon", "2", "--json")
        self.assertEqual(started.returncode, 0, started.stderr)
        uri = json.loads(started.stdout)["hosts"][2]["uri"]
        listed = self.virsh(uri, "list", "--all", "--uuid").stdout.split()
        self.assertEqual(len(listed), 20)
        fleet = shape.load("fake")
        for number in range(1, len(shape.AWKWARD) + 1):
            domain = ElementTree.fromstring(self.virsh(uri, "dumpxml", shape.vm_uuid(fleet, 3, number)).stdout)
            self.assertEqual(domain.findtext("name"), shape.AWKWARD[number - 1])
        refused = self.lab("churn", "5")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("do not change", refused.stderr)


if __name__ == "__main__":
    unittest.main()
