# SPDX-License-Identifier: EPL-2.0
"""Runs other programs and turns their failure into an error with their own words."""
import subprocess

from .errors import LabError

PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def run(*words, stdin=None, timeout=60, environment=None, folder=None):
    """Runs a program and returns what it printed; raises LabError when it fails.

    timeout is in seconds.
    """
    try:
        done = subprocess.run(words, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors="replace", timeout=timeout, env=environment, cwd=folder,
                              stdin=None if stdin is not None else subprocess.DEVNULL)
    except FileNotFoundError:
        raise LabError(f"{words[0]} is not installed; releng/setup/packages-lab.txt lists what the lab needs") from None
    except subprocess.TimeoutExpired:
        raise LabError(f"{' '.join(words[:4])} did not end within {timeout} s") from None
    if done.returncode != 0:
        raise LabError(f"{' '.join(words[:6])} failed with code {done.returncode}: {done.stdout.strip()[-800:]}")
    return done.stdout


def start_all(commands):
    """Runs several programs side by side; returns [(exit code, output)] in their order."""
    running = [subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                text=True, errors="replace") for words in commands]
    results = []
    for process in running:
        output, _ = process.communicate()
        results.append((process.returncode, output))
    return results
