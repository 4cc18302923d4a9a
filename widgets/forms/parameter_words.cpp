// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/parameter_words.h"

#include <algorithm>

#include "widgets/forms/parameter_editor.h"

namespace luthier {
namespace {

/// The label of the entry (a setting or a choice) with this id.
template <class Entry>
QString labelOf(const Entry* entry, std::string_view id) {
  return entry != nullptr ? parameterText(entry->label) : QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

template <class Entry>
const Entry* find(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::find_if(entries.begin(), entries.end(), [id](const Entry& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

QString parameterLabel(const std::vector<Parameter>& declarations, std::string_view id) {
  return labelOf(find(declarations, id), id);
}

QString choiceLabel(const std::vector<Parameter>& declarations, std::string_view id, std::string_view choice) {
  const Parameter* parameter = find(declarations, id);
  return labelOf(parameter == nullptr ? nullptr : find(parameter->choices, choice), choice);
}

}  // namespace luthier
