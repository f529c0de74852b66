# SPDX-License-Identifier: EPL-2.0
"""count_reports.py STAMP [BROKEN-PART ...]: adds up the JUnit reports younger than the stamp; a broken part counts as one failure more."""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

stamp = pathlib.Path(sys.argv[1]).stat().st_mtime
ran = bad = skipped = 0
for report in [*pathlib.Path("bundles").glob("*/target/surefire-reports/TEST-*.xml"), *pathlib.Path("target/tests").glob("**/TEST-*.xml")]:
    if report.stat().st_mtime < stamp:
        continue
    suite = ElementTree.parse(report).getroot()
    ran += int(suite.get("tests", 0))
    bad += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped += int(suite.get("skipped", 0))
bad_parts = len(sys.argv) - 2
if bad_parts and not bad:
    bad = bad_parts
print(f"{max(ran - bad - skipped, 0)} passed, {bad} failed, {skipped} skipped")
