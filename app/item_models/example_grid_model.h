// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <vector>

#include "core/store/records.h"

namespace luthier {

/// One example in a grid. `answer` is -1 where no prediction is shown; `id` 0 marks a cell that is not loaded yet.
struct ExampleCell {
  RowId id = 0;
  std::int32_t truth = 0;
  std::int32_t answer = -1;
  float confidence = 0.0F;
  QString path;
};

/// Examples as a grid of pictures, built for 100,000 of them: the number is known at once, the records come in pages when
/// a view asks for them, and thumbnails in small batches, those asked for last first, so that scrolling never queues up work
/// for what has left the screen. The page answers pageWanted() by setPage() and thumbnailsWanted() by setThumbnail().
class ExampleGridModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { IdRole = Qt::UserRole + 2, WrongRole, TruthRole };
  static constexpr int pageSize = 256;
  static constexpr int batchSize = 48;

  explicit ExampleGridModel(QObject* parent = nullptr);

  void setClasses(const QStringList& classes);
  /// `count` examples whose records are fetched by page. Forgets what was asked for.
  void showPages(int count);
  /// Examples that are all known, in this order.
  void showCells(std::vector<ExampleCell> cells);
  void setPage(int offset, const std::vector<ExampleCell>& cells);
  /// A null pixmap says that there is none: the cell is not asked for again.
  void setThumbnail(RowId example, const QPixmap& pixmap, const QString& problem = {});
  /// Forgets what was asked for and not answered (the session died): cells ask again when painted.
  void forgetRequests();
  void clearThumbnails();

  [[nodiscard]] const ExampleCell* cell(int row) const;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 signals:
  void pageWanted(int offset, int count);
  void thumbnailsWanted(const QList<qlonglong>& examples);

 private:
  struct Thumbnail {
    QPixmap pixmap;
    QString problem;
  };
  void reset(std::vector<ExampleCell> cells);
  void rememberRow(int row);
  void wantPage(int row) const;
  void wantThumbnail(RowId example) const;
  void sendRequests();
  [[nodiscard]] QString className(std::int32_t label) const;
  [[nodiscard]] QString caption(const ExampleCell& cell) const;
  [[nodiscard]] QString description(const ExampleCell& cell) const;

  QStringList classes_;
  std::vector<ExampleCell> cells_;
  QHash<RowId, int> rowOf_;
  QCache<RowId, Thumbnail> thumbnails_;
  // What views have asked for; data() is const, asking is not a change of the model.
  mutable QSet<int> pagesWanted_, pagesAsked_;
  mutable QList<qlonglong> wanted_;  // last asked for at the end
  QSet<RowId> inFlight_;
  mutable QTimer timer_;
};

}  // namespace luthier
