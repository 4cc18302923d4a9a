# SPDX-License-Identifier: GPL-3.0-or-later
"""The store of a workspace whose programs are killed."""

import sqlite3


def query(workspace, sql):
    # Not read-only: the first to open a store after a kill rolls back what was half written.
    store = sqlite3.connect(f"file:{workspace}/workspace.luthier?mode=rw", uri=True, timeout=10)
    try:
        return store.execute(sql).fetchall()
    finally:
        store.close()
