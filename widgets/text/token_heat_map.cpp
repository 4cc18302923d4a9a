// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/token_heat_map.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/text/attention_stack.h"
#include "widgets/text/colour_legend.h"
#include "widgets/text/elided_label.h"
#include "widgets/text/token_canvas.h"
#include "widgets/text/token_table_model.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int namedTargets = 3;  // tokens looked at, in the sentence
constexpr int pictureWidth = 800;

/// The largest score of ordinary tokens; of all where there are only special ones.
double largestScore(const std::vector<TextToken>& tokens, const std::vector<TokenGroup>& groups,
                    const std::vector<double>& scores) {
  double ordinary = 0.0;
  double any = 0.0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double size = std::abs(scores[i]);
    any = std::max(any, size);
    if (!tokens[static_cast<std::size_t>(groups[i].first)].special) {
      ordinary = std::max(ordinary, size);
    }
  }
  return ordinary > 0.0 ? ordinary : any;
}

}  // namespace

TokenHeatMap::TokenHeatMap(QWidget* parent)
    : Figure(parent),
      canvas_(new TokenCanvas),
      sentence_(new ElidedLabel),
      words_(new QCheckBox),
      legend_(new ColourLegend) {
  theme::setRole(*sentence_, theme::TextRole::Caption);
  auto* page = new QWidget;
  auto* foot = new QHBoxLayout;
  foot->setSpacing(theme::spaceMedium);
  foot->addWidget(words_);
  foot->addStretch(1);
  foot->addWidget(legend_);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceSmall);
  layout->addWidget(canvas_, 1);
  layout->addWidget(sentence_);
  layout->addLayout(foot);
  page->setFocusProxy(canvas_);
  setCanvas(page);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(canvas_, &TokenCanvas::hoveredChanged, this, &TokenHeatMap::showSentence);
  connect(canvas_, &TokenCanvas::currentChanged, this, &TokenHeatMap::showSentence);
  connect(canvas_, &TokenCanvas::activated, this,
          [this](int cell) { Q_EMIT tokenActivated(groups_[static_cast<std::size_t>(cell)].first); });
  connect(words_, &QCheckBox::toggled, this, &TokenHeatMap::regroup);
  retranslate();
}

void TokenHeatMap::setTokens(std::vector<TextToken> tokens, std::vector<double> scores, bool diverging) {
  tokens_ = std::move(tokens);
  scores_ = std::move(scores);
  scores_.resize(tokens_.size(), 0.0);
  diverging_ = diverging;
  weights_.clear();
  QString all;
  for (const TextToken& token : tokens_) {
    all += token.special ? QString() : token.text;
  }
  canvas_->setRightToLeft(all.isRightToLeft());
  regroup();
}

void TokenHeatMap::setWeights(std::vector<float> weights) {
  weights_ = weights.size() == tokens_.size() * tokens_.size() ? std::move(weights) : std::vector<float>();
  regroup();
}

void TokenHeatMap::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }
void TokenHeatMap::setWordsGrouped(bool grouped) { words_->setChecked(grouped); }
bool TokenHeatMap::wordsGrouped() const { return words_->isChecked(); }

void TokenHeatMap::regroup() {
  groups_ = groupTokens(tokens_, wordsGrouped());
  cellScores_.clear();
  for (const TokenGroup& group : groups_) {
    cellScores_.push_back(std::accumulate(scores_.begin() + group.first, scores_.begin() + group.last + 1, 0.0));
  }
  cellWeights_ = weights_.empty() ? std::vector<float>() : groupWeights(weights_, groups_);
  legend_->setScale({largestScore(tokens_, groups_, cellScores_), diverging_});
  legend_->setVisible(!tokens_.empty());
  canvas_->setArcRoom(!cellWeights_.empty());
  showCells();
  showSentence();
  numbersChanged();
}

void TokenHeatMap::showCells() {
  std::vector<TokenCell> cells;
  cells.reserve(groups_.size());
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const TextToken& token = tokens_[static_cast<std::size_t>(groups_[i].first)];
    const TextToken* before = i > 0 ? &tokens_[static_cast<std::size_t>(groups_[i].first) - 1] : nullptr;
    TokenCell cell;
    cell.text = groupText(tokens_, groups_[i]);
    cell.ground = legend_->scale().colour(cellScores_[i]);
    cell.ink = theme::inkOn(cell.ground);
    cell.dashed = token.special;
    cell.faded = token.cut;
    cell.spaceBefore = token.spaceBefore || token.special || (before != nullptr && before->special);
    cell.joined = before != nullptr && !token.special && !before->special && token.word >= 0 && token.word == before->word &&
                  token.sequence == before->sequence;
    cell.newLine = token.sequence == 1 && before != nullptr && before->sequence != 1;
    cells.push_back(std::move(cell));
  }
  canvas_->setCells(std::move(cells));
}

int TokenHeatMap::pointedCell() const { return canvas_->hovered() >= 0 ? canvas_->hovered() : canvas_->current(); }

std::vector<double> TokenHeatMap::weightsFrom(int cell) const {
  if (cell < 0 || cellWeights_.empty()) {
    return {};
  }
  const auto begin = cellWeights_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(cell) * groups_.size());
  return {begin, begin + static_cast<std::ptrdiff_t>(groups_.size())};
}

QString TokenHeatMap::sentence(int cell) const {
  const auto index = static_cast<std::size_t>(cell);
  QString text = tr("“%1”: %2.", "token, score").arg(groupText(tokens_, groups_[index]), scoreText(cellScores_[index]));
  const std::vector<double> weights = weightsFrom(cell);
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
  order.resize(std::min<std::size_t>(order.size(), namedTargets));
  QStringList targets;
  for (const std::size_t target : order) {
    targets << tr("“%1” %2", "token, weight").arg(groupText(tokens_, groups_[target]), scoreText(weights[target]));
  }
  return targets.isEmpty() ? text : text + QLatin1Char(' ') + tr("Looks at %1.").arg(targets.join(tr(", ")));
}

void TokenHeatMap::showSentence() {
  const int cell = pointedCell();
  canvas_->setArcs(cell, weightsFrom(cell));
  QString text;
  if (cell >= 0) {
    text = sentence(cell);
  } else if (!tokens_.empty()) {
    text = diverging_ ? tr("Orange speaks for the class, blue against it. Point at a token for its number.")
                      : tr("Bright tokens count most. Point at a token for its number.");
  }
  sentence_->setText(text);
  canvas_->setAccessibleDescription(text);
}

QAbstractTableModel* TokenHeatMap::createTableModel(QObject* parent) const {
  std::vector<TokenTableModel::Row> rows;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    TextToken token = tokens_[static_cast<std::size_t>(groups_[i].first)];
    token.text = groupText(tokens_, groups_[i]);
    rows.push_back({std::move(token), cellScores_[i]});
  }
  return new TokenTableModel(TokenTableModel::Columns::Scores, std::move(rows), parent);
}

QSize TokenHeatMap::exportSize() const {
  const int width = std::max(canvas_->viewport()->width(), pictureWidth);
  const int text = canvas_->heightFor(width - 2 * theme::spaceMedium);
  return {width, text + legend_->sizeHint().height() + 3 * theme::spaceMedium};
}

void TokenHeatMap::paintFigure(QPaintDevice& device, const QSize& size) {
  QPainter painter(&device);
  painter.fillRect(QRect(QPoint(0, 0), size), theme::colours().surface);
  const QRect inner =
      QRect(QPoint(0, 0), size).adjusted(theme::spaceMedium, theme::spaceMedium, -theme::spaceMedium, -theme::spaceMedium);
  canvas_->paintPicture(painter, inner);
  const QSize legend = legend_->sizeHint();
  legend_->paint(painter,
                 QRect(inner.right() - legend.width(), inner.bottom() - legend.height(), legend.width(), legend.height()));
}

QByteArray TokenHeatMap::json() const {
  QJsonArray tokens;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const TextToken& token = tokens_[i];
    tokens.append(QJsonObject{{"text", token.text},
                              {"piece", token.piece},
                              {"id", token.id},
                              {"sequence", token.sequence},
                              {"word", token.word},
                              {"special", token.special},
                              {"score", scores_[i]}});
  }
  QJsonObject whole{{"title", title()}, {"tokens", tokens}};
  if (!weights_.empty()) {
    QJsonArray rows;
    for (std::size_t from = 0; from < tokens_.size(); ++from) {
      QJsonArray row;
      for (std::size_t to = 0; to < tokens_.size(); ++to) {
        row.append(static_cast<double>(weights_[from * tokens_.size() + to]));
      }
      rows.append(row);
    }
    whole["attention"] = rows;
  }
  return QJsonDocument(whole).toJson();
}

bool TokenHeatMap::saveJson(const QString& file) {
  QSaveFile target(file);
  const QByteArray text = json();
  return target.open(QIODevice::WriteOnly) && target.write(text) == text.size() && target.commit();
}

void TokenHeatMap::chooseJsonFile() {
  const QString file =
      QFileDialog::getSaveFileName(this, tr("Save the scores"), title() + QStringLiteral(".json"), tr("JSON (*.json)"));
  if (!file.isEmpty()) {
    Q_EMIT notice(saveJson(file) ? tr("Saved to %1.").arg(file)
                                 : tr("%1 could not be written. Choose a folder you may write to.").arg(file));
  }
}

void TokenHeatMap::addFigureActions(QMenu& menu) {
  QAction* words = menu.addAction(words_->text(), this, &TokenHeatMap::setWordsGrouped);
  words->setCheckable(true);
  words->setChecked(wordsGrouped());
  menu.addAction(tr("Save as JSON…"), this, &TokenHeatMap::chooseJsonFile);
}

void TokenHeatMap::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    showCells();
  }
  Figure::changeEvent(event);
}

void TokenHeatMap::retranslate() {
  words_->setText(tr("Whole words"));
  words_->setToolTip(tr("Shows the pieces of a word as one; their scores are added."));
  showSentence();
}

}  // namespace luthier
