// SPDX-License-Identifier: GPL-3.0-or-later
// Forms, tables, banners, bars and empty places.
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "core/config/training_parameters.h"
#include "tests/widgets/gallery_pages.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/image/drop_target.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier::gallery {

QWidget* statesPage(const Words& w) {
  auto* page = new QWidget;
  auto* layout = new QHBoxLayout(page);
  layout->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  layout->setSpacing(theme::spaceMedium);
  auto* left = new QVBoxLayout;
  auto* right = new QVBoxLayout;
  layout->addLayout(left, 3);
  layout->addLayout(right, 2);

  auto* formCard = new Card(w("Settings", "设置"));
  auto* form = new ParameterForm;
  Configuration configuration(trainingParameters());
  configuration.setText("learning_rate", "0.2");
  configuration.setText("schedule", "step");
  form->setConfiguration(configuration);
  ConfigurationProblem problem;
  problem.parameter = "epochs";
  problem.problem = {ErrorCode::InvalidParameter, {{"parameter", "epochs"}, {"value", "0"}, {"expected", "1 to 1000"}}};
  problem.fix = ParameterValue(std::int64_t{3});
  form->setProblems({problem});
  form->focusParameter("schedule");
  formCard->body().addWidget(form);
  formCard->body().addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setWidget(formCard);
  left->addWidget(scroll, 2);

  auto* banner = new ErrorBanner;
  banner->showProblem(ErrorBanner::Severity::Error,
                      w("photos/cat_12.jpg ends in the middle.", "photos/cat_12.jpg 文件不完整。"),
                      w("Copy it again from its source, or leave it out.", "请重新复制，或将其排除。"));
  left->addWidget(banner);
  auto* warning = new ErrorBanner;
  warning->showProblem(ErrorBanner::Severity::Warning, w("The class Bag has 2 images.", "类别“包”只有 2 张图像。"),
                       w("Add more, or leave the class out.", "请添加更多，或排除该类别。"));
  warning->setAction(w("Leave it out", "排除"));
  left->addWidget(warning);

  auto* table = new DataTable;
  auto* model = new QStandardItemModel(6, 4, table);
  model->setHorizontalHeaderLabels({w("Run", "运行"), w("Accuracy", "准确率"), w("Epochs", "轮数"), w("Note", "备注")});
  for (int row = 0; row < 6; ++row) {
    model->setData(model->index(row, 0), QString("sample-%1").arg(row));
    model->setData(model->index(row, 1), 0.85 + row * 0.011);
    model->setData(model->index(row, 2), 3 + row);
    model->setData(model->index(row, 3), w("full fine-tuning", "完整微调"));
  }
  table->setModel(model);
  table->setFilterShown(true);
  table->sortBy(1, Qt::DescendingOrder);
  table->selectRows({2});
  auto* tableCard = new Card(w("Runs", "运行"));
  tableCard->body().addWidget(table);
  left->addWidget(tableCard, 1);

  auto* bars = new BarPlot;
  bars->setData(classNames(w), {{w("Train", "训练"), {600, 590, 610, 580, 600, 620, 200, 600, 640, 600}},
                                {w("Validation", "验证"), {100, 100, 90, 120, 100, 100, 40, 100, 90, 110}}});
  bars->setCurrentCategory(3);
  auto* barCard = new Card(w("Classes", "类别"));
  barCard->body().addWidget(bars);
  right->addWidget(barCard, 2);
  auto* predictions = new PredictionBars;
  predictions->setPredictions({{classNames(w)[6], 0.912, true},
                               {classNames(w)[0], 0.061},
                               {classNames(w)[2], 0.02},
                               {classNames(w)[3], 0.0066},
                               {classNames(w)[4], 0.0004}});
  auto* predictionCard = new Card(w("Answer", "答案"));
  predictionCard->body().addWidget(predictions);
  right->addWidget(predictionCard);
  auto* drop = new DropTarget(DropTarget::Accepts::FilesAndFolders);
  drop->setText(w("Drop a folder of images here", "将图像文件夹拖到此处"));
  right->addWidget(drop);
  auto* empty = new EmptyState;
  empty->setIllustration(theme::Icon::Train);
  empty->setTitle(w("No runs yet", "还没有运行"));
  empty->setText(w("A run fits a model to your images. It goes on when the window is closed.",
                   "一次运行使模型适应您的图像。关闭窗口后它仍会继续。"));
  empty->setButton(w("Try the sample", "试用样例"));
  right->addWidget(empty);
  auto* controls = new QHBoxLayout;
  auto* tick = new QCheckBox(w("Flip", "翻转"));
  tick->setChecked(true);
  controls->addWidget(tick);
  auto* combo = new QComboBox;
  combo->addItems({w("One cycle", "单周期"), w("Step", "阶梯")});
  controls->addWidget(combo);
  controls->addWidget(new QLineEdit(w("text", "文本")));
  auto* dangerous = new QPushButton(w("Delete", "删除"));
  theme::makeDangerous(*dangerous);
  controls->addWidget(dangerous);
  auto* disabled = new QPushButton(w("Off", "禁用"));
  disabled->setEnabled(false);
  controls->addWidget(disabled);
  right->addLayout(controls);
  return page;
}

}  // namespace luthier::gallery
