# SPDX-License-Identifier: EPL-2.0
"""Linux namespaces through the C library: make, enter, mount.

Python 3.11 has no binding for unshare(2), setns(2) and mount(2). Namespaces are entered by pidfd, so
a process id that was used anew can never be entered by mistake.
"""
import ctypes
import os
import re
import signal

NEWNS = 0x00020000
NEWCGROUP = 0x02000000
NEWUTS = 0x04000000
NEWIPC = 0x08000000
NEWUSER = 0x10000000
NEWPID = 0x20000000
NEWNET = 0x40000000

MS_RDONLY, MS_REMOUNT, MS_BIND, MS_REC = 1, 32, 4096, 16384

_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15
_libc = ctypes.CDLL(None, use_errno=True)


def _check(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags):
    """Moves the calling process into new namespaces (NEWPID: its children only)."""
    _check(_libc.unshare(flags), f"unshare({flags:#x})")


def setns(descriptor, flags):
    """Moves the calling process into the namespaces of the process behind a pidfd."""
    _check(_libc.setns(descriptor, flags), f"setns({flags:#x})")


def mount(source, target, kind="none", flags=0, data=""):
    """mount(2); the target must exist."""
    arguments = [text.encode() for text in (source, target, kind)]
    _check(_libc.mount(*arguments, ctypes.c_ulong(flags), data.encode()), f"mount {source} on {target}")


def bind(source, target, read_only=False):
    """Shows the file or folder `source` also at `target`."""
    mount(source, target, flags=MS_BIND | MS_REC)
    if read_only:
        # A user namespace may not drop flags which the original mount has, so they are repeated.
        kept = os.statvfs(target).f_flag & (os.ST_NOSUID | os.ST_NODEV | os.ST_NOEXEC | os.ST_NOATIME
                                            | os.ST_NODIRATIME | os.ST_RELATIME)
        flags = sum(bit for own, bit in _MOUNT_FLAGS.items() if kept & own)
        mount("none", target, flags=MS_BIND | MS_REMOUNT | MS_RDONLY | flags)


_MOUNT_FLAGS = {os.ST_NOSUID: 2, os.ST_NODEV: 4, os.ST_NOEXEC: 8, os.ST_NOATIME: 1 << 10,
                os.ST_NODIRATIME: 1 << 11, os.ST_RELATIME: 1 << 21}


def die_with_parent(number=signal.SIGKILL):
    """The calling process gets the signal when its parent ends."""
    _libc.prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)


def set_process_name(name):
    _libc.prctl(_PR_SET_NAME, name.encode()[:15], 0, 0, 0)


def pid_of(pidfd):
    """The process id behind a pidfd as this process sees it, or None once that process has ended."""
    with open(f"/proc/self/fdinfo/{pidfd}", encoding="ascii") as info:
        pid = int(re.search(r"^Pid:\s*(-?\d+)", info.read(), re.M).group(1))
    return pid if pid > 0 else None


def fork_into(flags, body, before=lambda: None):
    """Runs before() and then, in new namespaces, body() as an orphan; returns the process id of the latter.

    With NEWPID it is the init of a new pid namespace. It becomes a child of the nearest init, so only
    the supervisor (an init itself) may call this and then sees its end by wait(2).
    """
    reader, writer = os.pipe()
    middle = os.fork()
    if middle == 0:
        _as_process(lambda: _fork_second(flags, body, before, writer))
    os.close(writer)
    os.waitpid(middle, 0)
    with os.fdopen(reader) as answer:
        text = answer.read()
    if not text.isdigit():
        raise OSError(text or "the process ended while its namespaces were made")
    return int(text)


def _fork_second(flags, body, before, writer):
    try:
        before()
        unshare(flags)
        child = os.fork()
    except OSError as error:
        os.write(writer, str(error).encode())
        return 1
    if child == 0:
        os.close(writer)
        _as_process(body)
    os.write(writer, str(child).encode())
    return 0


def _as_process(body):
    """Runs body() as all there is of this process; never returns."""
    status = 1
    try:
        status = body() or 0
    except SystemExit as leaving:
        status = leaving.code or 0
    except BaseException as error:  # the process ends here: the reason must reach the log
        os.write(2, f"orrery-lab: {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


def enter(pidfd, flags):
    """Moves this process into the namespaces of another one, its user namespace first where it differs."""
    pid = pid_of(pidfd)
    if pid is None:
        raise ProcessLookupError("the process of these namespaces has ended")
    if os.readlink("/proc/self/ns/user") != os.readlink(f"/proc/{pid}/ns/user"):
        flags |= NEWUSER
    folder = os.getcwd()
    setns(pidfd, flags)
    if flags & NEWNS:
        os.chdir(folder if os.path.isdir(folder) else "/")


def run_inside(pidfd, flags, command):
    """Runs a command in the namespaces of another process; returns its exit code.

    Standard streams and the terminal are passed on, signals too, and the command does not outlive the caller.
    """
    enter(pidfd, flags)
    child = os.fork()
    if child == 0:
        die_with_parent(signal.SIGTERM)
        try:
            os.execvp(command[0], command)
        except OSError as error:
            os.write(2, f"lab: {command[0]}: {error.strerror}\n".encode())
            os._exit(127 if isinstance(error, FileNotFoundError) else 126)
    forwarded = [signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2]
    # A terminal sends its interrupt to the command as well; without one it has to be passed on.
    (_ignore if os.isatty(0) else forwarded.append)(signal.SIGINT)
    _ignore(signal.SIGQUIT)
    for number in forwarded:
        signal.signal(number, lambda received, _: os.kill(child, received))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def _ignore(number):
    signal.signal(number, signal.SIG_IGN)
