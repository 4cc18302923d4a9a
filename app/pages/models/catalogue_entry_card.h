// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/item_models/catalogue_table_model.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace luthier {

class Card;
class FactList;

/// One entry of the catalogue: what it is, its licence, and the button to fetch it below that.
class CatalogueEntryCard : public QWidget {
  Q_OBJECT
 public:
  explicit CatalogueEntryCard(QWidget* parent = nullptr);

  void setRow(const std::optional<CatalogueRow>& row);
  /// Whether anything may be fetched at all; what is on this machine can be added all the same.
  void setOffline(bool offline);

 signals:
  void fetchRequested(const QString& name);
  void removeRequested(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show();
  void showButton();

  std::optional<CatalogueRow> row_;
  bool offline_ = false;
  Card* card_;
  FactList* facts_;
  QLabel* licenceTitle_;
  QLabel* licence_;
  QLabel* hint_;
  QPushButton* button_;
};

}  // namespace luthier
