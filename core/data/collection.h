// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/config/task_description.h"
#include "core/store/records.h"

namespace luthier {

/// One image on its way into a dataset. Its label counts in Collection::classes.
struct Candidate {
  ExampleRecord example;
  std::optional<Split> split;      // as the layout gives it; empty: to be chosen by seed
  std::optional<Problem> problem;  // why it cannot be used
  bool grey = false;
  std::uint64_t group = 0;  // equal ones stay in one split; 0: only equal images do
  std::string targets;      // JSON, where a class does not say what is true of it
  std::string origin;       // file and line of the table that names it; "" where none does
};

/// What an importer has found, before classes are renamed, splits made and problems sorted out.
struct Collection {
  std::string sourcePath;
  std::vector<std::string> classes;
  std::vector<Candidate> candidates;  // in stable order
  std::vector<Problem> problems;      // of folders rather than of single images
  bool splitsGiven = false;
  TargetKind targets = TargetKind::Class;  // where it is another, labels only balance the splits
};

}  // namespace luthier
