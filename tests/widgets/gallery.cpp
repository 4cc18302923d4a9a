// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every widget, for the eye: widgets_gallery OUT.png [dark] [zh] [states|train|text]. Not a test; see it at
// QT_SCALE_FACTOR=2 as well.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSlider>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

#include "core/config/training_parameters.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/image/drop_target.h"
#include "widgets/image/image_grid.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/epoch_scrubber.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/metric_tile.h"
#include "widgets/states/nav_button.h"
#include "widgets/states/page_header.h"
#include "widgets/states/progress_ring.h"
#include "widgets/states/progress_strip.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/states/toast.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/entity_text.h"
#include "widgets/text/head_grid.h"
#include "widgets/text/token_canvas.h"
#include "widgets/text/token_heat_map.h"
#include "widgets/text/token_lens.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

struct Words {
  bool chinese = false;
  QString operator()(const char* english, const char* zh) const {
    return chinese ? QString::fromUtf8(zh) : QString::fromUtf8(english);
  }
};

QStringList classNames(const Words& w) {
  return w.chinese
             ? QStringList{"T恤", "裤子", "套头衫", "连衣裙", "外套", "凉鞋", "衬衫", "运动鞋", "包", "短靴"}
             : QStringList{"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot"};
}

ConfusionMatrix sampleMatrix() {
  return {10,
          {83, 0, 2, 3, 0, 0, 11, 0, 1, 0,  0,  97, 0, 2, 0, 0, 1, 0, 0, 0, 1,  0,  84, 1, 7, 0, 7,  0, 0, 0, 3, 1, 1,  90,
           3,  0, 2, 0, 0, 0, 0,  0, 8, 3,  83, 0,  6, 0, 0, 0, 0, 0, 0, 0, 0,  97, 0,  2, 0, 1, 14, 0, 8, 3, 6, 0, 68, 0,
           1,  0, 0, 0, 0, 0, 0,  1, 0, 97, 0,  2,  1, 0, 0, 1, 0, 0, 1, 0, 97, 0,  0,  0, 0, 0, 0,  0, 0, 4, 0, 96}};
}

QImage sampleImage(int seed) {
  QImage image(28, 28, QImage::Format_RGB32);
  for (int y = 0; y < 28; ++y) {
    for (int x = 0; x < 28; ++x) {
      const int grey = std::hypot(x - 14, y - 14 + seed % 3) < 8 + seed % 5 ? 120 + (x * seed + y * 7) % 120 : 0;
      image.setPixel(x, y, qRgb(grey, grey, grey));
    }
  }
  return image;
}

QWidget* rail(const Words& w) {
  auto* rail = new QFrame;
  rail->setFixedWidth(theme::railWidth);
  rail->setAutoFillBackground(true);
  rail->setBackgroundRole(QPalette::Base);
  auto* layout = new QVBoxLayout(rail);
  QLabel* name = theme::makeLabel("Luthier", theme::TextRole::PageTitle);
  theme::setTone(*name, theme::Tone::Accent);
  layout->addWidget(name);
  const std::vector<std::pair<theme::Icon, QString>> entries{{theme::Icon::Home, w("Home", "主页")},
                                                             {theme::Icon::Data, w("Data", "数据")},
                                                             {theme::Icon::Models, w("Models", "模型")},
                                                             {theme::Icon::Train, w("Train", "训练")},
                                                             {theme::Icon::Evaluate, w("Evaluate", "评估")},
                                                             {theme::Icon::Compare, w("Compare", "对比")},
                                                             {theme::Icon::Preferences, w("Preferences", "首选项")}};
  for (const auto& [icon, text] : entries) {
    auto* button = new NavButton(icon);
    button->setText(text);
    button->setChecked(icon == theme::Icon::Train);
    layout->addWidget(button);
  }
  layout->addStretch(1);
  auto* ring = new ProgressRing;
  ring->setProgress(0.71);
  layout->addWidget(ring);
  return rail;
}

QWidget* trainPage(const Words& w) {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  layout->setSpacing(theme::spaceMedium);
  auto* header = new PageHeader;
  header->setTitle("sample-3");
  header->setSentence(w("Starter (ResNet-20) on Fashion-MNIST, 6,000 images · full fine-tuning",
                        "在 Fashion-MNIST 的 6,000 张图像上完整微调 Starter(ResNet-20)"));
  header->addControl(new QPushButton(w("Pause", "暂停")));
  auto* stop = new QPushButton(w("Stop and keep the best", "停止并保留最佳"));
  theme::makePrimary(*stop);
  header->addControl(stop);
  layout->addWidget(header);
  auto* strip = new ProgressStrip;
  strip->setStatus(w("Running", "运行中"));
  strip->setProgress(0.71);
  strip->setDetail(w("epoch 3 of 3 · step 101 of 141 · 9 s left", "第 3/3 轮 · 第 101/141 步 · 剩余 9 秒"));
  layout->addWidget(strip);
  auto* tiles = new QHBoxLayout;
  tiles->setSpacing(theme::spaceMedium);
  const auto tile = [&](const QString& caption, const QString& value, double delta, const QString& text,
                        MetricTile::Better better) {
    auto* one = new MetricTile;
    one->setCaption(caption);
    one->setValue(value);
    one->setDelta(delta, text, better);
    tiles->addWidget(one, 1);
  };
  tile(w("Validation loss", "验证损失"), "0.287", -0.061, "0.061", MetricTile::Better::Lower);
  tile(w("Accuracy", "准确率"), "90.2 %", 2.4, "2.4", MetricTile::Better::Higher);
  tile(w("Macro F1", "宏平均 F1"), "0.901", 0.025, "0.025", MetricTile::Better::Higher);
  tile(w("Throughput", "吞吐量"), w("731 img/s", "731 张/秒"), 0, "", MetricTile::Better::Neither);
  tile(w("Memory", "内存"), "612 MB", 0, "", MetricTile::Better::Neither);
  tile(w("Device", "设备"), "CPU bf16", 0, "", MetricTile::Better::Neither);
  layout->addLayout(tiles);

  auto* middle = new QHBoxLayout;
  middle->setSpacing(theme::spaceMedium);
  auto* curves = new Card;
  auto* tabs = new SegmentedTabs;
  for (const QString& tab : {w("Loss", "损失"), w("Accuracy", "准确率"), QString("F1"), w("Learning rate", "学习率")}) {
    tabs->addTab(tab);
  }
  curves->header().insertWidget(0, tabs);
  curves->header().addWidget(theme::makeLabel(w("Smoothing", "平滑"), theme::TextRole::Caption));
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setValue(60);
  slider->setFixedWidth(90);
  curves->header().addWidget(slider);
  auto* log = new QPushButton("log");
  log->setCheckable(true);
  curves->header().addWidget(log);
  auto* plot = new CurvePlot;
  plot->setTitle(w("Loss", "损失"));
  plot->setAxisLabels(w("step", "步"), {});
  const int train = plot->addCurve(w("train", "训练"), CurveRole::Train);
  const int validation = plot->addCurve(w("validation", "验证"), CurveRole::Validation);
  plot->setExpectedRange(0, 141);
  plot->setSmoothing(0.6);
  QRandomGenerator random(7);
  std::vector<QPointF> points;
  for (int step = 0; step <= 101; ++step) {
    points.emplace_back(step, 0.36 + 1.25 * std::exp(-step / 22.0) + (random.generateDouble() - 0.5) * 0.2);
  }
  plot->setPoints(train, points);
  plot->setPoints(validation, {{0, 1.45}, {47, 0.348}, {94, 0.287}});
  curves->body().addWidget(plot);
  middle->addWidget(curves, 2);
  auto* matrixCard = new Card(w("Confusion matrix", "混淆矩阵"));
  auto* scrubber = new EpochScrubber;
  scrubber->setEpochs({1, 2, 3});
  scrubber->setEpoch(2);
  matrixCard->header().addWidget(scrubber);
  auto* matrix = new ConfusionMatrixView;
  matrix->setClassNames(classNames(w));
  matrix->setMatrix(sampleMatrix());
  matrix->setCurrentCell(MatrixCell{0, 6});
  matrixCard->body().addWidget(matrix);
  middle->addWidget(matrixCard, 1);
  layout->addLayout(middle, 1);

  auto* samples = new Card(w("Sample predictions", "样例预测"));
  auto* grid = new ImageGrid;
  grid->setThumbnailSize(84);
  grid->setSingleRow(true);
  std::vector<ImageItem> items;
  for (int index = 0; index < 9; ++index) {
    items.push_back({index, classNames(w).at(index),
                     index == 4 ? w("54 %, is Shirt", "54 %,应为衬衫") : QString("9%1 %").arg(index),
                     index == 4 ? ImageState::Bad : ImageState::Neutral});
  }
  grid->setItems(items);
  QObject::connect(grid, &ImageGrid::thumbnailsWanted, grid, [grid](const QList<int>& rows) {
    for (const int row : rows) {
      grid->images().setThumbnail(row, sampleImage(row + 1));
    }
  });
  samples->body().addWidget(grid);
  layout->addWidget(samples);
  return page;
}

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

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QStringList arguments = QApplication::arguments();
  theme::apply(application, arguments.contains("dark") ? theme::Scheme::Dark : theme::Scheme::Light);
  const Words words{arguments.contains("zh")};
  QWidget window;
  auto* layout = new QHBoxLayout(&window);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(rail(words));
  layout->addWidget(arguments.contains("states") ? statesPage(words)
                    : arguments.contains("text") ? textPage(words)
                                                 : trainPage(words),
                    1);
  window.resize(1360, 880);
  Toast toast(&window);
  window.show();
  if (arguments.contains("states")) {
    toast.showMessage(words("Run deleted", "已删除运行"), words("Undo", "撤销"), [] {});
  }
  QTest::qWait(600);
  return window.grab().save(arguments.value(1)) ? 0 : 1;
}
