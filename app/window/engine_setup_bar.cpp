// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/engine_setup_bar.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/pages/shared/engine_job.h"
#include "core/base/json.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int exitNotReady = 4;
constexpr int patienceMilliseconds = 1000;

/// Only an installed engine has this beside it; one of a build tree is linked with its LibTorch.
bool hasSetup(const QString& engine) {
  return !engine.isEmpty() && QFileInfo::exists(QFileInfo(engine).absolutePath() + "/../libexec/luthier/luthier-setup");
}

}  // namespace

EngineSetupBar::EngineSetupBar(QWidget* parent)
    : QFrame(parent),
      text_(theme::makeLabel({}, theme::TextRole::Body)),
      fetch_(new QPushButton),
      // The set-up needs no workspace; luthier-cli passes over the one it is given.
      job_(new EngineJob(Workspace(Workspace::defaultFolder()))) {
  text_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceMedium);
  row->addWidget(text_, 1);
  row->addWidget(fetch_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::spaceHuge, theme::spaceMedium, theme::spaceHuge, 0);
  column->setSpacing(theme::spaceSmall);
  column->addLayout(row);
  column->addWidget(job_);
  hide();
  connect(fetch_, &QPushButton::clicked, this, &EngineSetupBar::fetch);
  connect(&check_, &QProcess::finished, this, [this](int code) {
    const auto answer = nlohmann::ordered_json::parse(check_.readAllStandardOutput().toStdString(), nullptr, false);
    bytes_ = answer.is_object() ? answer.value("bytes", std::int64_t{0}) : 0;
    setVisible(code == exitNotReady);
    retranslate();
  });
  connect(job_, &EngineJob::done, this, [this] {
    hide();
    emit ready();
  });
  const auto offerAgain = [this] { fetch_->setEnabled(true); };
  connect(job_, &EngineJob::failed, this, offerAgain);
  connect(job_, &EngineJob::cancelled, this, offerAgain);
  retranslate();
}

EngineSetupBar::~EngineSetupBar() {
  check_.disconnect(this);
  if (check_.state() != QProcess::NotRunning) {
    check_.kill();
    check_.waitForFinished(patienceMilliseconds);
  }
}

void EngineSetupBar::check() {
  const auto engine = enginePath();
  if (hasSetup(engine) && check_.state() == QProcess::NotRunning) {
    check_.start(engine, {"setup", "--check", "--json"});
  }
}

void EngineSetupBar::fetch() {
  fetch_->setEnabled(false);
  job_->start({"setup"}, tr("Fetching LibTorch"));
}

void EngineSetupBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QFrame::changeEvent(event);
}

void EngineSetupBar::retranslate() {
  const auto size = QLocale().formattedDataSize(bytes_, 0, QLocale::DataSizeSIFormat);
  text_->setText(
      tr("The engine needs LibTorch, which is not on this machine yet: %1 to download, once. What comes is compared "
         "with the published SHA-256.")
          .arg(size));
  fetch_->setText(tr("Fetch LibTorch"));
}

}  // namespace luthier
