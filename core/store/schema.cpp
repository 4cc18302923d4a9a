// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

namespace luthier {

// Times are milliseconds since 1970 UTC. Splits: 0 train, 1 validation, 2 test. Blobs are little-endian arrays (blob.h).
const char* schemaVersion1() {
  return R"sql(
CREATE TABLE datasets (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL UNIQUE,
  task          TEXT NOT NULL,
  source_path   TEXT NOT NULL,
  layout        TEXT NOT NULL,
  splits_given  INTEGER NOT NULL CHECK (splits_given IN (0, 1)),
  seed          INTEGER NOT NULL,
  median_width  INTEGER NOT NULL,
  median_height INTEGER NOT NULL,
  channels      INTEGER NOT NULL,
  configuration TEXT NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE dataset_classes (
  dataset INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  label   INTEGER NOT NULL,
  name    TEXT NOT NULL,
  PRIMARY KEY (dataset, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_issues (
  dataset   INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  fatal     INTEGER NOT NULL CHECK (fatal IN (0, 1)),
  code      TEXT NOT NULL,
  arguments TEXT NOT NULL,
  PRIMARY KEY (dataset, position)
) STRICT, WITHOUT ROWID;

-- Rows are written in the order of import, so that the table is clustered by dataset; ids give the stable order.
CREATE TABLE examples (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  path    TEXT NOT NULL,
  member  INTEGER NOT NULL,
  size    INTEGER NOT NULL,
  hash    BLOB NOT NULL CHECK (length(hash) = 32),
  width   INTEGER NOT NULL,
  height  INTEGER NOT NULL,
  label   INTEGER NOT NULL,
  split   INTEGER NOT NULL CHECK (split IN (0, 1, 2))
) STRICT;
CREATE INDEX examples_of_dataset ON examples (dataset);
CREATE INDEX examples_of_split ON examples (dataset, split);
CREATE INDEX examples_of_class ON examples (dataset, split, label);

CREATE TABLE models (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL UNIQUE,
  architecture  TEXT NOT NULL,
  path          TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  parameters    INTEGER NOT NULL,
  input_size    INTEGER NOT NULL,
  classes       INTEGER NOT NULL,
  class_names   TEXT NOT NULL,
  preprocessing TEXT NOT NULL,
  key_report    TEXT NOT NULL,
  origin        TEXT NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT;

-- Ids name the folders runs/<id>/ and are never used twice.
CREATE TABLE runs (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL,
  task          TEXT NOT NULL,
  dataset       INTEGER NOT NULL REFERENCES datasets (id),
  model         INTEGER NOT NULL REFERENCES models (id),
  status        TEXT NOT NULL CHECK (status IN ('queued', 'running', 'paused', 'done', 'stopped', 'failed')),
  configuration TEXT NOT NULL,
  resolved      TEXT NOT NULL,
  failure       TEXT,
  created_at    INTEGER NOT NULL,
  started_at    INTEGER NOT NULL,
  ended_at      INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  sample        INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;
CREATE INDEX runs_by_status ON runs (status, position);
CREATE INDEX runs_by_dataset ON runs (dataset);
CREATE INDEX runs_by_model ON runs (model);

CREATE TABLE run_progress (
  run                 INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  epoch               INTEGER NOT NULL,
  epochs              INTEGER NOT NULL,
  step                INTEGER NOT NULL,
  steps               INTEGER NOT NULL,
  seconds_left        REAL,
  examples_per_second REAL,
  memory_bytes        INTEGER NOT NULL,
  trained_seconds     REAL,
  phase               TEXT NOT NULL,
  best_epoch          INTEGER NOT NULL,
  best_value          REAL
) STRICT;

CREATE TABLE run_tags (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_notes (
  run  INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  note TEXT NOT NULL
) STRICT;

-- Step metrics ("step/loss") have the run's step, all others the epoch. A value that is not a number is stored as NULL.
CREATE TABLE metrics (
  run     INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  name    TEXT NOT NULL,
  step    INTEGER NOT NULL,
  value   REAL,
  seconds REAL,
  PRIMARY KEY (run, name, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE confusion_matrices (
  run     INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  epoch   INTEGER NOT NULL,
  split   INTEGER NOT NULL CHECK (split IN (0, 1, 2)),
  classes INTEGER NOT NULL,
  counts  BLOB NOT NULL,
  UNIQUE (run, epoch, split)
) STRICT;

-- Which examples a run predicts, and their classes; shared by the epochs.
CREATE TABLE prediction_sets (
  id       INTEGER PRIMARY KEY,
  run      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  split    INTEGER NOT NULL CHECK (split IN (0, 1, 2)),
  examples BLOB NOT NULL,
  truths   BLOB NOT NULL
) STRICT;
CREATE INDEX prediction_sets_of_run ON prediction_sets (run, split);

CREATE TABLE predictions (
  run            INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  epoch          INTEGER NOT NULL,
  split          INTEGER NOT NULL CHECK (split IN (0, 1, 2)),
  prediction_set INTEGER NOT NULL REFERENCES prediction_sets (id) ON DELETE CASCADE,
  answers        BLOB NOT NULL,
  confidences    BLOB NOT NULL,
  UNIQUE (run, epoch, split)
) STRICT;
CREATE INDEX predictions_of_set ON predictions (prediction_set);

CREATE TABLE checkpoints (
  run        INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  epoch      INTEGER NOT NULL,
  step       INTEGER NOT NULL,
  path       TEXT NOT NULL,
  metric     REAL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (run, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE artifacts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  run        INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  path       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  details    TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX artifacts_of_run ON artifacts (run);

CREATE TABLE commands (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  run        INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('pause', 'continue', 'stop', 'keep-best', 'more-epochs')),
  argument   INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  taken_at   INTEGER
) STRICT;
CREATE INDEX commands_waiting ON commands (run) WHERE taken_at IS NULL;

CREATE TABLE audit_log (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
)sql";
}

// A dataset of texts is written in many transactions (a million rows in one would keep every other program out for seconds);
// `complete` is set by the last, and what an interrupted import left is removed by the next.
const char* schemaVersion2() {
  return R"sql(
ALTER TABLE datasets ADD COLUMN complete INTEGER NOT NULL DEFAULT 1 CHECK (complete IN (0, 1));

-- Text examples, cleaned: the source file is only referenced. `targets` is JSON where a class index does not say it all.
CREATE TABLE texts (
  example INTEGER PRIMARY KEY REFERENCES examples (id) ON DELETE CASCADE,
  text    TEXT NOT NULL,
  second  TEXT,
  targets TEXT NOT NULL
) STRICT;

ALTER TABLE models ADD COLUMN kind TEXT NOT NULL DEFAULT 'image' CHECK (kind IN ('image', 'text'));
)sql";
}

// The answers of a run's best epoch so far; a class per example is in `predictions`, for every epoch.
const char* schemaVersion3() {
  return R"sql(
CREATE TABLE text_answers (
  run     INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  split   INTEGER NOT NULL CHECK (split IN (0, 1, 2)),
  example INTEGER NOT NULL,
  epoch   INTEGER NOT NULL,
  answer  TEXT NOT NULL,
  PRIMARY KEY (run, split, example)
) STRICT, WITHOUT ROWID;
)sql";
}

const char* schemaVersion4() {
  return R"sql(
ALTER TABLE runs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;     -- higher goes first
ALTER TABLE runs ADD COLUMN archived_at INTEGER NOT NULL DEFAULT 0;  -- 0: not archived
ALTER TABLE runs ADD COLUMN trashed_at INTEGER NOT NULL DEFAULT 0;   -- 0: not in the trash

-- What a run met beside its epochs: a smaller micro-batch after a lack of memory, a layer unfrozen ...
CREATE TABLE run_events (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  run     INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX run_events_of_run ON run_events (run);

-- What belongs to the workspace rather than to a person: the pinned baseline, saved views.
CREATE TABLE workspace_settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";
}

// What is true of an image where a class does not say it: the JSON of records.h, as `texts` has it of texts.
const char* schemaVersion5() {
  return R"sql(
CREATE TABLE image_targets (
  example INTEGER PRIMARY KEY REFERENCES examples (id) ON DELETE CASCADE,
  targets TEXT NOT NULL
) STRICT;
)sql";
}

}  // namespace luthier
