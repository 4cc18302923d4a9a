// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/shared/engine_job.h"

#include <QVBoxLayout>

#include "app/settings/error_text.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/theme/tokens.h"

namespace luthier {

EngineJob::EngineJob(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), process_(workspace), banner_(new ErrorBanner), progress_(new ProgressStrip) {
  banner_->setClosable(true);
  progress_->setCancellable(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(banner_);
  column->addWidget(progress_);
  banner_->hide();
  progress_->hide();
  hide();
  connect(banner_, &ErrorBanner::closed, this, &EngineJob::clearProblem);
  connect(progress_, &ProgressStrip::cancelled, &process_, &EngineProcess::cancel);
  connect(&process_, &EngineProcess::progressed, this, [this](const Progress& progress) {
    progress_->setProgress(progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
                                              : -1.0);
    emit progressed(progress);
  });
  connect(&process_, &EngineProcess::done, this, [this](const nlohmann::ordered_json& result) {
    end();
    emit done(result);
  });
  connect(&process_, &EngineProcess::failed, this, [this](const Problem& problem) {
    end();
    showProblem(problem);
    emit failed(problem);
  });
  connect(&process_, &EngineProcess::cancelled, this, [this] {
    end();
    emit cancelled();
  });
}

void EngineJob::start(const QStringList& arguments, const QString& status) {
  banner_->hide();
  progress_->setStatus(status);
  progress_->setProgress(-1.0);
  progress_->show();
  updateVisibility();
  process_.start(arguments);
}

void EngineJob::setStatus(const QString& status) { progress_->setStatus(status); }

void EngineJob::showProblem(const Problem& problem) {
  banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
  updateVisibility();
}

void EngineJob::showWarning(const QString& cause, const QString& cure) {
  banner_->showProblem(ErrorBanner::Severity::Warning, cause, cure);
  updateVisibility();
}

void EngineJob::showWarning(const Problem& problem) { showWarning(causeText(problem), cureText(problem)); }

void EngineJob::clearProblem() {
  banner_->hide();
  updateVisibility();
}

void EngineJob::end() {
  progress_->hide();
  updateVisibility();
}

// Hidden as a whole: an empty widget would still cost its layout the spacing around it.
void EngineJob::updateVisibility() { setVisible(!banner_->isHidden() || !progress_->isHidden()); }

}  // namespace luthier
