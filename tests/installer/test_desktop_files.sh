#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What desktops read of Luthier validates. Usage: test_desktop_files.sh INSTALLER_FOLDER. Exit code 77: the tools are absent.
set -euo pipefail
cd "$1"
readonly id=io.github.luthier_studio.Luthier

for tool in desktop-file-validate appstreamcli appstream-util; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done

desktop-file-validate --warn-kde "$id.desktop"
appstreamcli validate --no-net --pedantic --explain "$id.metainfo.xml"
appstream-util validate-strict --nonet "$id.metainfo.xml"
python3 - "$id" <<'PYTHON'
import sys
import xml.etree.ElementTree as tree

name = sys.argv[1]
icon = tree.parse(f"{name}.svg").getroot()
assert icon.tag.endswith("svg") and icon.get("viewBox"), "the icon is a scalable SVG"
mime = tree.parse(f"{name}.mime.xml").getroot().find("{*}mime-type").get("type")
desktop = open(f"{name}.desktop", encoding="utf-8").read()
assert f"MimeType={mime};" in desktop, "the desktop entry opens our workspaces"
assert mime == tree.parse(f"{name}.metainfo.xml").getroot().findtext("provides/mediatype"), "metainfo names the same type"
PYTHON
echo "desktop files validate"
