# SPDX-License-Identifier: EPL-2.0
"""The few calls of libvirt's client library that fill a fake fleet and keep it changing; calls release Python's lock."""
import ctypes

from ..errors import LabError

_ERROR_FUNCTION = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_SILENT = _ERROR_FUNCTION(lambda data, error: None)
_SIGNATURES = {"virConnectOpen": ([ctypes.c_char_p], ctypes.c_void_p),
               "virConnectClose": ([ctypes.c_void_p], ctypes.c_int),
               "virDomainDefineXML": ([ctypes.c_void_p, ctypes.c_char_p], ctypes.c_void_p),
               "virDomainLookupByName": ([ctypes.c_void_p, ctypes.c_char_p], ctypes.c_void_p),
               "virDomainCreate": ([ctypes.c_void_p], ctypes.c_int), "virDomainDestroy": ([ctypes.c_void_p], ctypes.c_int),
               "virDomainUndefine": ([ctypes.c_void_p], ctypes.c_int), "virDomainIsActive": ([ctypes.c_void_p], ctypes.c_int),
               "virDomainFree": ([ctypes.c_void_p], ctypes.c_int), "virGetLastErrorMessage": ([], ctypes.c_char_p)}


def _load():
    try:
        library = ctypes.CDLL("libvirt.so.0")
    except OSError as error:
        raise LabError(f"libvirt's client library cannot be loaded ({error}); apt-get install libvirt0") from None
    for name, (arguments, result) in _SIGNATURES.items():
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, result
    library.virInitialize()
    library.virSetErrorFunc.argtypes = [ctypes.c_void_p, _ERROR_FUNCTION]
    library.virSetErrorFunc(None, _SILENT)
    return library


class Host:
    """An open connection to one host. For one thread at a time; a failed call tells by its result, not by an exception."""

    _library = None

    def __init__(self, uri):
        if Host._library is None:
            Host._library = _load()
        self._pointer = self._library.virConnectOpen(uri.encode())
        if not self._pointer:
            raise LabError(f"{uri} cannot be opened: {self._words()}")

    def _words(self):
        return (self._library.virGetLastErrorMessage() or b"no reason given").decode(errors="replace")

    def define(self, xml):
        """The VM's handle."""
        domain = self._library.virDomainDefineXML(self._pointer, xml.encode())
        if not domain:
            raise LabError(f"a VM cannot be defined: {self._words()}")
        return domain

    def find(self, name):
        """The VM's handle, or None."""
        return self._library.virDomainLookupByName(self._pointer, name.encode())

    def start(self, domain):
        return self._library.virDomainCreate(domain) == 0

    def stop(self, domain):
        return self._library.virDomainDestroy(domain) == 0

    def is_active(self, domain):
        return self._library.virDomainIsActive(domain) == 1

    def undefine(self, domain):
        return self._library.virDomainUndefine(domain) == 0

    def release(self, domain):
        self._library.virDomainFree(domain)
