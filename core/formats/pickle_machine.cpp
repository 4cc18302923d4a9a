// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "core/formats/pickle_literals.h"
#include "core/formats/pickle_reader.h"
#include "core/formats/pickle_tree.h"

namespace luthier {

/// The stack machine of Lib/pickletools.py. Where Python would import or call, a Global or Object value notes what was asked.
class PickleMachine {
 public:
  PickleMachine(std::span<const std::byte> bytes, std::size_t position, const std::filesystem::path& path)
      : reader_(bytes, position, path) {}

  PickleTree run() {
    while (true) {
      const auto code = static_cast<char>(reader_.take(1).front());
      if (code == '.') {
        tree_.root_ = pop();
        return std::move(tree_);
      }
      if (!literal(code) && !container(code) && !memoOperation(code) && !call(code)) {
        reader_.damaged(fmt::format("the operation 0x{:02x} is not known", static_cast<unsigned char>(code)));
      }
    }
  }

  [[nodiscard]] std::size_t position() const { return reader_.position(); }

 private:
  static constexpr PickleId mark = noPickleId;

  PickleId add(PickleValue value) {
    if (tree_.values_.size() >= maximumPickleValues) {
      reader_.damaged(fmt::format("it makes more than {} values", maximumPickleValues));
    }
    tree_.values_.push_back(std::move(value));
    return static_cast<PickleId>(tree_.values_.size() - 1);
  }
  void push(PickleId id) {
    if (stack_.size() >= maximumPickleValues) {
      reader_.damaged("its stack grows too high");
    }
    stack_.push_back(id);
  }
  void pushNew(PickleValue value) { push(add(std::move(value))); }
  void pushItems(PickleKind kind, std::vector<PickleId> items) {
    PickleValue value;
    value.kind = kind;
    value.items = std::move(items);
    pushNew(std::move(value));
  }

  PickleId pop() {
    if (stack_.empty() || stack_.back() == mark) {
      reader_.damaged("it takes a value that is not there");
    }
    const auto id = stack_.back();
    stack_.pop_back();
    return id;
  }
  std::vector<PickleId> popItems(std::size_t count) {
    std::vector<PickleId> items(count);
    for (std::size_t index = count; index > 0; --index) {
      items[index - 1] = pop();
    }
    return items;
  }
  std::vector<PickleId> popToMark() {
    std::size_t start = stack_.size();
    while (start > 0 && stack_[start - 1] != mark) {
      --start;
    }
    if (start == 0) {
      reader_.damaged("a mark is missing");
    }
    std::vector<PickleId> items(stack_.begin() + static_cast<std::ptrdiff_t>(start), stack_.end());
    stack_.resize(start - 1);
    return items;
  }
  PickleValue& top() {
    if (stack_.empty() || stack_.back() == mark) {
      reader_.damaged("it changes a value that is not there");
    }
    return tree_.values_[stack_.back()];
  }

  bool literal(char code) {
    auto value = readPickleLiteral(code, reader_);
    if (!value) {
      return false;
    }
    pushNew(std::move(*value));
    return true;
  }

  void appendTo(PickleValue& target, const std::vector<PickleId>& items) {
    if (target.kind != PickleKind::List && target.kind != PickleKind::Set && target.kind != PickleKind::Object) {
      reader_.damaged("it appends to something that is no list");
    }
    target.items.insert(target.items.end(), items.begin(), items.end());
  }
  void setEntries(PickleValue& target, const std::vector<PickleId>& items) {
    if (items.size() % 2 != 0 || (target.kind != PickleKind::Dict && target.kind != PickleKind::Object)) {
      reader_.damaged("it sets an entry of something that is no dictionary");
    }
    auto& entries = target.kind == PickleKind::Dict ? target.items : target.entries;
    entries.insert(entries.end(), items.begin(), items.end());
  }

  bool container(char code) {
    switch (code) {
      case '(':
        push(mark);
        return true;
      case '0':
        popOne();
        return true;
      case '1':
        static_cast<void>(popToMark());
        return true;
      case '2':
        push(stack_.empty() ? pop() : stack_.back());
        return true;
      case ')':
        pushItems(PickleKind::Tuple, {});
        return true;
      case ']':
        pushItems(PickleKind::List, {});
        return true;
      case '}':
        pushItems(PickleKind::Dict, {});
        return true;
      case '\x8f':
        pushItems(PickleKind::Set, {});
        return true;
      case 't':
        pushItems(PickleKind::Tuple, popToMark());
        return true;
      case 'l':
        pushItems(PickleKind::List, popToMark());
        return true;
      case 'd':
        makeDict();
        return true;
      case '\x91':
        pushItems(PickleKind::Set, popToMark());
        return true;
      case '\x85':
        pushItems(PickleKind::Tuple, popItems(1));
        return true;
      case '\x86':
        pushItems(PickleKind::Tuple, popItems(2));
        return true;
      case '\x87':
        pushItems(PickleKind::Tuple, popItems(3));
        return true;
      case 'a': {
        const auto items = popItems(1);
        appendTo(top(), items);
        return true;
      }
      case 'e':
      case '\x90': {
        const auto items = popToMark();
        appendTo(top(), items);
        return true;
      }
      case 's': {
        const auto items = popItems(2);
        setEntries(top(), items);
        return true;
      }
      case 'u': {
        const auto items = popToMark();
        setEntries(top(), items);
        return true;
      }
      default:
        return false;
    }
  }
  void popOne() {
    if (!stack_.empty() && stack_.back() == mark) {
      stack_.pop_back();
    } else {
      static_cast<void>(pop());
    }
  }
  void makeDict() {
    const auto items = popToMark();
    pushItems(PickleKind::Dict, {});
    setEntries(top(), items);
  }

  bool memoOperation(char code) {
    switch (code) {
      case 'p':
        memoize(parseIndex(reader_.takeLine()));
        return true;
      case 'q':
        memoize(reader_.takeNumber<std::uint8_t>());
        return true;
      case 'r':
        memoize(reader_.takeNumber<std::uint32_t>());
        return true;
      case '\x94':
        memoize(memo_.size());
        return true;
      case 'g':
        recall(parseIndex(reader_.takeLine()));
        return true;
      case 'h':
        recall(reader_.takeNumber<std::uint8_t>());
        return true;
      case 'j':
        recall(reader_.takeNumber<std::uint32_t>());
        return true;
      case '\x80':
        checkProtocol(reader_.takeNumber<std::uint8_t>());
        return true;
      case '\x95':
        static_cast<void>(reader_.takeNumber<std::uint64_t>());
        return true;  // FRAME: only a hint for reading
      default:
        return false;
    }
  }
  void checkProtocol(unsigned version) {
    if (version > 5) {
      reader_.damaged(fmt::format("it uses protocol {}, where 5 is the newest", version));
    }
  }
  std::uint64_t parseIndex(const std::string& text) {
    std::uint64_t index = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (problem != std::errc{} || end != text.data() + text.size()) {
      reader_.damaged("a memo index is no number");
    }
    return index;
  }
  void memoize(std::uint64_t index) {
    static_cast<void>(top());
    if (memo_.size() >= maximumPickleValues) {
      reader_.damaged("its memo grows too large");
    }
    memo_[index] = stack_.back();
  }
  void recall(std::uint64_t index) {
    const auto found = memo_.find(index);
    if (found == memo_.end()) {
      reader_.damaged(fmt::format("it recalls value {}, which it never kept", index));
    }
    push(found->second);
  }

  void pushObject(PickleId callable, PickleId arguments) {
    PickleValue value;
    value.kind = PickleKind::Object;
    value.callable = callable;
    value.arguments = arguments;
    pushNew(std::move(value));
  }
  PickleId addGlobal(const std::string& module, const std::string& name) {
    PickleValue value;
    value.kind = PickleKind::Global;
    value.text = module + '.' + name;
    return add(std::move(value));
  }
  PickleId addTuple(std::vector<PickleId> items) {
    PickleValue value;
    value.kind = PickleKind::Tuple;
    value.items = std::move(items);
    return add(std::move(value));
  }
  void pushPersistent(PickleId name) {
    PickleValue value;
    value.kind = PickleKind::Persistent;
    value.arguments = name;
    pushNew(std::move(value));
  }

  bool call(char code) {
    switch (code) {
      case 'c': {
        const auto module = reader_.takeLine();
        push(addGlobal(module, reader_.takeLine()));
        return true;
      }
      case '\x93':
        stackGlobal();
        return true;
      case 'R':
      case '\x81': {
        const auto parts = popItems(2);
        pushObject(parts[0], parts[1]);
        return true;
      }
      case '\x92': {
        const auto parts = popItems(3);
        pushObject(parts[0], parts[1]);
        return true;
      }
      case 'i': {
        const auto module = reader_.takeLine();
        const auto callable = addGlobal(module, reader_.takeLine());
        pushObject(callable, addTuple(popToMark()));
        return true;
      }
      case 'o': {
        auto parts = popToMark();
        if (parts.empty()) {
          reader_.damaged("an object has no class");
        }
        const auto callable = parts.front();
        parts.erase(parts.begin());
        pushObject(callable, addTuple(std::move(parts)));
        return true;
      }
      case 'b': {
        const auto state = pop();
        top().state = state;
        return true;
      }
      case 'P': {
        PickleValue name;
        name.kind = PickleKind::Text;
        name.text = reader_.takeLine();
        pushPersistent(add(std::move(name)));
        return true;
      }
      case 'Q':
        pushPersistent(pop());
        return true;
      // What an extension code means is known only to the program that wrote it.
      case '\x82':
        reader_.unsafe(fmt::format("extension {}", reader_.takeNumber<std::uint8_t>()));
      case '\x83':
        reader_.unsafe(fmt::format("extension {}", reader_.takeNumber<std::uint16_t>()));
      case '\x84':
        reader_.unsafe(fmt::format("extension {}", reader_.takeNumber<std::uint32_t>()));
      default:
        return false;
    }
  }
  void stackGlobal() {
    const auto parts = popItems(2);
    const auto& module = tree_.at(parts[0]);
    const auto& name = tree_.at(parts[1]);
    if (module.kind != PickleKind::Text || name.kind != PickleKind::Text) {
      reader_.damaged("a global's name is no text");
    }
    push(addGlobal(module.text, name.text));
  }

  PickleReader reader_;
  PickleTree tree_;
  std::vector<PickleId> stack_;
  std::unordered_map<std::uint64_t, PickleId> memo_;
};

PickleTree readPickle(std::span<const std::byte> bytes, std::size_t& position, const std::filesystem::path& path) {
  PickleMachine machine(bytes, position, path);
  auto tree = machine.run();
  position = machine.position();
  return tree;
}

}  // namespace luthier
