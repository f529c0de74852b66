# SPDX-License-Identifier: EPL-2.0
"""The network editor of a console on a desktop, driven by a real mouse and keyboard through the figure positions that it writes."""
import json
import pathlib
import time

from desktop import CheckFailed, centre, wait_for


class Drawing:
    """One open design."""

    def __init__(self, desktop, console, geometry):
        self.desktop, self.console = desktop, console
        self.geometry = pathlib.Path(geometry)

    def figures(self):
        self.console.alive()
        try:
            return json.loads(self.geometry.read_text(encoding="utf-8")).get("figures", [])
        except (FileNotFoundError, json.JSONDecodeError):
            return []

    def find(self, kind, name=None, inside=None):
        for figure in self.figures():
            if figure["kind"] == kind and (name is None or figure["name"] == name) and (inside is None or figure["in"] == inside):
                return figure
        return None

    def wait(self, kind, name=None, inside=None, seconds=30):
        return wait_for(f"the figure of {kind} {name or ''} {'in ' + inside if inside else ''}".strip(),
                        lambda: self.find(kind, name, inside), seconds)

    def at_rest(self, seconds=1.5, limit=30):
        """Until nothing has moved for some time: hosts may still be arriving."""
        last, since, end = None, time.monotonic(), time.monotonic() + limit
        while time.monotonic() < end:
            now = [(figure["kind"], figure["name"], figure["bounds"]) for figure in self.figures()]
            if now != last:
                last, since = now, time.monotonic()
            elif now and time.monotonic() - since > seconds:
                return
            time.sleep(0.1)
        raise CheckFailed(f"the drawing has not come to rest within {limit} s")

    def begin(self, name, ground):
        """File > New > Network design…, by its key. The click on empty ground gives the window the keyboard."""
        self.click(*ground)

        def asked():
            self.desktop.key("ctrl+alt+n")
            time.sleep(1)
            return self.desktop.windows("^New network design")
        wait_for("the dialog for a new design", asked, 20)
        time.sleep(0.7)
        self.desktop.key("ctrl+a")
        self.desktop.xdotool("type", name)
        time.sleep(0.3)
        self.desktop.key("Return")
        wait_for("an empty drawing", lambda: self.find("hint"), 30)

    def click(self, x, y):
        self.desktop.xdotool("mousemove", x, y)
        time.sleep(0.2)
        self.desktop.xdotool("click", 1)

    def write_name(self, name):
        """Over what was just put down."""
        time.sleep(0.6)
        self.desktop.key("ctrl+a")
        self.desktop.xdotool("type", name)
        time.sleep(0.3)
        self.desktop.key("Return")

    def put(self, tool, at, kind, name):
        """Takes a tool from the palette, whose buttons have their names, and clicks a place with it."""
        before = {(figure["kind"], figure["name"], figure["in"]) for figure in self.figures()}
        self.click(*self.tool(tool))
        time.sleep(0.3)
        self.click(*at)
        wait_for(f"a new {kind}", lambda: any((figure["kind"], figure["name"], figure["in"]) not in before and figure["kind"] == kind
                                              for figure in self.figures()), 20)
        self.write_name(name)
        self.wait(kind, name)
        self.at_rest()

    def tool(self, name):
        tools = json.loads(self.geometry.read_text(encoding="utf-8"))["tools"]
        return centre({"bounds": tools[name]})

    def drag(self, source, target, during=None):
        """Presses on one figure, moves in steps, and releases on another; fails when that refuses. Under load a press may be lost: thrice."""
        for attempt in range(3):
            answer = self._drag_once(source, target, during)
            if answer == "target":
                self.at_rest()
                return
            if answer == "refusing":
                break
            source, target = (self.wait(old["kind"], old["name"], old["in"]) for old in (source, target))
        raise CheckFailed(f"{target['kind']} {target['name']} does not take {source['kind']} {source['name']}: {answer}")

    def _drag_once(self, source, target, during):
        start, end = centre(source), centre(target)
        self.desktop.xdotool("mousemove", *start)
        time.sleep(0.4)
        self.desktop.xdotool("mousedown", 1)
        time.sleep(0.2)
        for step in range(1, 16):
            self.desktop.xdotool("mousemove", start[0] + (end[0] - start[0]) * step // 15, start[1] + (end[1] - start[1]) * step // 15)
            time.sleep(0.03)
        answer, until = None, time.monotonic() + 8
        while answer is None and time.monotonic() < until:
            self.desktop.xdotool("mousemove", end[0] + 2, end[1])
            self.desktop.xdotool("mousemove", *end)
            time.sleep(0.2)
            found = self.find(target["kind"], target["name"], target["in"])
            answer = found["emphasis"] if found and found["emphasis"] in ("target", "refusing") else None
        if answer and during:
            self.desktop.picture(during)
        self.desktop.xdotool("mouseup", 1)
        return answer
