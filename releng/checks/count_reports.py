# SPDX-License-Identifier: EPL-2.0
"""count_reports.py STAMP [BROKEN-PART ...]: names what failed and adds up the JUnit reports younger than the stamp.

A part that broke without any failed test, because it did not build for instance, counts as one failure.
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def failures(suite):
    """Yields "class.test: first line of the message" for each failed test."""
    for case in suite.iter("testcase"):
        for problem in [*case.findall("failure"), *case.findall("error")]:
            said = (problem.get("message") or problem.text or "").strip().splitlines()
            yield f"{case.get('classname')}.{case.get('name')}: {said[0] if said else problem.get('type')}"


stamp = pathlib.Path(sys.argv[1]).stat().st_mtime
ran = bad = skipped = 0
for report in [*pathlib.Path("bundles").glob("*/target/surefire-reports/TEST-*.xml"), *pathlib.Path("target/tests").glob("**/TEST-*.xml")]:
    if report.stat().st_mtime < stamp:
        continue
    suite = ElementTree.parse(report).getroot()
    ran += int(suite.get("tests", 0))
    bad += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped += int(suite.get("skipped", 0))
    for failure in failures(suite):
        print("failed:", failure[:400])
broken_parts = sys.argv[2:]
for part in broken_parts:
    print("failed: part", part)
if broken_parts and not bad:
    bad = len(broken_parts)
print(f"{max(ran - bad - skipped, 0)} passed, {bad} failed, {skipped} skipped")
