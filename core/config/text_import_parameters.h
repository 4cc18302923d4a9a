// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/declare.h"

namespace luthier {

/// The settings of an import that only tables and texts have, as part of importParameters(): columns and their reading under the
/// heading "Columns", cleaning steps in the order in which they are applied under "Cleaning". Parameter::tasks says which of them
/// texts, and which images alone have.
///
/// task; text, second, image, label, split, group, id (names of columns, or numbers from 1); header, delimiter, quotes, encoding;
/// label_separator, label_threshold, label_names; tag_scheme; clean_html, unicode_form, clean_whitespace, lowercase, clean_urls,
/// clean_mentions, drop_empty, drop_duplicates, minimum_length, maximum_length.
void declareTableImport(ParameterList& list);

}  // namespace luthier
