// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>

#include "core/store/records.h"

namespace luthier {

/// A dataset's new name as a step that can be undone.
class RenameDatasetCommand : public QUndoCommand {
 public:
  using Apply = std::function<void(RowId, const QString&)>;

  RenameDatasetCommand(Apply apply, RowId dataset, QString before, QString after)
      : apply_(std::move(apply)), dataset_(dataset), before_(std::move(before)), after_(std::move(after)) {}
  void redo() override { apply_(dataset_, after_); }
  void undo() override { apply_(dataset_, before_); }

 private:
  Apply apply_;
  RowId dataset_;
  QString before_, after_;
};

}  // namespace luthier
