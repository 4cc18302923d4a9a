// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/declare.h"

namespace luthier {

/// The settings of an import that only texts have, as part of importParameters(): columns and their reading under the heading
/// "Columns", cleaning steps in the order in which they are applied under "Cleaning".
///
/// task; text, second, label, split, group, id (names of columns, or numbers from 1); header, delimiter, quotes, encoding;
/// label_separator, label_threshold, label_names; tag_scheme; clean_html, unicode_form, clean_whitespace, lowercase, clean_urls,
/// clean_mentions, drop_empty, drop_duplicates, minimum_length, maximum_length.
void declareTextImport(ParameterList& list);

}  // namespace luthier
