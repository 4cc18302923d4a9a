// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace luthier {

/// What a row of outputs means, and so what "the same answer" is.
enum class AnswerKind {
  Class,   // the largest is the answer
  Labels,  // each one above 0 is an answer
  Number   // the outputs themselves are; of images in units of the target's standard deviation
};

/// How an export, loaded again from its files, answers compared with the run itself, on the same examples. Written beside the
/// export (parity.json, parity.html) and stored with the artifact.
struct ParityCertificate {
  std::string format;                    // id of core/config/export_formats.h; "" where the caller has just one
  std::string comparedBy;                // the program that loaded the export: "LibTorch 2.15.0", "onnxruntime 1.23.0"
  std::int64_t images = 0;               // or texts; 0: nothing was compared
  const char* examples = "images";       // what they are, and the key of their number
  std::string split;                     // where they come from: "validation"
  double largestDifference = 0.0;        // of the outputs, relative to the largest output (at least 1)
  std::optional<double> limit;           // of the difference; none: it is only told
  double agreement = 0.0;                // share of examples with the same answer; of numbers: within the limit, else 0.1
  std::optional<double> leastAgreement;  // fewer equal answers are refused
  std::optional<double> runAccuracy;     // share of right answers among these examples, where classes are known
  std::optional<double> exportAccuracy;  // the same of the export
  double runSeconds = 0.0;               // the network alone, all examples, on the CPU
  double exportSeconds = 0.0;            // by `comparedBy`
  std::string input;                     // JSON: what is done to an example before the network sees it

  [[nodiscard]] bool passed() const;
  [[nodiscard]] std::string toJson() const;
};

/// Compares two sets of outputs (examples x ... x outputs); fills images, largestDifference and agreement. Outputs of another
/// shape, or that are no numbers, differ by infinity.
[[nodiscard]] ParityCertificate compareOutputs(const torch::Tensor& wanted, const torch::Tensor& found,
                                               AnswerKind answers = AnswerKind::Class,
                                               std::optional<double> limit = std::nullopt);

/// Throws Error{ExportDiffers} unless it passed; a certificate that compared nothing passes.
void requireParity(const ParityCertificate& certificate);

/// parity.json and parity.html (a page that stands for itself) into `folder`.
void writeCertificate(const ParityCertificate& certificate, const std::string& title, const std::filesystem::path& folder);

}  // namespace luthier
