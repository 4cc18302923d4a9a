// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/import_parameters.h"

#include "core/base/text.h"
#include "core/config/declare.h"
#include "core/config/text_import_parameters.h"

namespace luthier {

const std::vector<Parameter>& importParameters() {
  static const std::vector<Parameter> parameters = [] {
    ParameterList list;
    list.group(LUTHIER_TEXT("Parameter", "Layout"));
    list.choice("layout", "auto", LUTHIER_TEXT("Parameter", "Layout"),
                LUTHIER_TEXT("Parameter", "How the files are arranged. Automatic recognises it by names and first bytes."),
                {{"auto", LUTHIER_TEXT("Parameter", "Automatic")},
                 {"class_folders", LUTHIER_TEXT("Parameter", "One folder for each class")},
                 {"idx", LUTHIER_TEXT("Parameter", "IDX files (the MNIST family)")},
                 {"image_table", LUTHIER_TEXT("Parameter", "Table of images (CSV, TSV, JSON Lines)")},
                 {"table", LUTHIER_TEXT("Parameter", "Table of texts (CSV, TSV)")},
                 {"json_lines", LUTHIER_TEXT("Parameter", "JSON Lines")},
                 {"json_array", LUTHIER_TEXT("Parameter", "JSON array")},
                 {"text_files", LUTHIER_TEXT("Parameter", "Text files, by class")},
                 {"conll", LUTHIER_TEXT("Parameter", "Tagged words (CoNLL)")},
                 {"squad", LUTHIER_TEXT("Parameter", "Questions and answers (SQuAD)")}})
        .essential = true;
    list.text("classes", "", LUTHIER_TEXT("Parameter", "Changes to the classes"),
              LUTHIER_TEXT("Parameter",
                           "A JSON object from found name to new name; equal new names merge, null leaves a class out."));
    list.text("class_names", "", LUTHIER_TEXT("Parameter", "Names of the classes"),
              LUTHIER_TEXT("Parameter", "Where labels are numbers: the names of 0, 1, 2 and so on, separated by commas."));

    list.group(LUTHIER_TEXT("Parameter", "Splits"));
    Parameter& validation = list.real(
        "validation_share", 0.15, 0.0, 0.9, LUTHIER_TEXT("Parameter", "Share for validation"),
        LUTHIER_TEXT("Parameter",
                     "Examples set aside to watch the training, where the data brings no validation split of its own."));
    validation.essential = true;
    Parameter& test = list.real(
        "test_share", 0.15, 0.0, 0.9, LUTHIER_TEXT("Parameter", "Share for testing"),
        LUTHIER_TEXT(
            "Parameter",
            "Examples set aside for the last, honest measurement, where the data brings no test split of its own."));
    test.essential = true;
    list.integer("seed", 1, 0, 2147483647, LUTHIER_TEXT("Parameter", "Seed"),
                 LUTHIER_TEXT("Parameter", "Equal seeds split equal data equally."));

    list.group(LUTHIER_TEXT("Parameter", "Limits"));
    list.integer("train_limit", 0, 0, 1e9, LUTHIER_TEXT("Parameter", "Most examples for training"),
                 LUTHIER_TEXT("Parameter", "Takes only so many, evenly from all classes; 0 takes all. For a quick trial."));
    list.integer("validation_limit", 0, 0, 1e9, LUTHIER_TEXT("Parameter", "Most examples for validation"),
                 LUTHIER_TEXT("Parameter", "Takes only so many, evenly from all classes; 0 takes all."));
    list.integer("test_limit", 0, 0, 1e9, LUTHIER_TEXT("Parameter", "Most examples for testing"),
                 LUTHIER_TEXT("Parameter", "Takes only so many, evenly from all classes; 0 takes all."));
    declareTableImport(list);
    return list.take();
  }();
  return parameters;
}

}  // namespace luthier
