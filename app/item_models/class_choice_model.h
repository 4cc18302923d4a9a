// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <string>
#include <vector>

#include "core/protocol/messages.h"

namespace luthier {

/// The classes that an inspection found, each with what shall become of it: taken or left out (the check box), under which
/// name (classes of one name are merged).
class ClassChoiceModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  /// Found, Name, then a column of counts for each split that the layout gives.
  enum Column { Found, Name, FirstCount };

  explicit ClassChoiceModel(QObject* parent = nullptr);

  /// Keeps the choices for classes that were there before.
  void setFound(const std::vector<protocol::FoundClass>& classes);
  /// The import parameter `classes`: JSON from found names to new ones, null for left out; "" where nothing is changed.
  [[nodiscard]] std::string mapping() const;
  /// Distinct names of the classes taken.
  [[nodiscard]] QStringList names() const;
  /// Files of the classes taken.
  [[nodiscard]] std::int64_t files() const;
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 signals:
  void choiceChanged();

 private:
  struct Row {
    protocol::FoundClass found;
    bool taken = true;
    QString name;
  };
  [[nodiscard]] std::int64_t count(const Row& row, int column) const;

  std::vector<Row> rows_;
  std::vector<std::string> splits_;
};

}  // namespace luthier
