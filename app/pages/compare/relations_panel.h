// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "app/item_models/run_column.h"
#include "app/pages/studio_context.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace luthier {

class ColumnChooser;
class ParallelPlot;
class ScatterPlot;

/// How settings and figures of the chosen runs go together: parallel coordinates with brushes, and two columns against each
/// other. What is brushed away turns pale in both; what is left can be selected in the table.
class RelationsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RelationsPanel(const StudioContext& context, QWidget* parent = nullptr);

  /// Facts, tags and notes as the table has them; metrics and settings are read here.
  void setRuns(const std::vector<ComparedRun>& runs);
  void refresh();

 signals:
  void selectionWanted(const std::vector<luthier::RowId>& runs);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Reading {
    std::vector<ComparedRun> runs;
    std::vector<std::string> metrics;
  };
  [[nodiscard]] static Reading read(Database& database, std::vector<ComparedRun> runs);
  void build();
  void take(Reading reading);
  void chooseAxes();
  void fillBoxes();
  void draw();
  void drawScatter();
  void followBrush();
  [[nodiscard]] std::vector<RowId> brushedRuns() const;
  void retranslate();

  StudioContext context_;
  std::vector<RowId> wanted_;
  std::vector<ComparedRun> runs_;
  std::vector<RunColumn> columns_;  // on offer
  std::vector<RunColumn> axes_;
  bool axesChosen_ = false;  // by the person
  QPushButton* choose_;
  QPushButton* select_;
  QLabel* note_;
  QLabel* xLabel_;
  QComboBox* x_;
  QLabel* yLabel_;
  QComboBox* y_;
  ColumnChooser* chooser_;
  ParallelPlot* parallel_;
  ScatterPlot* scatter_;
};

}  // namespace luthier
