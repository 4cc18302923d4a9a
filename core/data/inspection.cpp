// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/inspection.h"

#include "core/base/utf8.h"

namespace luthier {

protocol::InspectReply describeCollection(const Collection& collection, const std::string& layout) {
  protocol::InspectReply reply;
  reply.layout = layout;
  reply.splitsGiven = collection.splitsGiven;
  reply.problems = collection.problems;
  reply.files = static_cast<std::int64_t>(collection.candidates.size());
  for (const std::string& name : collection.classes) reply.classes.push_back({name, {}});
  for (const Candidate& candidate : collection.candidates) {
    ++reply.classes[static_cast<std::size_t>(candidate.example.label)]
          .files[candidate.split ? splitName(*candidate.split) : ""];
  }
  const std::string source = toValidUtf8(collection.sourcePath);
  if (reply.files == 0) {
    reply.problems.push_back({ErrorCode::NoImages, {{"file", source}}});
    return reply;
  }
  for (const protocol::FoundClass& found : reply.classes) {
    if (found.files.empty()) reply.problems.push_back({ErrorCode::ClassEmpty, {{"class", found.name}}});
  }
  if (reply.classes.size() == 1) {
    reply.problems.push_back({ErrorCode::SingleClass, {{"file", source}, {"class", reply.classes.front().name}}});
  }
  return reply;
}

}  // namespace luthier
