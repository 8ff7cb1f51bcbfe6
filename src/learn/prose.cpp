// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/page_text.h"

namespace steepest::learn {
namespace {

/// Walks once over a text and keeps the place.
class ProseReader {
 public:
  explicit ProseReader(std::string_view text) : text_(text) {}

  Prose read() {
    while (at_ < text_.size() && !prose_.flaw) {
      switch (text_[at_]) {
        case '\\': at_ += 2; break;
        case '`': skip_code(); break;
        case '$': skip_formula(); break;
        case ']': take_link(); break;
        default: ++at_;
      }
    }
    return std::move(prose_);
  }

 private:
  void skip_code() {
    std::size_t ticks = text_.find_first_not_of('`', at_);
    ticks = (ticks == std::string_view::npos ? text_.size() : ticks) - at_;
    const std::size_t end = text_.find(std::string(ticks, '`'), at_ + ticks);
    at_ = end == std::string_view::npos ? at_ + ticks : end + ticks;  // alone it is only a character
  }

  void skip_formula() {
    const std::size_t start = at_;
    const bool display = text_.substr(at_, 2) == "$$";
    at_ += display ? 2 : 1;
    int depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth < 0) {
        return refuse(at_, "this closing brace has no opening one in its formula");
      } else if (c == '$') {
        if (display && text_.substr(at_, 2) != "$$") continue;
        if (depth > 0) return refuse(start, "a brace is left open in this formula");
        at_ += display ? 2 : 1;
        return;
      } else if (c == '`' || (c == '\n' && blank_line_at(at_ + 1))) {
        break;
      }
    }
    refuse(start,
           display ? "this formula is never closed with $$" : "this formula is never closed with $",
           "write \\$ for a dollar");
  }

  bool blank_line_at(std::size_t at) const {
    const std::size_t next = text_.find_first_not_of(" \t\r", at);
    return next == std::string_view::npos || text_[next] == '\n';
  }

  void take_link() {
    if (text_.substr(at_, 2) != "](") {
      ++at_;
      return;
    }
    const std::size_t end = text_.find_first_of(")\n", at_);
    if (end == std::string_view::npos || text_[end] == '\n')
      return refuse(at_, "this link is never closed with )");
    prose_.links.push_back({std::string(text_.substr(at_ + 2, end - at_ - 2)), at_ + 2});
    at_ = end + 1;
  }

  void refuse(std::size_t at, std::string message, std::string hint = {}) {
    prose_.flaw = Flaw{at, std::move(message), std::move(hint)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Prose prose_;
};

}  // namespace

Prose read_prose(std::string_view text) { return ProseReader(text).read(); }

}  // namespace steepest::learn
