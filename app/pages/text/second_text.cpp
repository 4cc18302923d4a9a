// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/text/second_text.h"

#include "core/store/texts_table.h"

namespace luthier {

void findSecondText(const StudioContext& context, QObject* owner, RowId run, std::function<void(SecondText)> done) {
  const RunRecord* record = context.watcher.snapshot().run(run);
  const TaskDescription* task = record == nullptr ? nullptr : findTaskDescription(record->task);
  const SecondText declared = task == nullptr ? SecondText::None : task->second;
  if (declared != SecondText::Optional) {
    done(declared);
    return;
  }
  context.store.query(
      owner,
      [dataset = record->dataset](Database& database) {
        const TextPage first = texts::page(database, dataset, {}, 0, 1);
        return !first.examples.empty() && first.examples.front().text.second.has_value();
      },
      [done = std::move(done)](bool pairs) { done(pairs ? SecondText::Optional : SecondText::None); });
}

}  // namespace luthier
