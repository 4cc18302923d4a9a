// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/text_export.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/card_parts.h"
#include "core/export/image_format.h"
#include "core/export/text_comparison.h"

namespace luthier {
namespace {

// The same weights in the same precision: what is left is the order of additions, and that of merging adapters.
constexpr double textTolerance = 1e-4;

std::string writeCard(const TextExport& wish, const TextExportFormat& format, const ParityCertificate& certificate) {
  const auto& card = wish.card;
  return fmt::format(
      "# {}\n\n{} fine-tuned with Luthier on the dataset \"{}\".\n\n## Quality\n\n{}\n{}\n\n## Input\n\nTexts of up to {} "
      "tokens; longer ones are cut.\n\n## Classes\n\n{}\n## Use in Python\n\n{}\n## Settings\n\n```json\n{}\n```\n",
      escaped(card.title), findTextFamily(wish.model->config().modelType)->label, escaped(card.dataset), metricsTable(card),
      parityText(certificate), wish.maximumLength, classList(wish.labels), format.pythonUse(wish), card.configuration);
}

}  // namespace

ParityCertificate exportTexts(const TextExport& wish, const TextExportFormat& format, const torch::Tensor& inputs,
                              const std::string& split, const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "folder"}, {"name", displayPath(folder)}});
  }
  FolderTransaction transaction(folder);
  format.write(wish, transaction.path());
  auto certificate = compareTexts(wish, format.load(wish, transaction.path()), inputs, textTolerance);
  certificate.format = format.id();
  certificate.comparedBy = torchProgram();
  certificate.examples = "texts";
  certificate.split = split;
  requireParity(certificate);
  writeFileAtomically(transaction.path() / "README.md", writeCard(wish, format, certificate));
  writeCertificate(certificate, wish.card.title, transaction.path());
  transaction.commit();
  return certificate;
}

}  // namespace luthier
