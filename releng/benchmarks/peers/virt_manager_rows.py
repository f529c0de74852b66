# SPDX-License-Identifier: EPL-2.0
"""virt-manager itself, with a thread beside it that counts the rows of the model behind its list; see virt-manager-rows."""
import os
import sys
import threading
import time

FOLDER = "/usr/share/virt-manager"
_LOOK = 0.05


def main(uri, wanted, limit):
    sys.path.insert(0, FOLDER)
    sys.argv = ["virt-manager", "--no-fork", "--connect", uri]
    from virtManager import virtmanager

    threading.Thread(target=watch, args=(wanted, limit), daemon=True).start()
    virtmanager.main()


def watch(wanted, limit):
    """Reads only how many rows there are, which changes nothing; virt-manager's own thread stays as busy as it is.

    Its window may come after its rows, so the time begins when it begins to connect."""
    begun = None
    count = 0
    while begun is None or (count < wanted and time.monotonic() - begun < limit):
        time.sleep(_LOOK)
        connections = instance("connmanager", "vmmConnectionManager")
        if begun is None and connections and connections.conns:
            begun = time.monotonic()
        manager = instance("manager", "vmmManager")  # virt-manager loads it itself, when its settings are there
        tree = manager and getattr(manager, "model", None)
        if begun is not None and tree:
            count = max((tree.iter_n_children(row.iter) for row in tree), default=0)
    print(f"rows {count} {time.monotonic() - begun:.2f}", flush=True)
    os._exit(0)


def instance(module, name):
    return getattr(getattr(sys.modules.get(f"virtManager.{module}"), name, None), "_instance", None)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
