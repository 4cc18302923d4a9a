// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/try_panel.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/pages/shared/engine_job.h"
#include "widgets/image/drop_target.h"
#include "widgets/image/image_view.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int previewSide = 112;
constexpr int answers = 5;
}  // namespace

TryPanel::TryPanel(const StudioContext& context, QWidget* parent) : Card(parent), context_(context) {
  folder_ = new QPushButton;
  header().addWidget(folder_);
  drop_ = new DropTarget(DropTarget::Accepts::Files);
  drop_->setCompact(true);
  drop_->setImagesAccepted(true);
  drop_->setMultiple(true);
  job_ = new EngineJob(context.workspace);
  preview_ = new ImageView;
  preview_->setFixedSize(previewSide, previewSide);
  name_ = theme::makeLabel({}, theme::TextRole::Caption);
  name_->setTextFormat(Qt::PlainText);
  value_ = theme::makeLabel({}, theme::TextRole::Figure);
  value_->setTextFormat(Qt::PlainText);
  value_->setWordWrap(true);
  value_->hide();
  bars_ = new PredictionBars;

  auto* answer = new QHBoxLayout;
  answer->setSpacing(theme::spaceLarge);
  answer->addWidget(preview_, 0, Qt::AlignTop);
  auto* right = new QVBoxLayout;
  right->addWidget(name_);
  right->addWidget(value_);
  right->addWidget(bars_);
  right->addStretch();
  answer->addLayout(right, 1);
  body().addWidget(drop_);
  body().addWidget(job_);
  body().addLayout(answer, 1);
  connectParts();
  retranslate();
}

void TryPanel::connectParts() {
  connect(drop_, &DropTarget::pathsChosen, this, &TryPanel::take);
  connect(drop_, &DropTarget::imageChosen, this, &TryPanel::takeImage);
  connect(folder_, &QPushButton::clicked, this, &TryPanel::chooseFolder);
  connect(job_, &EngineJob::done, this, [this] { context_.navigator.toast(tr("Answers written to %1").arg(csvFile_)); });
}

void TryPanel::setRun(RowId run) {
  if (run == run_) {
    return;
  }
  run_ = run;
  setEnabled(run_ != 0);
  if (!file_.isEmpty() && run_ != 0) {
    predict(file_);
  }
}

void TryPanel::take(const QStringList& paths) {
  if (paths.size() == 1 && !QFileInfo(paths.front()).isDir()) {
    predict(paths.front());
  } else if (!paths.isEmpty()) {
    writeCsv(paths);
  }
}

bool TryPanel::paste() { return drop_->paste(); }

void TryPanel::takeImage(const QImage& image) {
  // The worker reads files only; a picture without one gets one.
  const QString file = pasted_.filePath(tr("pasted image") + QStringLiteral(".png"));
  if (image.save(file)) {
    predict(file);
  } else {
    job_->showProblem({ErrorCode::FileNotWritable, {{"file", file.toStdString()}, {"detail", ""}}});
  }
}

void TryPanel::predict(const QString& file) {
  file_ = file;
  protocol::PredictRequest request;
  request.run = run_;
  request.files = {file.toStdString()};
  request.top = answers;
  context_.session.ask<protocol::PredictReply>(
      this, request, protocol::Lane::Latest, [this](const protocol::PredictReply& reply) { show(reply); },
      [this](const Problem& problem) { job_->showProblem(problem); });
}

void TryPanel::show(const protocol::PredictReply& reply) {
  if (reply.predictions.empty()) {
    return;
  }
  const protocol::Prediction& prediction = reply.predictions.front();
  if (prediction.problem) {
    job_->showProblem(*prediction.problem);
    return;
  }
  job_->clearProblem();
  const QString file = QString::fromStdString(prediction.file);
  name_->setText(QFileInfo(file).fileName());
  preview_->setImage(prediction.preview.empty() ? QImage() : QImage(QString::fromStdString(prediction.preview)));
  preview_->setDescription(QFileInfo(file).fileName());
  answer_ = prediction;
  showAnswer();
}

void TryPanel::showAnswer() {
  std::vector<PredictedClass> top;
  QStringList holding;
  for (const protocol::ClassProbability& answer : answer_.top) {
    top.push_back({QString::fromStdString(answer.name), answer.probability, false});
    if (answer.probability >= answer_.threshold) {
      holding << top.back().name;
    }
  }
  const bool several = !std::isnan(answer_.threshold);
  const bool number = !std::isnan(answer_.value);
  value_->setVisible(number || several);
  value_->setText(number              ? QLocale().toString(answer_.value, 'g', 4)
                  : holding.isEmpty() ? tr("No label holds")
                                      : holding.join(QStringLiteral(", ")));
  bars_->setVisible(!number);
  bars_->setPredictions(std::move(top));
}

void TryPanel::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with images"));
  if (!folder.isEmpty()) {
    writeCsv({folder});
  }
}

void TryPanel::writeCsv(const QStringList& paths) {
  const QString proposed = QFileInfo(paths.front()).absoluteDir().filePath(QStringLiteral("predictions.csv"));
  csvFile_ = QFileDialog::getSaveFileName(this, tr("Write the answers to"), proposed, tr("CSV files (*.csv)"));
  if (!csvFile_.isEmpty() && !job_->running()) {
    job_->start(QStringList{"predict", QString::number(run_)} + paths + QStringList{"--csv", csvFile_},
                tr("Writing the answers"));
  }
}

void TryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void TryPanel::retranslate() {
  setTitle(tr("Try it"));
  folder_->setText(tr("A folder to CSV"));
  drop_->setText(tr("Drop an image here, or paste one"));
  drop_->setFileFilter(tr("Images (*.jpg *.jpeg *.png *.webp *.bmp *.gif);;All files (*)"));
  preview_->setEmptyText(tr("No image"));
  value_->setAccessibleName(tr("Answer"));
  showAnswer();
}

}  // namespace luthier
