// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/cleaning_steps.h"

#include <algorithm>

#include "core/text/cleaning.h"

namespace luthier {

std::vector<CleaningStep> cleaningSteps(const Configuration& settings) {
  const std::string& urls = settings.text("clean_urls");
  const std::string& mentions = settings.text("clean_mentions");
  const std::string& form = settings.text("unicode_form");
  const std::string url = urls == "replace" ? "http" : "";
  const std::string mention = mentions == "replace" ? "@user" : "";
  return {
      {"clean_html", settings.boolean("clean_html"), cleaning::withoutHtml},
      {"clean_urls", urls != "keep", [url](std::string_view text) { return cleaning::withoutUrls(text, url); }},
      {"clean_mentions", mentions != "keep",
       [mention](std::string_view text) { return cleaning::withoutMentions(text, mention); }},
      {"unicode_form", form != "none", form == "nfkc" ? cleaning::nfkc : cleaning::nfc},
      {"lowercase", settings.boolean("lowercase"), cleaning::lowercased},
      {"clean_whitespace", settings.boolean("clean_whitespace"), cleaning::tidied},
  };
}

TextCleaner::TextCleaner(const Configuration& settings) : steps_(cleaningSteps(settings)) {
  std::erase_if(steps_, [](const CleaningStep& step) { return !step.chosen; });
}

std::string TextCleaner::clean(std::string text) const {
  for (const CleaningStep& step : steps_) text = step.apply(text);
  return text;
}

std::vector<protocol::CleaningSample> previewCleaning(const Configuration& settings, const std::vector<std::string>& texts) {
  std::vector<protocol::CleaningSample> samples;
  for (const CleaningStep& step : cleaningSteps(settings)) {
    protocol::CleaningSample sample{step.id, 0, {}, {}};
    for (const std::string& text : texts) {
      std::string after = step.apply(text);
      if (after == text) continue;
      if (++sample.changed == 1) {
        sample.before = text;
        sample.after = std::move(after);
      }
    }
    samples.push_back(std::move(sample));
  }
  return samples;
}

}  // namespace luthier
