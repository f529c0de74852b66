# SPDX-License-Identifier: EPL-2.0
"""Runs the lab's tests: those of single parts and those which start labs."""
import os
import subprocess
import sys


def run():
    folder = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    return subprocess.run([sys.executable, "-B", "-m", "unittest", "discover", "-v", "-s", os.path.join(folder, "tests"),
                           "-p", "*_test.py"], check=False, cwd=folder).returncode
