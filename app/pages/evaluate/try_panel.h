// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

class QImage;
class QLabel;
class QPushButton;

namespace luthier {

class DropTarget;
class EngineJob;
class ImageView;
class PredictionBars;

/// What the run answers to an image that is dropped, pasted or chosen: the five likeliest classes. A folder becomes a CSV file.
class TryPanel : public Card {
  Q_OBJECT
 public:
  explicit TryPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setRun(RowId run);
  /// A file is predicted here, several files and folders go to a CSV file.
  void take(const QStringList& paths);
  bool paste();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void connectParts();
  void predict(const QString& file);
  void takeImage(const QImage& image);
  void show(const protocol::PredictReply& reply);
  void showAnswer();
  void chooseFolder();
  void writeCsv(const QStringList& paths);
  void retranslate();

  StudioContext context_;
  QTemporaryDir pasted_;
  RowId run_ = 0;
  QString file_;  // the image that is shown
  QString csvFile_;
  DropTarget* drop_;
  QPushButton* folder_;
  EngineJob* job_;
  ImageView* preview_;
  QLabel* name_;
  protocol::Prediction answer_;  // that is shown
  QLabel* value_;                // a number, or the labels that hold
  PredictionBars* bars_;
};

}  // namespace luthier
