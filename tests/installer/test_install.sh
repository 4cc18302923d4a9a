#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `cmake --install` puts everything in its place, and what it installs starts. Usage: test_install.sh BUILD_FOLDER
set -euo pipefail
readonly id=io.github.luthier_studio.Luthier
prefix=$(mktemp -d)
readonly prefix
trap 'rm -rf "$prefix"' EXIT

cmake --install "$1" --prefix "$prefix" >/dev/null
for file in bin/luthier bin/luthier-cli libexec/luthier/luthier-cli libexec/luthier/luthier-setup "share/applications/$id.desktop" "share/metainfo/$id.metainfo.xml" \
  "share/mime/packages/$id.xml" "share/icons/hicolor/scalable/apps/$id.svg" share/doc/luthier/LICENSE; do
  [[ -s $prefix/$file ]] || { echo "not installed: $file"; exit 1; }
done
if command -v update-mime-database >/dev/null; then
  update-mime-database "$prefix/share/mime"
  grep -q 'workspace.luthier' "$prefix/share/mime/globs"
fi
"$prefix/bin/luthier-cli" --help >/dev/null || { echo "the installed luthier-cli does not start"; exit 1; }
if readelf -d "$prefix"/bin/luthier "$prefix"/libexec/luthier/luthier-cli | grep -E 'R(UN)?PATH'; then
  echo "an installed program looks for libraries in the folders of the machine that built it"
  exit 1
fi
echo "installed: complete"
