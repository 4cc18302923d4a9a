// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/pages/data/dataset_facts.h"
#include "app/pages/examples/example_source.h"

class QComboBox;
class QLabel;

namespace luthier {

class ImageGrid;

/// The images of a dataset, by split and class.
class ImagesPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ImagesPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setFacts(const DatasetFacts& facts);
  void showClass(int label);
  void reload() { source_->reload(); }
  /// Ctrl+F.
  void focusFilter();

 signals:
  void imageChosen(qlonglong example);
  void thumbnailFailed(const luthier::Problem& problem);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fillSplits();
  void fillClasses();
  void show();
  void retranslate();

  DatasetFacts facts_;
  QLabel* splitLabel_;
  QComboBox* split_;
  QLabel* classLabel_;
  QComboBox* class_;
  QLabel* count_;
  ImageGrid* grid_;
  ExampleSource* source_;
};

}  // namespace luthier
