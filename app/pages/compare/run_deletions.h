// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "app/pages/studio_context.h"

namespace luthier {

/// Runs whose deletion was asked for. Nothing is lost while the page can still undo: a marked run is only hidden. carryOut()
/// (leaving the program, closing the workspace) moves its folder to the desktop's trash and then removes its rows. A crash
/// before that leaves the run as it was.
class RunDeletions : public QObject {
  Q_OBJECT
 public:
  RunDeletions(const StudioContext& context, QObject* parent);
  ~RunDeletions() override;

  void mark(const std::vector<RowId>& runs);
  void unmark(const std::vector<RowId>& runs);
  [[nodiscard]] const std::vector<RowId>& marked() const { return marked_; }
  void carryOut();

 signals:
  void markedChanged(qlonglong run, bool marked);

 private:
  StudioContext context_;
  std::vector<RowId> marked_;
};

}  // namespace luthier
