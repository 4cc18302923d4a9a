// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/attention_file.h"

#include <cstring>

#include "core/base/files.h"
#include "core/formats/safetensors.h"

namespace luthier {

AttentionStack readAttentions(const std::filesystem::path& file, const protocol::ExplainTextReply& reply) {
  const WeightsFile header = readSafetensorsHeader(file);
  const auto tokens = static_cast<std::int64_t>(reply.tokens.size());
  const std::vector<std::int64_t> shape{reply.layers, reply.heads, tokens, tokens};
  for (const TensorDescriptor& tensor : header.tensors) {
    if (tensor.name != "attentions" || tensor.type != DType::F32 || tensor.shape != shape) {
      continue;
    }
    const std::vector<std::byte> bytes = readFile(file);
    AttentionStack stack{reply.layers, reply.heads, static_cast<int>(tokens),
                         std::vector<float>(tensor.length / sizeof(float))};
    std::memcpy(stack.values.data(), bytes.data() + tensor.offset, stack.values.size() * sizeof(float));
    return stack;
  }
  throw Error(ErrorCode::SafetensorsDamaged,
              {{"file", displayPath(file)}, {"detail", "it holds no attentions of this text"}});
}

}  // namespace luthier
