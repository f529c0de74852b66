# SPDX-License-Identifier: EPL-2.0
"""Tests of single parts; they start no lab and take a second."""
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from unittest import mock

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from orrery_lab import gap, guests, network, preconditions, state, storage  # noqa: E402
from orrery_lab.errors import LabError, UsageError  # noqa: E402
from orrery_lab.initramfs import Initramfs  # noqa: E402


def lab(hosts=3, vms=6, **facts):
    return state.design("unit", hosts, vms, **{"boot_folder": "/b", "accel": "tcg", "shared_safe": True, **facts})


class DesignTest(unittest.TestCase):
    def test_vms_go_round_the_hosts_and_every_fourth_is_local(self):
        self.assertEqual([(vm.name, vm.home, vm.datastore) for vm in lab().vms],
                         [("web-1", "h1", "shared"), ("db-1", "h2", "shared"), ("app-1", "h3", "shared"),
                          ("cache-1", "h1", "local"), ("web-2", "h2", "shared"), ("db-2", "h3", "shared")])

    def test_names_addresses_and_identities_are_unique_in_the_largest_lab(self):
        largest = lab(state.MAX_HOSTS, state.MAX_VMS)
        for values in ([h.name for h in largest.hosts] + [v.name for v in largest.vms],
                       [h.uuid for h in largest.hosts] + [v.uuid for v in largest.vms],
                       [h.data_address for h in largest.hosts] + [v.ip for v in largest.vms],
                       [h.mac(n) for h in largest.hosts for n in range(3)] + [v.mac for v in largest.vms]):
            self.assertEqual(len(values), len(set(values)))
        self.assertLess(max(int(v.ip.split(".")[3]) for v in largest.vms), 255)

    def test_a_saved_lab_loads_as_it_was(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, XDG_STATE_HOME=folder):
            saved = lab()
            os.makedirs(saved.folder)
            state.save(saved)
            self.assertEqual(state.load("unit"), saved)
            self.assertIsNone(state.load("other"))

    def test_a_damaged_file_is_named_with_the_remedy(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, XDG_STATE_HOME=folder):
            os.makedirs(state.lab_folder("unit"))
            for text in ("{", '{"name": "unit", "strange": 1}', '{"name": "unit"}'):
                with open(os.path.join(state.lab_folder("unit"), "lab.json"), "w", encoding="utf-8") as file:
                    file.write(text)
                with self.assertRaisesRegex(LabError, "lab.json is damaged.*down"):
                    state.load("unit")

    def test_bad_names_and_too_long_folders_are_refused(self):
        for name in ("", "Lab", "../x", "a" * 17, "1a", "a b"):
            with self.assertRaises(UsageError):
                state.lab_folder(name)
        with mock.patch.dict(os.environ, XDG_STATE_HOME="/tmp/" + "long/" * 20), self.assertRaisesRegex(LabError, "XDG_STATE_HOME"):
            state.lab_folder("lab")

    def test_unknown_host_and_vm_name_what_there_is(self):
        with self.assertRaisesRegex(UsageError, "h1, h2, h3"):
            lab().host("h4")
        with self.assertRaisesRegex(UsageError, "web-1, db-1"):
            lab().vm("web-9")


class XmlTest(unittest.TestCase):
    def test_domains_take_the_accelerator_and_the_disk_of_their_datastore(self):
        for accel, kind in (("tcg", "qemu"), ("kvm", "kvm")):
            for vm in lab().vms:
                domain = ElementTree.fromstring(guests.domain_xml(lab(accel=accel), vm))
                self.assertEqual(domain.get("type"), kind)
                self.assertEqual(domain.find("features/tcg") is not None, accel == "tcg")
                self.assertEqual(domain.find("devices/disk/source").get("file"), f"/srv/orrery/{vm.datastore}/{vm.name}.qcow2")
                self.assertEqual(domain.find("devices/disk/driver").get("cache"), "none")
                self.assertIn(f"lab.ip={vm.ip}/24", domain.findtext("os/cmdline"))

    def test_the_shared_pool_has_one_identity_and_local_pools_each_their_own(self):
        def identities(name):
            return {ElementTree.fromstring(storage.pool_xml(lab(), host, name)).findtext("uuid") for host in lab().hosts}
        self.assertEqual((len(identities("shared")), len(identities("local"))), (1, 3))


class GapTest(unittest.TestCase):
    @staticmethod
    def ping(*replies):
        return "".join(f"[{at:.6f}] 64 bytes from 10.98.0.101: icmp_seq={number} ttl=64 time=0.4 ms\n" for at, number in replies)

    def test_the_longest_gap_and_the_lost_packets(self):
        found = gap.measure(self.ping((100.00, 1), (100.02, 2), (100.14, 8), (100.16, 9)), 100.0, 100.1)
        self.assertEqual(found, {"replies": 4, "lost": 5, "longestGapMillis": 120, "atSeconds": 0.02})

    def test_a_guest_that_never_comes_back_counts_to_the_end(self):
        found = gap.measure(self.ping((100.0, 1), (100.02, 2)), 100.0, 105.0)
        self.assertEqual(found["longestGapMillis"], 4980)

    def test_no_reply_at_all(self):
        found = gap.measure("From 10.98.0.1 icmp_seq=1 Destination Host Unreachable\n", 100.0, 101.0)
        self.assertEqual((found["replies"], found["longestGapMillis"]), (0, None))


class InitramfsTest(unittest.TestCase):
    def test_busybox_reads_the_archive(self):
        archive = Initramfs()
        archive.file("init", "#!/bin/sh\n", 0o755)
        archive.file("deep/down/odd", "x" * 5)
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "image")
            archive.write(target)
            with open(target, "rb") as image:
                subprocess.run(["busybox", "cpio", "-id"], stdin=image, cwd=folder, check=True, stderr=subprocess.DEVNULL)
            with open(os.path.join(folder, "deep/down/odd"), encoding="ascii") as file:
                self.assertEqual(file.read(), "xxxxx")
            self.assertTrue(os.access(os.path.join(folder, "init"), os.X_OK))


class PreconditionsTest(unittest.TestCase):
    def test_a_range_of_ids_must_be_the_users_and_large_enough(self):
        with tempfile.NamedTemporaryFile("w") as file, mock.patch("os.getuid", return_value=1234):
            file.write("other:1:65536\nsmall:1:1000\nbroken\nann:100000:65536\n1234:5:65536\n")
            file.flush()
            self.assertTrue(preconditions._has_range(file.name, "ann"))
            self.assertTrue(preconditions._has_range(file.name, "by-number"))
            with mock.patch("os.getuid", return_value=99):
                self.assertFalse(preconditions._has_range(file.name, "small"))
                self.assertFalse(preconditions._has_range("/nowhere", "ann"))

    def test_missing_programs_are_named_as_packages(self):
        with mock.patch("orrery_lab.preconditions.shutil.which", side_effect=lambda program, path: program != "certtool" or None):
            with self.assertRaisesRegex(LabError, "apt-get install --no-install-recommends gnutls-bin$"):
                preconditions.check()


class ClosedTest(unittest.TestCase):
    """Runs the safety check in network namespaces with and without a way out."""

    @staticmethod
    def verify(preparation):
        program = ("import subprocess, sys; sys.path.insert(0, sys.argv[1]); from orrery_lab import network; "
                   "subprocess.run(sys.argv[2], shell=True, check=True); network.verify_closed('the test')")
        user = [] if os.geteuid() == 0 else ["--map-root-user"]
        return subprocess.run(["unshare", *user, "--net", sys.executable, "-B", "-c", program, os.path.dirname(HERE), preparation],
                              capture_output=True, text=True, check=False, env={**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"})

    def test_an_empty_network_is_closed(self):
        done = self.verify("ip link set lo up; ip link add v1 type veth peer name v2")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_default_route_is_refused(self):
        for route in ("ip route add default via 10.1.1.2", "ip route add default via 10.1.1.2 table 77",
                      "ip -6 route add default dev v1"):
            done = self.verify(f"ip link add v1 type veth peer name v2; ip addr add 10.1.1.1/24 dev v1; "
                               f"ip link set v1 up; ip link set v2 up; {route}")
            self.assertNotEqual(done.returncode, 0, route)
            self.assertIn("the test has a default route", done.stderr)

    def test_a_foreign_interface_is_refused(self):
        done = self.verify("ip link add v1 type veth peer name v2; ip link add x1 type vxlan id 5 dstport 4789 dev v1; ip link set x1 up")
        self.assertIn("the interface x1, which is none of the lab's", done.stderr)

    def test_the_machines_own_network_is_refused_where_it_has_an_interface(self):
        physical = [name for name in os.listdir("/sys/class/net") if os.path.exists(f"/sys/class/net/{name}/device")]
        if physical:
            with self.assertRaises(LabError):
                network.verify_closed("the machine")


if __name__ == "__main__":
    unittest.main()
