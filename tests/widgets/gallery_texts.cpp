// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens, attention and marked texts.
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

#include "tests/widgets/gallery_pages.h"
#include "widgets/states/card.h"
#include "widgets/text/entity_text.h"
#include "widgets/text/head_grid.h"
#include "widgets/text/token_canvas.h"
#include "widgets/text/token_heat_map.h"
#include "widgets/text/token_lens.h"
#include "widgets/theme/theme.h"

namespace luthier::gallery {
namespace {

/// Tokens of a text that has none from a vocabulary: its words (Chinese: its characters), every third in two pieces.
std::vector<TextToken> sampleTokens(const QString& text) {
  std::vector<TextToken> tokens;
  const auto add = [&tokens](const QString& part, int word, bool space, bool special) {
    TextToken token;
    token.text = token.piece = part;
    token.id = 1000 + static_cast<qint64>(tokens.size()) * 37;
    token.word = special ? -1 : word;
    token.sequence = special ? -1 : 0;
    token.spaceBefore = space;
    token.special = special;
    tokens.push_back(token);
  };
  add(QStringLiteral("[CLS]"), -1, false, true);
  int word = 0;
  for (const QString& part : text.split(QLatin1Char(' '))) {
    const bool chinese = part.front().unicode() >= 0x2E80;
    if (chinese) {
      for (const QChar character : part) {
        add(character, word++, false, false);
      }
    } else if (word % 3 == 2 && part.size() > 4) {
      add(part.left(3), word, true, false);
      add(part.mid(3), word, false, false);
      tokens.back().piece.prepend(QStringLiteral("##"));
      ++word;
    } else {
      add(part, word++, true, false);
    }
  }
  add(QStringLiteral("[SEP]"), -1, false, true);
  return tokens;
}

std::shared_ptr<AttentionStack> sampleAttention(int tokens) {
  auto stack = std::make_shared<AttentionStack>(AttentionStack{6, 12, tokens, {}});
  for (int head = 0; head < 72; ++head) {
    for (int from = 0; from < tokens; ++from) {
      std::vector<float> row(static_cast<std::size_t>(tokens));
      float sum = 0.0F;
      for (int to = 0; to < tokens; ++to) {
        const double away = std::abs(from + head % 3 - 1 - to);
        row[static_cast<std::size_t>(to)] =
            static_cast<float>(std::exp(-away / (1.0 + head / 12)) + (to == tokens - 1 ? 0.02 * head / 12 : 0.0));
        sum += row[static_cast<std::size_t>(to)];
      }
      for (const float weight : row) {
        stack->values.push_back(weight / sum);
      }
    }
  }
  return stack;
}

}  // namespace

QWidget* textPage(const Words& w) {
  auto* page = new QWidget;
  auto* columns = new QHBoxLayout(page);
  columns->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  columns->setSpacing(theme::spaceMedium);
  auto* left = new QVBoxLayout;
  auto* right = new QVBoxLayout;
  columns->addLayout(left, 3);
  columns->addLayout(right, 2);
  const auto tokens =
      sampleTokens(w("Not a bad film at all, though the unbelievable second half never quite lives up to its opening",
                     "这部电影一点也不差 虽然后半段没有达到开头的水准 但演员的表演十分出色"));
  const auto attention = sampleAttention(static_cast<int>(tokens.size()));
  const auto add = [](QVBoxLayout* column, const QString& title, QWidget* widget, int stretch) {
    auto* card = new Card(title);
    card->body().addWidget(widget);
    column->addWidget(card, stretch);
  };
  auto* map = new TokenHeatMap;
  map->setTitle(w("Attention", "注意力"));
  const auto weights = attention->mean(3, 4);
  const auto size = tokens.size();
  map->setTokens(tokens,
                 std::vector<double>(weights.begin() + 3 * static_cast<std::ptrdiff_t>(size),
                                     weights.begin() + 4 * static_cast<std::ptrdiff_t>(size)),
                 false);
  map->setWeights(weights);
  map->canvas().setCurrent(3);
  add(left, map->title(), map, 3);
  auto* signedMap = new TokenHeatMap;
  signedMap->setTitle(w("Integrated gradients", "积分梯度"));
  std::vector<double> signedScores;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    signedScores.push_back(std::sin(static_cast<double>(i) * 1.7) * 0.4);
  }
  signedMap->setTokens(tokens, signedScores, true);
  signedMap->setWordsGrouped(true);
  add(left, signedMap->title(), signedMap, 2);
  auto* lens = new TokenLens;
  lens->setTitle(w("Token lens", "词元透镜"));
  auto cut = tokens;
  for (std::size_t i = cut.size() - 5; i + 1 < cut.size(); ++i) {
    cut[i].cut = true;
  }
  lens->setTokens(cut, static_cast<int>(cut.size()) - 4);
  add(left, lens->title(), lens, 3);
  auto* grid = new HeadGrid;
  grid->setTitle(w("All heads", "全部注意力头"));
  grid->setAttention(attention);
  grid->setChosen(3, 4);
  add(right, grid->title(), grid, 3);
  auto* entities = new EntityText;
  entities->setAccessibleName(w("Entities", "实体"));
  entities->setMarked(
      "Ada Lovelace met Charles Babbage in London in 1833. 艾达在伦敦遇见了巴贝奇。",
      {{0, 12, "PER", 0.99}, {17, 32, "PER", 0.98}, {36, 42, "LOC", 0.97}, {46, 50, "DATE", 0.9}, {61, 67, "LOC", 0.9}});
  add(right, entities->accessibleName(), entities, 1);
  auto* answer = new EntityText;
  answer->setMarked("The engine was designed by Charles Babbage, and Ada Lovelace wrote its first program.",
                    {{48, 60, "", 0.9}});
  add(right, w("Who wrote the first program?", "第一个程序是谁写的？"), answer, 1);
  return page;
}

}  // namespace luthier::gallery
