#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The launcher and the set-up of LibTorch, without a network: wheels made here, an engine that is a script.
Usage: test_setup.py INSTALLER_FOLDER CONFIGURED_LAUNCHER. Exit code 77: this Python has no pip."""
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import zipfile

installer, launcher = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
LIBRARY = "torch/lib/libtorch_cpu.so"


def write_wheel(folder, content):
    """A wheel as pip wants one, with one library and one file that is not wanted."""
    path = folder / "torch-2.15.0-cp311-cp311-manylinux_2_28_x86_64.whl"
    info = "torch-2.15.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(LIBRARY, content)
        wheel.writestr("torch/include/torch.h", "unwanted")
        wheel.writestr(f"{info}/licenses/LICENSE", "the licence")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: torch\nVersion: 2.15.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp311-cp311-manylinux_2_28_x86_64\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


class Installed(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        libexec = self.folder / "usr/libexec/luthier"
        libexec.mkdir(parents=True)
        (self.folder / "usr/bin").mkdir()
        shutil.copy(launcher, self.folder / "usr/bin/luthier-cli")
        (self.folder / "usr/bin/luthier-cli").chmod(0o755)
        shutil.copy(installer / "libtorch/luthier-setup", libexec)
        self.wheels = self.folder / "wheels"
        self.wheels.mkdir()
        wheel = write_wheel(self.wheels, b"library")
        pins = json.loads((installer / "libtorch/wheels.json").read_text())
        pins["wheels"] = [dict(pins["wheels"][0], bytes=wheel.stat().st_size, keep=[LIBRARY],
                               sha256=hashlib.sha256(wheel.read_bytes()).hexdigest())]
        self.pins = libexec / "wheels.json"
        self.pins.write_text(json.dumps(pins))
        self.cache = self.folder / "cache/luthier"
        self.ready = self.cache / "libtorch-2.15.0-run"
        self.engine = libexec / "luthier-cli"
        self.engine.write_text('#!/bin/sh\necho "$LD_LIBRARY_PATH|$LUTHIER_LIBRARY_PATH|$LUTHIER_LAUNCHER|$*"\n')
        self.engine.chmod(0o755)

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LUTHIER") and name != "LD_LIBRARY_PATH"}
        return dict(kept, XDG_CACHE_HOME=str(self.folder / "cache"), HOME=str(self.folder), **more)

    def run_cli(self, *arguments, **more):
        program = self.folder / "usr/bin/luthier-cli"
        return subprocess.run([program, *arguments], env=self.environment(**more), capture_output=True, text=True)

    def set_up(self, *more):
        return self.run_cli("setup", "--json", "--wheels", str(self.wheels), *more)

    def expect_failure(self, finished, exit_code, code):
        self.assertEqual(finished.returncode, exit_code, finished.stdout + finished.stderr)
        last = json.loads(finished.stdout.splitlines()[-1])
        self.assertEqual((last["event"], last["code"]), ("error", code))
        self.assertTrue(last["message"])
        self.assertEqual(sorted(os.listdir(self.cache)), ["setup.lock"], "nothing half-done is left")

    def test_the_pinned_version_is_the_one_that_is_built_against(self):
        pinned = json.loads((installer / "libtorch/wheels.json").read_text())["version"]
        self.assertIn(f"readonly torch_version={pinned}\n", (installer.parent / "dev").read_text())

    def test_without_libtorch_it_says_what_to_do(self):
        plain = self.run_cli("runs", "list")
        self.assertEqual(plain.returncode, 4)
        self.assertIn("luthier-cli setup", plain.stderr)
        told = self.run_cli("--workspace", "w", "runs", "list", "--json")
        event = json.loads(told.stdout)
        self.assertEqual((told.returncode, event["code"]), (4, "not_found"))
        self.assertIn("luthier-cli setup", event["message"])
        version = self.run_cli("--version")
        self.assertEqual(version.returncode, 0)
        self.assertRegex(version.stdout, r"^\d+\.\d+\.\d+$")

    def test_the_engine_gets_its_libtorch_and_its_arguments(self):
        self.assertEqual(self.run_cli("setup", "--check").returncode, 4)
        finished = self.set_up()
        self.assertEqual(finished.returncode, 0, finished.stdout + finished.stderr)
        events = [json.loads(line) for line in finished.stdout.splitlines()]
        self.assertEqual({one["phase"] for one in events if one["event"] == "progress"}, {"download", "verify", "unpack"})
        self.assertEqual((events[-1]["event"], events[-1]["ready"]), ("result", True))
        self.assertEqual((self.ready / LIBRARY).read_bytes(), b"library")
        self.assertFalse((self.ready / "torch/include").exists())
        self.assertTrue((self.ready / "torch-2.15.0.dist-info/licenses/LICENSE").exists())
        check = self.run_cli("--workspace", "a b", "setup", "--check", "--json")
        self.assertEqual((check.returncode, json.loads(check.stdout)["ready"]), (0, True))
        program = self.folder / "usr/bin/luthier-cli"
        told = self.run_cli("--workspace", "a b", "runs", LD_LIBRARY_PATH="/else").stdout.strip()
        self.assertEqual(told, f"{self.ready}/torch/lib:/else|/else|{program}|--workspace a b runs")

    def test_a_named_libtorch_goes_first(self):
        other = self.folder / "other/lib"
        other.mkdir(parents=True)
        (other / "libtorch_cpu.so").write_text("")
        self.set_up()
        self.assertTrue(self.run_cli("x", LUTHIER_TORCH=str(self.folder / "other")).stdout.startswith(f"{other}||"))

    def test_another_file_than_the_published_one_is_refused(self):
        write_wheel(self.wheels, b"LIBRARY")
        self.expect_failure(self.set_up(), 3, "download_hash_wrong")
        self.assertEqual(self.run_cli("setup", "--check").returncode, 4)

    def test_a_source_without_the_file_is_named(self):
        shutil.rmtree(self.wheels)
        self.wheels.mkdir()
        self.expect_failure(self.set_up(), 1, "download_failed")

    def test_a_wheel_that_lacks_a_library_is_refused(self):
        pins = json.loads(self.pins.read_text())
        pins["wheels"][0]["keep"].append("torch/lib/libc10.so")
        self.pins.write_text(json.dumps(pins))
        self.expect_failure(self.set_up(), 1, "download_failed")

    def test_too_little_room_is_told_before_anything_is_fetched(self):
        pins = json.loads(self.pins.read_text())
        pins["wheels"][0]["bytes"] = 1 << 60
        self.pins.write_text(json.dumps(pins))
        self.expect_failure(self.set_up(), 6, "disk_full")

    def test_stopped_in_the_middle_it_leaves_nothing_and_starts_again(self):
        command = [self.folder / "usr/bin/luthier-cli", "setup", "--json", "--wheels", str(self.wheels)]
        with subprocess.Popen(command, env=self.environment(), stdout=subprocess.PIPE, text=True) as running:
            self.assertIn("download", running.stdout.readline())
            running.send_signal(signal.SIGTERM)
            last = json.loads(running.stdout.read().splitlines()[-1])
            self.assertEqual((running.wait(), last["code"]), (130, "cancelled"))
        self.assertEqual(sorted(os.listdir(self.cache)), ["setup.lock"])
        self.assertEqual(self.set_up().returncode, 0)


if __name__ == "__main__":
    if subprocess.run([sys.executable, "-m", "venv", "--help"], capture_output=True).returncode != 0:
        print("skipped: this Python has neither pip nor venv")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
