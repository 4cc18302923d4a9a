#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian package and tries it in a clean root: dpkg installs it there; a root folder that has of this machine only
# the libraries and the shell, and nothing of the build tree, starts both programs without LibTorch, and imports and trains
# with it. Usage: test_package.sh BUILD_FOLDER. Exit code 77: dpkg's tools are absent, or user namespaces are not permitted.
set -euo pipefail
readonly build=$1 id=io.github.luthier_studio.Luthier
fail() { echo "package: $*" >&2; exit 1; }

for tool in dpkg-deb dpkg-shlibdeps unshare; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
unshare -Urm true 2>/dev/null || { echo "skipped: unshare -Urm is not permitted here"; exit 77; }
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT

# --- The package ----------------------------------------------------------------------------------------------------------
rm -rf "$build/package"
(cd "$build" && cpack -G DEB >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; fail "cpack failed"; }
deb=$(ls "$build"/package/*.deb)
depends=$(dpkg-deb --field "$deb" Depends)
echo "package: ${deb##*/}, $(stat -c %s "$deb") bytes; depends on $depends"
for wanted in libc6 libqt6widgets6 libsqlite3-0 libicu python3; do
  [[ $depends == *$wanted* ]] || fail "the package does not depend on $wanted"
done
[[ $depends != *torch* ]] || fail "no Debian package holds the LibTorch that the engine needs"

# --- Installed by dpkg into a clean root ----------------------------------------------------------------------------------
readonly clean=$work/clean
mkdir -p "$clean"/{bin,lib,lib64,proc,dev,tmp,home,etc,opt/libtorch} "$clean"/usr/{lib,bin} "$clean"/var/lib/dpkg/{info,updates}
touch "$clean"/var/lib/dpkg/{status,available}
ln -s /bin/python3 "$clean/usr/bin/python3"  # the system's, which the package depends on
dpkg --root="$clean" --force-not-root --force-depends --log="$work/dpkg.log" --install "$deb" >"$work/dpkg.out" 2>&1 ||
  { cat "$work/dpkg.out"; fail "dpkg refuses the package"; }
for file in bin/luthier bin/luthier-cli libexec/luthier/luthier-cli libexec/luthier/luthier-setup "share/applications/$id.desktop" \
  "share/metainfo/$id.metainfo.xml" "share/mime/packages/$id.xml" share/luthier/starter/resnet20_cifar10.safetensors share/doc/luthier/copyright; do
  [[ -s $clean/usr/$file ]] || fail "not installed: /usr/$file"
done
for tool in desktop-file-validate "appstreamcli validate --no-net --pedantic" "appstream-util validate-strict --nonet"; do
  command -v "${tool%% *}" >/dev/null || continue
  file=$clean/usr/share/metainfo/$id.metainfo.xml
  [[ $tool != desktop-file* ]] || file=$clean/usr/share/applications/$id.desktop
  $tool "$file" >"$work/validate.log" || { cat "$work/validate.log"; fail "$tool"; }
done

# --- In the clean root ----------------------------------------------------------------------------------------------------
# in_clean_root COMMAND: with the system's /bin and libraries; of /usr/share only what the package brought.
in_clean_root() {
  unshare -Urm bash -c '
    set -e
    root=$1 torch=$2
    for folder in bin lib lib64 usr/lib proc dev etc; do mount --rbind "/$folder" "$root/$folder"; done
    [[ -z $torch ]] || mount --bind "$torch" "$root/opt/libtorch"
    exec chroot "$root" env -i PATH=/usr/bin:/bin HOME=/home LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen ${torch:+LUTHIER_TORCH=/opt/libtorch/torch} \
      sh -ec "$3"' - "$clean" "${torch:-}" "$1"
}
mkdir -p "$clean/home/images"
python3 - "$clean/home/images" <<'PYTHON'
import pathlib
import struct
import sys

for number in range(24):
    folder = pathlib.Path(sys.argv[1]) / ("cat" if number % 2 else "dog")
    folder.mkdir(exist_ok=True)
    pixels = bytes([number * 7 % 256, 90 * (number % 2), number]) * 16
    header = b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 4, 4, 1, 24, 0, len(pixels), 0, 0, 0, 0)
    (folder / f"{number}.bmp").write_bytes(header + pixels)
PYTHON

in_clean_root 'luthier --version && luthier-cli --version' >"$work/versions" || fail "the programs do not start without LibTorch"
[[ $(wc -l <"$work/versions") -eq 2 ]] || fail "the programs do not tell their versions"
told=$(in_clean_root 'luthier-cli runs list' 2>&1) && fail "without LibTorch the engine cannot work"
[[ $told == *"luthier-cli setup"* ]] || fail "the engine does not say how to get LibTorch: $told"
answer=0
in_clean_root 'luthier-cli setup --check' >/dev/null || answer=$?
[[ $answer -eq 4 ]] || fail "LibTorch is not there, and the set-up ends with exit code $answer"

torch=$(sed -n 's|^set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "\(.*\)/torch/lib")|\1|p' "$build/CPackConfig.cmake")
[[ -d $torch ]] || fail "the LibTorch of this build was not found"
in_clean_root '
  cd /home
  luthier-cli --workspace w import images --name pets
  luthier-cli --workspace w train --dataset pets --model resnet20 --set epochs=1 --set image_size=16 --set batch_size=8 --json | tail -n 1
  luthier-cli --workspace w train --queue --dataset pets --model resnet20 --set epochs=1 --set image_size=16 --set batch_size=8
  luthier-cli --workspace w work --json | tail -n 1
  luthier-cli --workspace w runs list --json' >"$work/trained" 2>&1 || { cat "$work/trained"; fail "the installed engine does not train"; }
[[ $(grep -c '"status":"done"' "$work/trained") -ge 2 ]] || { cat "$work/trained"; fail "the runs are not done"; }
echo "package: installed by dpkg, started without LibTorch, trained with it in a clean root"
