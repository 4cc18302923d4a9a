// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/column_names.h"

#include <map>

namespace luthier {

std::string roleOfName(std::string_view name) {
  static const std::map<std::string, std::string, std::less<>> roles{
      {"text", "text"},
      {"sentence", "text"},
      {"sentence1", "text"},
      {"sentence_1", "text"},
      {"text1", "text"},
      {"text_a", "text"},
      {"premise", "text"},
      {"question", "text"},
      {"question1", "text"},
      {"review", "text"},
      {"content", "text"},
      {"comment", "text"},
      {"tweet", "text"},
      {"title", "text"},
      {"document", "text"},
      {"文本", "text"},
      {"内容", "text"},
      {"评论", "text"},
      {"句子", "text"},
      {"second", "second"},
      {"sentence2", "second"},
      {"sentence_2", "second"},
      {"text2", "second"},
      {"text_b", "second"},
      {"hypothesis", "second"},
      {"question2", "second"},
      {"context", "second"},
      {"passage", "second"},
      {"label", "label"},
      {"labels", "label"},
      {"class", "label"},
      {"category", "label"},
      {"sentiment", "label"},
      {"target", "label"},
      {"score", "label"},
      {"rating", "label"},
      {"stars", "label"},
      {"polarity", "label"},
      {"gold_label", "label"},
      {"标签", "label"},
      {"类别", "label"},
      {"情感", "label"},
      {"split", "split"},
      {"set", "split"},
      {"partition", "split"},
      {"fold", "split"},
      {"划分", "split"},
      {"id", "id"},
      {"idx", "id"},
      {"index", "id"},
      {"uid", "id"},
      {"编号", "id"},
      {"group", "group"},
      {"group_id", "group"},
      {"author", "group"},
      {"user", "group"},
      {"user_id", "group"},
      {"speaker", "group"},
      {"分组", "group"},
  };
  std::string lower(name);
  for (char& letter : lower) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  const auto found = roles.find(lower);
  return found == roles.end() ? "" : found->second;
}

}  // namespace luthier
