# SPDX-License-Identifier: EPL-2.0
"""A screen that nobody sees, with the console on it: real windows, real mouse, pictures."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time


class CheckFailed(Exception):
    """The console did not do what it should; the message says what was awaited and what was seen."""


def wait_for(what, condition, seconds):
    """Polls until the condition yields something true; returns it."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise CheckFailed(f"waited {seconds} s in vain for {what}")
        time.sleep(0.1)


class Desktop:
    """Xvfb and a window manager. Ends only what it started."""

    def __init__(self, size="1280x800"):
        self.size = size
        self.processes = []
        self.display = None

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        reader, writer = os.pipe()
        self.processes.append(subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise CheckFailed("Xvfb did not start (package xvfb)")
        self.display = f":{number}"
        self.environment = dict(os.environ, DISPLAY=self.display, NO_AT_BRIDGE="1", GDK_BACKEND="x11", LC_ALL="C.UTF-8")
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.processes.append(subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, capture_output=True, text=True, check=False)

    def windows(self, name):
        return self.xdotool("search", "--onlyvisible", "--name", name).stdout.split()

    def key(self, *keys):
        self.xdotool("key", "--clearmodifiers", *keys)

    def picture(self, path):
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=60)


class Console:
    """The product, started on a desktop, watched through the figure positions it writes."""

    def __init__(self, desktop, product, java, home, extra=()):
        self.desktop = desktop
        self.product = pathlib.Path(product)
        self.java = java
        self.home = pathlib.Path(home).resolve()
        self.geometry = self.home / "geometry.json"
        self.log = self.home / "console-output.log"
        self.extra = list(extra)

    def command(self, application, *options):
        launcher = next(self.product.glob("plugins/org.eclipse.equinox.launcher_*.jar"))
        return [self.java, "-Xmx512m", "--enable-native-access=ALL-UNNAMED", f"-Dorrery.home={self.home}",
                f"-Dorrery.geometry.file={self.geometry}", *options, "-jar", str(launcher),
                "-configuration", str(self.home / "configuration"), "-application", application]

    def cli(self, *arguments):
        """One command of the command line; its standard output."""
        result = subprocess.run(
            [*self.command("org.orrery.app.cli", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), "-data", "@none", "-nosplash", *arguments],
            capture_output=True, text=True, check=False, timeout=180)
        if result.returncode != 0:
            raise CheckFailed(f"orrery {' '.join(arguments)} ended with {result.returncode}: {result.stderr.strip()}")
        return result.stdout

    def start(self):
        self.geometry.unlink(missing_ok=True)
        with open(self.log, "w", encoding="utf-8") as log:
            process = subprocess.Popen([*self.command("org.orrery.app.console", *self.extra), "-data", str(self.home / "workspace")],
                                       env=self.desktop.environment, stdout=log, stderr=subprocess.STDOUT)
        self.desktop.processes.append(process)
        self.process = process
        wait_for("a window named Orrery", lambda: self.alive() and self.desktop.windows("Orrery"), 90)

    def alive(self):
        if self.process.poll() is not None:
            tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
            raise CheckFailed(f"the console ended with {self.process.returncode}:\n{tail}")
        return True

    def figures(self):
        try:
            return json.loads(self.geometry.read_text(encoding="utf-8")).get("figures", [])
        except (FileNotFoundError, json.JSONDecodeError):
            return []

    def figure(self, kind, name, host=None):
        self.alive()
        for figure in self.figures():
            if figure["kind"] == kind and figure["name"] == name and (host is None or figure.get("host") == host):
                return figure
        return None


def run_check(name, check, options):
    """Runs one check of the demo on its own data folder and prints its verdict as the last line; the exit status."""
    lab = json.loads(pathlib.Path(options.lab).read_text(encoding="utf-8"))
    home = tempfile.mkdtemp(prefix="orrery-check-")
    try:
        line = check(options, lab, home)
    except (CheckFailed, subprocess.SubprocessError, KeyError) as problem:
        print(f"{name}: failed {type(problem).__name__}: {problem}", flush=True)
        print(f"(data folder kept: {home}; pictures: {options.pictures})", file=sys.stderr)
        return 1
    shutil.rmtree(home, ignore_errors=True)
    print(line, flush=True)
    return 0


def centre(figure):
    bounds = figure["bounds"]
    return bounds["x"] + bounds["width"] // 2, bounds["y"] + bounds["height"] // 2
