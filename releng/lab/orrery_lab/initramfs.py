# SPDX-License-Identifier: EPL-2.0
"""Writes the archive from which a Linux kernel starts (cpio, format "newc").

It is not compressed: without KVM a guest takes longer to unpack it than the machine to read it.
"""
import os
import stat


class Initramfs:
    """Collects files and folders; parents are added by themselves, everything belongs to root."""

    def __init__(self):
        self._entries = {}

    def folder(self, path):
        path = path.strip("/")
        if path and path not in self._entries:
            self.folder(os.path.dirname(path))
            self._entries[path] = (stat.S_IFDIR | 0o755, b"")

    def file(self, path, content, mode=0o644):
        path = path.strip("/")
        self.folder(os.path.dirname(path))
        self._entries[path] = (stat.S_IFREG | mode, content.encode() if isinstance(content, str) else content)

    def copy(self, source, path, mode=0o755):
        with open(source, "rb") as content:
            self.file(path, content.read(), mode)

    def write(self, target):
        """Writes the archive; the same entries give the same bytes."""
        with open(target, "wb") as out:
            for number, (path, (mode, content)) in enumerate(self._entries.items(), start=1):
                out.write(_record(number, path, mode, content))
            out.write(_record(0, "TRAILER!!!", 0, b""))


def _record(number, path, mode, content):
    name = path.encode() + b"\0"
    links = 2 if stat.S_ISDIR(mode) else 1
    fields = (number, mode, 0, 0, links, 0, len(content), 0, 0, 0, 0, len(name), 0)
    header = b"070701" + b"".join(b"%08X" % field for field in fields) + name
    return _padded(header) + _padded(content)


def _padded(data):
    return data + b"\0" * (-len(data) % 4)
