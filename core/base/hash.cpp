// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <openssl/evp.h>

#include <algorithm>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (state_->context == nullptr || EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1) {
    throw Error(ErrorCode::Internal, {{"detail", "OpenSSL offers no SHA-256"}});
  }
}

Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes) {
  if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1) {
    throw Error(ErrorCode::Internal, {{"detail", "SHA-256 failed"}});
  }
}

Sha256Digest Sha256::finish() {
  Sha256Digest digest{};
  unsigned int length = 0;
  if (EVP_DigestFinal_ex(state_->context, digest.data(), &length) != 1 || length != digest.size()) {
    throw Error(ErrorCode::Internal, {{"detail", "SHA-256 failed"}});
  }
  return digest;
}

Sha256Digest sha256(std::span<const std::byte> bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

Sha256Digest sha256(std::string_view text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }

Sha256Digest sha256OfFile(const std::filesystem::path& path) {
  const InputFile file(path);
  constexpr std::uint64_t piece = 1U << 20U;
  std::vector<std::byte> buffer(static_cast<std::size_t>(std::min(piece, file.size())));
  Sha256 hash;
  for (std::uint64_t offset = 0; offset < file.size(); offset += piece) {
    const auto length = static_cast<std::size_t>(std::min(piece, file.size() - offset));
    const std::span<std::byte> part(buffer.data(), length);
    file.read(offset, part);
    hash.update(part);
  }
  return hash.finish();
}

std::string toHex(const Sha256Digest& digest) {
  constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

}  // namespace luthier
