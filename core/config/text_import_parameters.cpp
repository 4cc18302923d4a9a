// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/text_import_parameters.h"

#include "core/base/text.h"
#include "core/config/task_description.h"

namespace luthier {
namespace {

constexpr auto automatic = LUTHIER_TEXT("Parameter", "Automatic");

std::vector<ParameterChoice> tasks() {
  std::vector<ParameterChoice> choices{{"auto", automatic}};
  for (const TaskDescription& task : taskDescriptions()) choices.push_back({task.id, task.label});
  return choices;
}

std::vector<std::string> tasksOf(ExampleKind examples) {
  std::vector<std::string> ids;
  for (const TaskDescription& task : taskDescriptions()) {
    if (task.examples == examples) ids.push_back(task.id);
  }
  return ids;
}

void declareColumns(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Columns"));
  list.choice("task", "auto", LUTHIER_TEXT("Parameter", "Task"),
              LUTHIER_TEXT("Parameter", "What a model shall learn from the rows. Automatic goes by the labels."), tasks())
      .essential = true;
  constexpr auto howFound =
      LUTHIER_TEXT("Parameter", "Name of the column, or its number from 1; empty: found by its name and contents.");
  Parameter& text = list.text("text", "", LUTHIER_TEXT("Parameter", "Column of the text"), howFound);
  text.essential = true;
  text.tasks = tasksOf(ExampleKind::Text);
  Parameter& second =
      list.text("second", "", LUTHIER_TEXT("Parameter", "Column of the second text"),
                LUTHIER_TEXT("Parameter",
                             "The second sentence of a pair, or the passage of a question; \"-\" for none, empty: found."));
  second.essential = true;
  second.tasks = tasksOf(ExampleKind::Text);
  Parameter& image = list.text("image", "", LUTHIER_TEXT("Parameter", "Column of the image"), howFound);
  image.essential = true;
  image.tasks = tasksOf(ExampleKind::Image);
  list.text("label", "", LUTHIER_TEXT("Parameter", "Column of the label"),
            LUTHIER_TEXT("Parameter", "Class, classes or number; \"-\" for none, empty: found."))
      .essential = true;
  list.text("split", "", LUTHIER_TEXT("Parameter", "Column of the split"),
            LUTHIER_TEXT("Parameter", "A column that says train, validation or test; \"-\" for none, empty: found."));
  list.text("group", "", LUTHIER_TEXT("Parameter", "Column of the group"),
            LUTHIER_TEXT("Parameter",
                         "Rows with the same value stay in one split, such as all reviews by one person; \"-\" for none, "
                         "empty: found by its name."));
  list.text(
      "id", "", LUTHIER_TEXT("Parameter", "Column of the id"),
      LUTHIER_TEXT("Parameter", "Only left aside when columns are found by themselves; \"-\" for none, empty: found."));
  list.choice("header", "auto", LUTHIER_TEXT("Parameter", "First row"),
              LUTHIER_TEXT("Parameter", "Whether the first row names the columns."),
              {{"auto", automatic},
               {"true", LUTHIER_TEXT("Parameter", "Names of the columns")},
               {"false", LUTHIER_TEXT("Parameter", "Data")}});
  list.choice("delimiter", "auto", LUTHIER_TEXT("Parameter", "Delimiter"),
              LUTHIER_TEXT("Parameter", "What stands between two columns."),
              {{"auto", automatic},
               {"comma", LUTHIER_TEXT("Parameter", "Comma")},
               {"tab", LUTHIER_TEXT("Parameter", "Tab")},
               {"semicolon", LUTHIER_TEXT("Parameter", "Semicolon")},
               {"pipe", LUTHIER_TEXT("Parameter", "Vertical bar")}});
  list.choice("quotes", "auto", LUTHIER_TEXT("Parameter", "Quotes"),
              LUTHIER_TEXT("Parameter", "Whether texts may stand in double quotes, with delimiters and line breaks inside."),
              {{"auto", automatic},
               {"double", LUTHIER_TEXT("Parameter", "Double quotes")},
               {"none", LUTHIER_TEXT("Parameter", "None")}});
  list.choice("encoding", "auto", LUTHIER_TEXT("Parameter", "Encoding"),
              LUTHIER_TEXT("Parameter", "How characters are written as bytes; change it where texts look garbled."),
              {{"auto", automatic},
               {"UTF-8", "UTF-8"},
               {"UTF-16LE", "UTF-16 LE"},
               {"UTF-16BE", "UTF-16 BE"},
               {"GB18030", "GB18030"},
               {"ISO-8859-1", "Latin-1"}});
  list.text(
      "label_separator", "", LUTHIER_TEXT("Parameter", "Separator of labels"),
      LUTHIER_TEXT("Parameter", "Where a row may have several classes: what stands between them, such as | or a comma."));
  list.text("label_threshold", "", LUTHIER_TEXT("Parameter", "Threshold of the label"),
            LUTHIER_TEXT("Parameter", "Makes two classes of a number: below it, and from it on. Empty: none."));
  list.text("label_names", "below,above", LUTHIER_TEXT("Parameter", "Names of the two classes"),
            LUTHIER_TEXT("Parameter", "Below the threshold and from it on, separated by a comma."));
  list.choice("tag_scheme", "auto", LUTHIER_TEXT("Parameter", "Scheme of the tags"),
              LUTHIER_TEXT("Parameter", "How the tags of words mark the beginning of an entity."),
              {{"auto", automatic}, {"bio", "BIO"}, {"iob1", "IOB1"}, {"bioes", "BIOES"}})
      .tasks = tasksOf(ExampleKind::Text);
}

void declareCleaning(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Cleaning"));
  list.boolean("clean_html", false, LUTHIER_TEXT("Parameter", "Remove HTML"),
               LUTHIER_TEXT("Parameter", "Tags are taken out, entities such as &amp; become what they stand for."));
  const std::vector<ParameterChoice> replacements{{"keep", LUTHIER_TEXT("Parameter", "Keep")},
                                                  {"remove", LUTHIER_TEXT("Parameter", "Remove")},
                                                  {"replace", LUTHIER_TEXT("Parameter", "Replace by a word")}};
  list.choice("clean_urls", "keep", LUTHIER_TEXT("Parameter", "Web addresses"),
              LUTHIER_TEXT("Parameter", "Remove them, or write \"http\" in their place."), replacements);
  list.choice("clean_mentions", "keep", LUTHIER_TEXT("Parameter", "Mentions"),
              LUTHIER_TEXT("Parameter", "Remove names such as @someone, or write \"@user\" in their place."), replacements);
  list.choice("unicode_form", "none", LUTHIER_TEXT("Parameter", "Unicode form"),
              LUTHIER_TEXT("Parameter", "NFC joins letters with their accents; NFKC also makes full-width letters plain."),
              {{"none", LUTHIER_TEXT("Parameter", "As it is")}, {"nfc", "NFC"}, {"nfkc", "NFKC"}});
  list.boolean("lowercase", false, LUTHIER_TEXT("Parameter", "Lower case"),
               LUTHIER_TEXT("Parameter", "Rarely needed: models that want it do it themselves."));
  list.boolean("clean_whitespace", false, LUTHIER_TEXT("Parameter", "Tidy white space"),
               LUTHIER_TEXT("Parameter", "Runs of spaces and line breaks become one space; none at the ends."));
  list.boolean("drop_empty", true, LUTHIER_TEXT("Parameter", "Leave out empty texts"),
               LUTHIER_TEXT("Parameter", "Rows without a text teach nothing."));
  list.boolean("drop_duplicates", false, LUTHIER_TEXT("Parameter", "Leave out duplicates"),
               LUTHIER_TEXT("Parameter", "Of equal texts only the first is kept."));
  list.integer("minimum_length", 0, 0, 1e9, LUTHIER_TEXT("Parameter", "Shortest text"),
               LUTHIER_TEXT("Parameter", "Texts with fewer characters are left out; 0 keeps all."));
  list.integer("maximum_length", 1'000'000, 1, 1e8, LUTHIER_TEXT("Parameter", "Longest text"),
               LUTHIER_TEXT("Parameter", "Texts of more bytes are left out and reported."));
}

}  // namespace

void declareTableImport(ParameterList& list) {
  declareColumns(list);
  ParameterList cleaning;
  declareCleaning(cleaning);
  for (Parameter& step : cleaning.take()) list.adopt(std::move(step)).tasks = tasksOf(ExampleKind::Text);
}

}  // namespace luthier
