// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/torch_archive.h"

#include <array>
#include <cstring>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/safetensors.h"
#include "core/formats/torch_zip.h"

namespace luthier {
namespace {

constexpr std::size_t signatureBytes = 9;

std::string readSignature(const InputFile& file) {
  std::string signature(std::min<std::size_t>(signatureBytes, file.size()), '\0');
  file.read(0, std::as_writable_bytes(std::span(signature)));
  return signature;
}

bool looksLikeZip(std::string_view signature) { return signature.starts_with("PK"); }

bool looksLikeSafetensors(std::string_view signature) {
  // Eight bytes of length, of which the highest are zero in any real file, then an object.
  return signature.size() == signatureBytes && signature[7] == '\0' && signature[8] == '{';
}

}  // namespace

WeightsFile readTorchArchive(const std::filesystem::path& path) {
  const InputFile file(path);
  return looksLikeZip(readSignature(file)) ? readTorchZip(file) : readTorchLegacy(file);
}

WeightsFile readWeightsFile(const std::filesystem::path& path) {
  const InputFile file(path);
  if (file.size() == 0) {
    throw Error(ErrorCode::FileEmpty, {{"file", displayPath(path)}});
  }
  const auto signature = readSignature(file);
  if (looksLikeSafetensors(signature)) {
    return readSafetensorsHeader(path);
  }
  if (looksLikeZip(signature)) {
    return readTorchZip(file);
  }
  if (signature.starts_with('\x80')) {
    return readTorchLegacy(file);
  }
  // A pickle of protocol 0 has no signature: only one that asks for something dangerous is named, the rest is unknown.
  try {
    return readTorchLegacy(file);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::PickleUnsafe) {
      throw;
    }
    throw Error(ErrorCode::FormatUnknown, {{"file", displayPath(path)}});
  }
}

}  // namespace luthier
