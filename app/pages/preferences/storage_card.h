// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace luthier {

class EngineJob;

/// What the runs take on the disk, the pruning of checkpoints that are not needed, and the bundle for a report on a problem. All by
/// luthier-cli, so that the window never waits.
class StorageCard : public Card {
  Q_OBJECT

 public:
  explicit StorageCard(const StudioContext& context, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  enum class Asked { Nothing, Disk, Plan, Prune, Bundle };

  void ask(Asked asked, const QStringList& arguments, const QString& status);
  void take(const nlohmann::ordered_json& result);
  void look();
  void plan();
  void prune();
  void saveBundle();
  void updateButtons();
  void retranslate();

  StudioContext context_;
  Asked asked_ = Asked::Nothing;
  qint64 runBytes_ = -1, storeBytes_ = -1;  // -1: not known yet
  qint64 freed_ = -1;                       // what the chosen pruning would free
  QLabel* usage_;
  QLabel* keepLabel_;
  QComboBox* keep_;
  QPushButton* plan_;
  QPushButton* prune_;
  QLabel* freedText_;
  QLabel* bundleHint_;
  QPushButton* bundle_;
  EngineJob* job_;
};

}  // namespace luthier
