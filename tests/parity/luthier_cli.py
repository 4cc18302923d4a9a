# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs luthier-cli (its place: $LUTHIER_CLI) in a workspace of its own and reads its JSON lines."""
import json
import os
import pathlib
import subprocess
import tempfile


class Luthier:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="luthier-parity-")
        self.path = pathlib.Path(self.folder.name)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.folder.cleanup()

    def run(self, *arguments, expect=0):
        """The JSON lines of one command."""
        command = [os.environ["LUTHIER_CLI"], "--workspace", str(self.path / "workspace"), "--json", *map(str, arguments)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        if finished.returncode != expect:
            raise AssertionError(f"{command} ended with {finished.returncode}:\n{finished.stdout}\n{finished.stderr}")
        return [json.loads(line) for line in finished.stdout.splitlines()]

    def result(self, *arguments):
        events = [event for event in self.run(*arguments) if event["event"] == "result"]
        assert len(events) == 1, events
        return events[0]


def close(found, wanted, tolerance, what):
    """Equal within `tolerance`, absolute below 1 and relative above."""
    assert abs(found - wanted) <= tolerance * max(1.0, abs(wanted)), f"{what}: {found} here, {wanted} in Python"
