# SPDX-License-Identifier: EPL-2.0
"""Whether KVM really runs the lab's guest.

That /dev/kvm opens says little: a nested or paravirtual one may accept a VM that then never starts. So the
lab's own guest is booted under it once; the verdict is kept with the guest and holds for this kernel.
"""
import os
import platform
import subprocess
import tempfile
import time

_BOOT_LIMIT = 10


def choose(boot_folder, say):
    """Returns "kvm" or "tcg"."""
    verdict_file = os.path.join(boot_folder, f"accel-{platform.release()}-{os.geteuid()}")
    if not os.access("/dev/kvm", os.R_OK | os.W_OK):
        return "tcg"
    try:
        with open(verdict_file, encoding="ascii") as file:
            return file.read().strip()
    except FileNotFoundError:
        pass
    say("trying whether KVM runs the guest")
    verdict = "kvm" if _boots(boot_folder) else "tcg"
    with open(verdict_file, "w", encoding="ascii") as file:
        file.write(verdict + "\n")
    say(f"guests run under {verdict}" + ("" if verdict == "kvm" else ": /dev/kvm is there, but the guest does not boot with it"))
    return verdict


def _boots(boot_folder):
    with tempfile.TemporaryFile() as serial:
        process = subprocess.Popen(_without_groups() + [
            "qemu-system-x86_64", "-accel", "kvm", "-m", "96", "-nodefaults", "-display", "none", "-no-reboot",
            "-serial", "stdio", "-kernel", os.path.join(boot_folder, "vmlinuz"),
            "-initrd", os.path.join(boot_folder, "initrd.img"), "-append", "console=ttyS0 quiet lab.name=probe"],
            stdin=subprocess.DEVNULL, stdout=serial, stderr=subprocess.DEVNULL)
        try:
            return _says_up(process, serial)
        finally:
            process.kill()
            process.wait()


def _says_up(process, serial):
    end = time.monotonic() + _BOOT_LIMIT
    while time.monotonic() < end and process.poll() is None:
        # The offset is shared with the writer: pread leaves it where it is.
        if b"LAB-UP" in os.pread(serial.fileno(), 1 << 16, 0):
            return True
        time.sleep(0.1)
    return False


def _without_groups():
    """libvirt starts guests without supplementary groups, so membership of the group kvm does not count."""
    if os.geteuid() == 0:
        return []
    return ["unshare", "--map-root-user", "--map-auto", "setpriv", "--clear-groups"]
