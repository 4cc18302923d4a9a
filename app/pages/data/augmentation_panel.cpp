// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/augmentation_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/pages/shared/form_area.h"
#include "app/settings/error_text.h"
#include "core/config/training_parameters.h"
#include "core/store/examples_table.h"
#include "widgets/forms/folded_group.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/image/image_grid.h"
#include "widgets/states/error_banner.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int variants = 12;
constexpr int variantSide = 128;

/// The training settings that change what an image looks like.
const std::vector<std::string> shownParameters{
    "image_size", "crop",     "crop_padding", "horizontal_flip",        "vertical_flip",         "color_jitter",
    "hue_jitter", "rotation", "randaugment",  "randaugment_operations", "randaugment_magnitude", "random_erasing"};

std::vector<std::string> hiddenParameters() {
  std::vector<std::string> hidden;
  for (const Parameter& parameter : trainingParameters()) {
    if (std::find(shownParameters.begin(), shownParameters.end(), parameter.id) == shownParameters.end()) {
      hidden.push_back(parameter.id);
    }
  }
  return hidden;
}

}  // namespace

AugmentationPanel::AugmentationPanel(const StudioContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  explanation_ = theme::makeLabel({}, theme::TextRole::Caption);
  explanation_->setWordWrap(true);
  banner_ = new ErrorBanner;
  banner_->hide();
  grid_ = new ImageGrid;
  grid_->setThumbnailSize(variantSide);
  form_ = new ParameterForm;
  form_->setProblemText([](const Problem& problem) { return problemText(problem); });
  form_->setHiddenParameters(hiddenParameters());
  form_->setConfiguration(Configuration(trainingParameters()));

  for (FoldedGroup* group : form_->findChildren<FoldedGroup*>()) {
    group->setOpen(true);
  }
  auto* pictures = new QVBoxLayout;
  pictures->setSpacing(theme::spaceMedium);
  pictures->addWidget(explanation_);
  pictures->addWidget(banner_);
  pictures->addWidget(grid_, 1);
  auto* whole = new QHBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(theme::spaceLarge);
  whole->addLayout(pictures, 3);
  whole->addWidget(makeFormArea(form_), 2);

  connect(form_, &ParameterForm::configurationChanged, this, &AugmentationPanel::refresh);
  retranslate();
}

void AugmentationPanel::setDataset(const DatasetRecord& dataset) {
  if (dataset.id != dataset_.id) {
    example_ = 0;
    grid_->setItems({});
  }
  dataset_ = dataset;
  if (isVisible()) {
    refresh();
  }
}

void AugmentationPanel::setExample(RowId example) {
  example_ = example;
  if (isVisible()) {
    refresh();
  }
}

void AugmentationPanel::chooseFirstExample() {
  const auto read = [dataset = dataset_.id](Database& database) { return examples::list(database, dataset, {}, 0, 1); };
  context_.store.query(this, read, [this, dataset = dataset_.id](const std::vector<ExampleRecord>& first) {
    if (dataset == dataset_.id && example_ == 0 && !first.empty()) {
      setExample(first.front().id);
    }
  });
}

void AugmentationPanel::refresh() {
  if (dataset_.id == 0) {
    return;
  }
  if (example_ == 0) {
    chooseFirstExample();
    return;
  }
  protocol::AugmentationRequest request;
  request.dataset = dataset_.id;
  request.example = example_;
  request.count = variants;
  for (const std::string& id : shownParameters) {
    if (form_->configuration().changed(id)) {
      request.settings[id] = toText(form_->configuration().value(id));
    }
  }
  context_.session.ask<protocol::AugmentationReply>(
      this, request, protocol::Lane::Latest, [this](const protocol::AugmentationReply& reply) { show(reply); },
      [this](const Problem& problem) {
        banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
      });
}

void AugmentationPanel::show(const protocol::AugmentationReply& reply) {
  banner_->hide();
  std::vector<ImageItem> items;
  for (std::size_t i = 0; i < reply.files.size(); ++i) {
    ImageItem item;
    item.id = static_cast<std::int64_t>(i) + 1;
    item.caption = i == 0 ? tr("Original") : tr("Variant %1").arg(i);
    items.push_back(std::move(item));
  }
  grid_->setItems(std::move(items));
  for (std::size_t i = 0; i < reply.files.size(); ++i) {
    grid_->images().setThumbnail(static_cast<int>(i), QImage(QString::fromStdString(reply.files[i])));
  }
}

void AugmentationPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void AugmentationPanel::retranslate() {
  explanation_->setText(
      tr("The same image as training would see it, epoch after epoch. Choose another under Images; "
         "the settings stand in the training form under the same names."));
  grid_->setAccessibleName(tr("Variants of one image"));
  grid_->setEmptyText(tr("Variants appear here."));
}

}  // namespace luthier
