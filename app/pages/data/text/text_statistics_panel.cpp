// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/text/text_statistics_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include "app/item_models/display_text.h"
#include "app/pages/data/text/model_choice.h"
#include "app/settings/error_text.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

QString languageName(const std::string& code) {
  if (code == "und") {
    return TextStatisticsPanel::tr("not recognised");
  }
  const QLocale locale(QString::fromStdString(code));
  return locale.language() == QLocale::C ? QString::fromStdString(code) : QLocale::languageToString(locale.language());
}

QStandardItem* figureItem(const QVariant& value) {
  auto* item = new QStandardItem;
  item->setData(value, Qt::EditRole);
  return item;
}

}  // namespace

TextStatisticsPanel::TextStatisticsPanel(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      model_(new ModelChoice(context)),
      banner_(new ErrorBanner),
      progress_(new ProgressStrip),
      summary_(theme::makeLabel({}, theme::TextRole::Body)),
      lengthsTitle_(theme::makeLabel({}, theme::TextRole::Strong)),
      lengths_(new BarPlot),
      languagesTitle_(theme::makeLabel({}, theme::TextRole::Strong)),
      languages_(new BarPlot),
      wordsTitle_(theme::makeLabel({}, theme::TextRole::Strong)),
      words_(new DataTable),
      duplicatesTitle_(theme::makeLabel({}, theme::TextRole::Strong)),
      duplicates_(new DataTable) {
  model_->setWordsOffered(true);
  summary_->setWordWrap(true);
  banner_->hide();
  progress_->hide();
  words_->setModel(&wordModel_);
  duplicates_->setModel(&duplicateModel_);
  words_->sortBy(-1, Qt::AscendingOrder);  // by class, the most telling first
  duplicates_->sortBy(-1, Qt::AscendingOrder);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(theme::spaceLarge);
  grid->setVerticalSpacing(theme::spaceSmall);
  grid->addWidget(model_, 0, 0, 1, 2);
  grid->addWidget(banner_, 1, 0, 1, 2);
  grid->addWidget(progress_, 2, 0, 1, 2);
  grid->addWidget(summary_, 3, 0, 1, 2);
  grid->addWidget(lengthsTitle_, 4, 0);
  grid->addWidget(languagesTitle_, 4, 1);
  grid->addWidget(lengths_, 5, 0);
  grid->addWidget(languages_, 5, 1);
  grid->addWidget(wordsTitle_, 6, 0);
  grid->addWidget(duplicatesTitle_, 6, 1);
  grid->addWidget(words_, 7, 0);
  grid->addWidget(duplicates_, 7, 1);
  grid->setRowStretch(5, 3);
  grid->setRowStretch(7, 2);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
  connect(model_, &ModelChoice::changed, this, [this] {
    counted_ = false;
    if (isVisible()) {
      refresh();
    }
  });
  for (Figure* figure : {static_cast<Figure*>(lengths_), static_cast<Figure*>(languages_)}) {
    connect(figure, &Figure::notice, &context_.navigator, &Navigator::toast);
  }
  retranslate();
}

void TextStatisticsPanel::setDataset(const DatasetRecord& dataset) {
  if (dataset.id == dataset_.id) {
    return;
  }
  dataset_ = dataset;
  counted_ = false;
  ++asked_;
  take({});
  if (isVisible()) {
    refresh();
  }
}

void TextStatisticsPanel::refresh() {
  if (!counted_ && dataset_.id != 0) {
    counted_ = true;
    ask();
  }
}

void TextStatisticsPanel::ask() {
  protocol::TextStatisticsRequest request;
  request.dataset = dataset_.id;
  request.model = model_->model();
  request.maximumLength = model_->maximumLength();
  progress_->setStatus(tr("Counting"));
  progress_->setProgress(-1.0);
  progress_->show();
  banner_->hide();
  const int question = ++asked_;
  context_.session.ask<protocol::TextStatisticsReply>(
      this, request, protocol::Lane::Latest,
      [this, question](const protocol::TextStatisticsReply& reply) {
        if (question == asked_) {
          progress_->hide();
          take(reply);
        }
      },
      [this](const Problem& problem) {
        progress_->hide();
        banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
      },
      [this](const protocol::ProgressReply& progress) {
        progress_->setProgress(progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
                                                  : -1.0);
      });
}

void TextStatisticsPanel::take(const protocol::TextStatisticsReply& reply) {
  reply_ = reply;
  showLengths();
  showTables();
}

void TextStatisticsPanel::showLengths() {
  const QLocale locale;
  const bool tokens = model_->model() != 0;
  const QString median = locale.toString(reply_.median, 'f', 0);
  const QString longest = display::count(reply_.longest);
  summary_->setVisible(reply_.examples > 0);
  summary_->setText(tokens ? tr("Half of the texts have at most %1 tokens, the longest has %2; %3 are cut off.")
                                 .arg(median, longest, display::percent(reply_.truncatedShare))
                           : tr("Half of the texts have at most %1 words, the longest has %2.").arg(median, longest));
  QStringList bins;
  BarSeries counts{tr("Texts"), {}};
  for (const protocol::LengthBin& bin : reply_.lengths) {
    bins << (bin.from == bin.to ? display::count(bin.from)
                                : tr("%1 to %2").arg(display::count(bin.from), display::count(bin.to)));
    counts.values.push_back(static_cast<double>(bin.count));
  }
  lengths_->setData(bins, {counts});
  QStringList names;
  BarSeries texts{tr("Texts"), {}};
  for (const protocol::LanguageCount& language : reply_.languages) {
    names << languageName(language.language);
    texts.values.push_back(static_cast<double>(language.count));
  }
  languages_->setData(names, {texts});
}

void TextStatisticsPanel::showTables() {
  wordModel_.removeRows(0, wordModel_.rowCount());
  for (const protocol::TellingWord& word : reply_.words) {
    const auto label = static_cast<std::size_t>(word.label);
    const QString name = label < dataset_.classes.size() ? QString::fromStdString(dataset_.classes[label]) : QString();
    wordModel_.appendRow({new QStandardItem(name), new QStandardItem(QString::fromStdString(word.word)),
                          figureItem(word.score), figureItem(QVariant::fromValue<qlonglong>(word.count))});
  }
  duplicateModel_.removeRows(0, duplicateModel_.rowCount());
  for (const protocol::DuplicateText& pair : reply_.duplicates) {
    duplicateModel_.appendRow({new QStandardItem(QString::fromStdString(pair.text)),
                               new QStandardItem(display::split(pair.firstSplit)),
                               new QStandardItem(display::split(pair.secondSplit))});
  }
  duplicatesTitle_->setText(reply_.duplicateCount == 0
                                ? tr("Equal texts in two splits")
                                : tr("Equal texts in two splits: %1").arg(display::count(reply_.duplicateCount)));
}

void TextStatisticsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void TextStatisticsPanel::retranslate() {
  lengthsTitle_->setText(tr("Lengths"));
  lengths_->setTitle(tr("Lengths"));
  lengths_->setCategoryLabel(tr("Length"));
  lengths_->setEmptyText(tr("Nothing counted yet"));
  languagesTitle_->setText(tr("Languages"));
  languages_->setTitle(tr("Languages"));
  languages_->setCategoryLabel(tr("Language"));
  languages_->setEmptyText(tr("Nothing counted yet"));
  wordsTitle_->setText(tr("Words that tell the classes apart"));
  wordModel_.setHorizontalHeaderLabels({tr("Class"), tr("Word"), tr("Log odds"), tr("Texts")});
  words_->setAccessibleName(wordsTitle_->text());
  words_->setEmptyText(tr("No classes, or nothing counted yet"));
  duplicateModel_.setHorizontalHeaderLabels({tr("Text"), tr("Split"), tr("Also in")});
  duplicates_->setAccessibleName(tr("Equal texts in two splits"));
  duplicates_->setEmptyText(tr("No text stands in two splits."));
  showLengths();
  showTables();
}

}  // namespace luthier
