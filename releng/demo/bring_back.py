# SPDX-License-Identifier: EPL-2.0
"""Migrates every VM of the lab back to the host it was made on. Runs in the lab's client namespace; uses virsh only."""
import argparse
import json
import pathlib
import subprocess

from guest_watch import hosts_running


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lab", required=True, help="file with the JSON of: lab status --json")
    lab = json.loads(pathlib.Path(parser.parse_args().lab).read_text(encoding="utf-8"))
    uris = {host["name"]: host["uri"] for host in lab["hosts"]}
    for vm in lab["vms"]:
        for host, _ in hosts_running(lab["hosts"], vm["name"]):
            if host != vm["host"]:
                subprocess.run(["virsh", "-q", "-c", uris[host], "migrate", "--live", "--p2p", "--persistent", "--undefinesource", vm["name"],
                                uris[vm["host"]]], check=True, timeout=120)


if __name__ == "__main__":
    main()
