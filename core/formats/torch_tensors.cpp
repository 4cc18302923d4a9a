// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/torch_tensors.h"

#include <fmt/format.h>

#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/tensor_bounds.h"
#include "core/formats/torch_storage.h"

namespace luthier {
namespace {

constexpr int maximumNesting = 64;
constexpr std::size_t maximumTensors = 1U << 18U;

/// Walks the dicts of a pickle. A call counts as what torch's own function of that name would return.
class TensorFinder {
 public:
  TensorFinder(const PickleTree& tree, const std::filesystem::path& path) : tree_(tree), path_(path) {}

  std::vector<TorchTensor> find() {
    visit(tree_.rootId(), "", 0);
    if (found_.empty()) {
      explainAbsence();
    }
    return std::move(found_);
  }

 private:
  [[noreturn]] void damaged(const std::string& detail) const {
    throw Error(ErrorCode::PickleDamaged, {{"file", displayPath(path_)}, {"detail", detail}});
  }

  [[noreturn]] void explainAbsence() const {
    const ErrorArguments file{{"file", displayPath(path_)}};
    if (!module_.empty()) {
      throw Error(ErrorCode::PickleWholeModule, {{"file", displayPath(path_)}, {"name", module_}});
    }
    const auto& root = tree_.root();
    if (root.kind == PickleKind::Object && !isContainer(root)) {
      throw Error(ErrorCode::PickleUnsafe,
                  {{"file", displayPath(path_)}, {"name", std::string(tree_.globalName(root.callable))}});
    }
    throw Error(ErrorCode::FormatUnknown, file);
  }

  bool isContainer(const PickleValue& value) const {
    static const std::set<std::string_view> names{"collections.OrderedDict", "collections.defaultdict", "builtins.dict",
                                                  "__builtin__.dict"};
    return value.kind == PickleKind::Dict ||
           (value.kind == PickleKind::Object && names.contains(tree_.globalName(value.callable)));
  }

  /// Whether `value` is an nn.Module saved whole: by what its state holds, by its own source, or as TorchScript.
  bool isModule(const PickleValue& value) const {
    if (value.kind == PickleKind::Persistent) {
      const auto& name = tree_.at(value.arguments);
      return name.kind == PickleKind::Tuple && !name.items.empty() && tree_.at(name.items[0]).text == "module";
    }
    if (value.kind != PickleKind::Object) {
      return false;
    }
    if (isModule(tree_.at(value.callable)) || tree_.globalName(value.callable).starts_with("__torch__.")) {
      return true;
    }
    return value.state != noPickleId && tree_.at(value.state).kind == PickleKind::Dict &&
           tree_.lookUp(tree_.at(value.state), "_modules") && tree_.lookUp(tree_.at(value.state), "_parameters");
  }

  /// The class: called, or inside the persistent id ('module', class, ...) of the old format.
  std::string moduleName(const PickleValue& value) const {
    auto name = tree_.globalName(value.callable);
    if (value.kind == PickleKind::Object && tree_.at(value.callable).kind == PickleKind::Persistent) {
      return moduleName(tree_.at(value.callable));
    }
    if (value.kind == PickleKind::Persistent && tree_.at(value.arguments).items.size() > 1) {
      name = tree_.globalName(tree_.at(value.arguments).items[1]);
    }
    return name.empty() || name == "copyreg._reconstructor" ? "torch.nn.Module" : std::string(name);
  }

  void visit(PickleId id, const std::string& name, int depth) {
    const auto& value = tree_.at(id);
    if (depth > maximumNesting) {
      damaged(fmt::format("its dictionaries are nested deeper than {} levels", maximumNesting));
    }
    if (isContainer(value)) {
      visitContainer(value, name, depth);
    } else if (auto tensor = readTensor(id, name, 0)) {
      if (!names_.insert(name).second || found_.size() >= maximumTensors) {
        damaged(fmt::format("the name \"{}\" occurs twice, or there are too many", name));
      }
      found_.push_back(std::move(*tensor));
    } else if (isModule(value)) {
      module_ = moduleName(value);
    }
  }

  void visitContainer(const PickleValue& value, const std::string& prefix, int depth) {
    // A small file can refer to one dictionary a billion times over.
    if (++visits_ > maximumTensors) {
      damaged("its dictionaries refer to each other too often");
    }
    const auto& entries = value.kind == PickleKind::Dict ? value.items : value.entries;
    for (std::size_t index = 0; index + 1 < entries.size(); index += 2) {
      visitEntry(entries[index], entries[index + 1], prefix, depth);
    }
    if (value.kind == PickleKind::Object) {
      visitPairs(tree_.at(value.arguments), prefix, depth);
    }
  }

  /// OrderedDict([(key, value), ...]), as Python 2 wrote it.
  void visitPairs(const PickleValue& arguments, const std::string& prefix, int depth) {
    if (arguments.kind != PickleKind::Tuple || arguments.items.empty()) {
      return;
    }
    for (const auto id : tree_.at(arguments.items[0]).items) {
      const auto& pair = tree_.at(id);
      if ((pair.kind == PickleKind::List || pair.kind == PickleKind::Tuple) && pair.items.size() == 2) {
        visitEntry(pair.items[0], pair.items[1], prefix, depth);
      }
    }
  }

  void visitEntry(PickleId key, PickleId value, const std::string& prefix, int depth) {
    const auto& name = tree_.at(key);
    if (name.kind == PickleKind::Text) {
      visit(value, prefix.empty() ? name.text : prefix + '.' + name.text, depth + 1);
    }
  }

  const PickleValue& argument(const PickleValue& arguments, std::size_t index, const std::string& name) const {
    if (arguments.kind != PickleKind::Tuple || index >= arguments.items.size()) {
      damaged(fmt::format("the tensor \"{}\" is described incompletely", name));
    }
    return tree_.at(arguments.items[index]);
  }
  PickleId argumentId(const PickleValue& arguments, std::size_t index, const std::string& name) const {
    static_cast<void>(argument(arguments, index, name));
    return arguments.items[index];
  }

  /// Nothing where the value makes no tensor.
  std::optional<TorchTensor> readTensor(PickleId id, const std::string& name, int depth) const {
    const auto& value = tree_.at(id);
    if (value.kind != PickleKind::Object || depth > maximumNesting) {
      return std::nullopt;
    }
    return readCall(tree_.globalName(value.callable), value.arguments, name, depth);
  }

  std::optional<TorchTensor> readCall(std::string_view function, PickleId argumentsId, const std::string& name,
                                      int depth) const {
    const auto& arguments = tree_.at(argumentsId);
    if (function == "torch._utils._rebuild_tensor" || function == "torch._utils._rebuild_tensor_v2") {
      return describe(arguments, std::nullopt, name);
    }
    if (function == "torch._utils._rebuild_tensor_v3") {
      return describe(arguments, argumentId(arguments, 6, name), name);
    }
    if (function == "torch._utils._rebuild_parameter" || function == "torch._utils._rebuild_parameter_with_state") {
      return requireTensor(argumentId(arguments, 0, name), name, depth);
    }
    if (function == "torch._tensor._rebuild_from_type_v2") {
      return readCall(tree_.globalName(argumentId(arguments, 0, name)), argumentId(arguments, 2, name), name, depth + 1);
    }
    // Sparse, quantized and device tensors: known to torch, but nothing that a state dict here may hold.
    if (function.starts_with("torch._utils._rebuild_")) {
      damaged(fmt::format("the tensor \"{}\" is of a kind that is not supported ({})", name, function));
    }
    return std::nullopt;
  }

  TorchTensor requireTensor(PickleId id, const std::string& name, int depth) const {
    auto tensor = readTensor(id, name, depth + 1);
    if (!tensor) {
      refuseDependence(id, name);
    }
    return std::move(*tensor);
  }

  [[noreturn]] void refuseDependence(PickleId id, const std::string& name) const {
    const auto& value = tree_.at(id);
    const auto global = tree_.globalName(value.kind == PickleKind::Object ? value.callable : id);
    if (!global.empty()) {
      throw Error(ErrorCode::PickleUnsafe, {{"file", displayPath(path_)}, {"name", std::string(global)}});
    }
    damaged(fmt::format("the tensor \"{}\" is described in an unknown way", name));
  }

  TorchTensor describe(const PickleValue& arguments, std::optional<PickleId> typeId, const std::string& name) const {
    const auto storageId = argumentId(arguments, 0, name);
    const auto storage = readTorchStorage(tree_, storageId);
    if (!storage) {
      refuseStorage(storageId, name);
    }
    TorchTensor result{{}, *storage};
    result.tensor.name = name;
    const auto type = typeId ? torchType(tree_.globalName(*typeId)) : storage->type;
    if (!type) {
      damaged(fmt::format("the element type of the tensor \"{}\" is not supported", name));
    }
    result.tensor.type = *type;
    result.tensor.storageOffset = integer(argument(arguments, 1, name), name);
    result.tensor.shape = integers(argument(arguments, 2, name), name);
    result.tensor.strides = integers(argument(arguments, 3, name), name);
    return result;
  }

  [[noreturn]] void refuseStorage(PickleId id, const std::string& name) const {
    const auto& value = tree_.at(id);
    if (value.kind == PickleKind::Persistent) {
      damaged(fmt::format("the storage or element type of the tensor \"{}\" is not supported", name));
    }
    refuseDependence(id, name);
  }

  std::int64_t integer(const PickleValue& value, const std::string& name) const {
    if (value.kind != PickleKind::Integer) {
      damaged(fmt::format("the tensor \"{}\" has a size that is no number", name));
    }
    return value.integer;
  }
  /// A tuple of numbers, or torch.Size of one.
  std::vector<std::int64_t> integers(const PickleValue& value, const std::string& name) const {
    if (value.kind == PickleKind::Object && tree_.globalName(value.callable) == "torch.Size") {
      return integers(argument(tree_.at(value.arguments), 0, name), name);
    }
    if (value.kind != PickleKind::Tuple && value.kind != PickleKind::List) {
      damaged(fmt::format("the tensor \"{}\" has a shape that is no list", name));
    }
    std::vector<std::int64_t> numbers;
    for (const auto id : value.items) {
      numbers.push_back(integer(tree_.at(id), name));
    }
    return numbers;
  }

  const PickleTree& tree_;
  const std::filesystem::path& path_;
  std::vector<TorchTensor> found_;
  std::set<std::string> names_;
  std::string module_;
  std::size_t visits_ = 0;
};

}  // namespace

std::vector<TorchTensor> findTorchTensors(const PickleTree& tree, const std::filesystem::path& path) {
  return TensorFinder(tree, path).find();
}

}  // namespace luthier
