# SPDX-License-Identifier: EPL-2.0
"""What ends a test run that hangs has to be right when one does."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

WATCHED = pathlib.Path(__file__).with_name("watched")


def watched(*words):
    return subprocess.run([sys.executable, str(WATCHED), *words], capture_output=True, text=True, timeout=60, check=False)


class WatchedTest(unittest.TestCase):
    def test_passes_output_and_status_through(self):
        done = watched("--", "sh", "-c", "echo out; echo err >&2; exit 3")
        self.assertEqual((3, "out\nerr\n"), (done.returncode, done.stdout))

    def test_shows_only_what_is_wanted_and_logs_all(self):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log")
            done = watched("--log", log, "--show", "^Tests", "--", "sh", "-c", "echo begin; echo Tests run: 1")
            self.assertEqual("Tests run: 1\n", done.stdout)
            self.assertEqual("begin\nTests run: 1\n", pathlib.Path(log).read_text(encoding="utf-8"))

    def test_ends_what_says_nothing_with_all_that_it_started(self):
        with tempfile.TemporaryDirectory() as folder:
            left = os.path.join(folder, "pid")
            done = watched("--quiet", "2", "--", "sh", "-c", f"sleep 300 & echo $! >{left}; wait")
            self.assertEqual(124, done.returncode)
            self.assertIn("it said nothing for 2 s", done.stdout)
            child = int(pathlib.Path(left).read_text(encoding="ascii"))
            time.sleep(0.5)
            self.assertFalse(_runs(child), "its child was left behind")

    def test_ends_what_takes_too_long_though_it_talks(self):
        done = watched("--limit", "2", "--", "sh", "-c", "while :; do echo on; sleep 0.3; done")
        self.assertEqual(124, done.returncode)
        self.assertIn("it took longer than 2 s", done.stdout)

    def test_waits_for_no_process_that_was_left_with_the_output(self):
        self.assertEqual(0, watched("--", "sh", "-c", "sleep 90 & exit 0").returncode)  # longer than the test has patience


def _runs(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    unittest.main()
