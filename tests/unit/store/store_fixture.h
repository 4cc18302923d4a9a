// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include "core/store/database.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "tests/support/temporary_folder.h"

namespace luthier {

/// A fresh workspace with a connection, and rows to hang others on.
class StoreTest : public testing::Test {
 protected:
  RowId addDataset(const std::string& name = "cats") {
    DatasetRecord record;
    record.name = name;
    record.task = "image_classification";
    record.sourcePath = "/data/" + name;
    record.layout = "class_folders";
    record.splitsGiven = true;
    record.seed = 0xFFFF'FFFF'FFFF'FFFEULL;
    record.medianWidth = 32;
    record.medianHeight = 24;
    record.channels = 1;
    record.configuration = R"({"layout":"auto"})";
    record.createdAt = 1234;
    record.classes = {"猫", "dog"};
    return datasets::insert(database, record);
  }

  RowId addModel(const std::string& name = "starter") {
    ModelRecord record;
    record.name = name;
    record.architecture = "resnet20";
    record.path = "models/starter.safetensors";
    record.sha256 = "ab";
    record.parameters = 269722;
    record.inputSize = 32;
    record.classes = 10;
    record.classNames = R"(["a","b"])";
    record.preprocessing = "{}";
    record.keyReport = "{}";
    record.origin = "bundled";
    record.createdAt = 5;
    return models::insert(database, record);
  }

  RowId addRun(const std::string& name = "") {
    if (datasets::list(database).empty()) {
      addDataset();
      addModel();
    }
    RunRecord record;
    record.name = name;
    record.task = "image_classification";
    record.dataset = 1;
    record.model = 1;
    record.configuration = R"({"epochs":3})";
    return runs::insert(database, record);
  }

  std::filesystem::path file() const { return workspace.databaseFile(); }

  support::TemporaryFolder folder;
  Workspace workspace = Workspace::createOrOpen(folder / "workspace");
  Database database{workspace.databaseFile(), OpenMode::ReadWrite};
};

}  // namespace luthier
