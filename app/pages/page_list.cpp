// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/page_list.h"

#include <QtGlobal>

#include "app/pages/compare/compare_page.h"
#include "app/pages/data/data_page.h"
#include "app/pages/evaluate/evaluate_page.h"
#include "app/pages/explain/explain_page.h"
#include "app/pages/export/export_page.h"
#include "app/pages/home/home_page.h"
#include "app/pages/models/models_page.h"
#include "app/pages/preferences/preferences_page.h"
#include "app/pages/train/train_page.h"

namespace luthier {
namespace {
template <class SomePage>
Page* make(const StudioContext& context) {
  return new SomePage(context);
}
}  // namespace

const std::vector<PageEntry>& pageList() {
  static const std::vector<PageEntry> pages{
      {PageId::Home, QT_TRANSLATE_NOOP("Page", "Home"), theme::Icon::Home, make<HomePage>},
      {PageId::Data, QT_TRANSLATE_NOOP("Page", "Data"), theme::Icon::Data, make<DataPage>},
      {PageId::Models, QT_TRANSLATE_NOOP("Page", "Models"), theme::Icon::Models, make<ModelsPage>},
      {PageId::Train, QT_TRANSLATE_NOOP("Page", "Train"), theme::Icon::Train, make<TrainPage>},
      {PageId::Evaluate, QT_TRANSLATE_NOOP("Page", "Evaluate"), theme::Icon::Evaluate, make<EvaluatePage>},
      {PageId::Explain, QT_TRANSLATE_NOOP("Page", "Explain"), theme::Icon::Explain, make<ExplainPage>},
      {PageId::Compare, QT_TRANSLATE_NOOP("Page", "Compare"), theme::Icon::Compare, make<ComparePage>},
      {PageId::Export, QT_TRANSLATE_NOOP("Page", "Export"), theme::Icon::Export, make<ExportPage>},
      {PageId::Preferences, QT_TRANSLATE_NOOP("Page", "Preferences"), theme::Icon::Preferences, make<PreferencesPage>},
  };
  return pages;
}

}  // namespace luthier
