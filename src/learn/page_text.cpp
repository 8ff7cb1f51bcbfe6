// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/page_text.h"

#include <algorithm>

#include "base/text.h"

namespace steepest::learn {
namespace {

using base::trimmed;
using scene::FileReader;
using scene::Position;

constexpr std::string_view kFence = "```";

class PageReader {
 public:
  PageReader(FileReader& file, std::string_view text) : file_(file), lines_(base::split(text, '\n')) {}

  PageText read() {
    skip_comments();
    while (line_ < lines_.size() && !file_.error) read_step();
    if (page_.steps.empty()) file_.refuse({}, "the page has no step", "a step begins with \"## Title\"");
    return std::move(page_);
  }

 private:
  Position here(int column = 1) const { return {static_cast<int>(line_) + 1, column}; }
  std::string_view line() const {
    std::string_view line = lines_[line_];
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  bool at_rule() const { return trimmed(line()) == "---" && line().starts_with("---"); }

  void skip_blank() {
    while (line_ < lines_.size() && trimmed(line()).empty()) ++line_;
  }

  /// The licence at the top of the file.
  void skip_comments() {
    for (skip_blank(); line_ < lines_.size() && line().starts_with("<!--"); skip_blank()) {
      while (line_ < lines_.size() && !trimmed(line()).ends_with("-->")) ++line_;
      if (line_ < lines_.size()) ++line_;
    }
  }

  void read_step() {
    skip_blank();
    if (line_ == lines_.size()) return;
    TextStep step;
    step.at = here();
    if (!line().starts_with("## ") || trimmed(line().substr(3)).empty())
      return file_.refuse(here(), "a step begins with its title, \"## Title\"",
                          "steps are separated by a line ---");
    step.title = trimmed(line().substr(3));
    check_prose(step.title, here(4));
    ++line_;
    skip_blank();
    constexpr std::string_view kScene = "scene:";
    if (line_ < lines_.size() && line().starts_with(kScene)) {
      step.scene = trimmed(line().substr(kScene.size()));
      step.scene_at = here();
      if (step.scene.empty()) return file_.refuse(here(), "the scene's name is missing");
      ++line_;
    }
    read_body(step);
    page_.steps.push_back(std::move(step));
  }

  void read_body(TextStep& step) {
    skip_blank();
    std::string prose;
    Position prose_at = here();
    const auto end_prose = [&] {
      check_prose(prose, prose_at);
      prose.clear();
    };
    while (line_ < lines_.size() && !file_.error) {
      if (at_rule()) {
        ++line_;
        break;
      }
      if (line().starts_with(kFence)) {
        end_prose();
        read_fence(step.markdown);
        prose_at = here();
        continue;
      }
      prose += std::string(line()) + "\n";
      step.markdown += std::string(line()) + "\n";
      ++line_;
    }
    end_prose();
    step.markdown = trimmed(step.markdown);
  }

  void read_fence(std::string& markdown) {
    const Position at = here();
    const std::string_view info = trimmed(line().substr(kFence.size()));
    const std::string_view kind = info.substr(0, info.find(' '));
    const bool known = is_block_kind(file_, kind, at);
    markdown += std::string(line()) + "\n";
    std::string body;
    for (++line_; line_ < lines_.size() && trimmed(line()) != kFence; ++line_) {
      body += std::string(line()) + "\n";
      markdown += std::string(line()) + "\n";
    }
    if (line_ == lines_.size()) return file_.refuse(at, "this block is never closed with ```");
    markdown += std::string(kFence) + "\n";
    ++line_;
    if (!known || file_.error) return;
    const std::string_view rest = trimmed(info.substr(kind.size()));
    std::string id = read_block(file_, kind, rest, body, {at.line + 1, 1});
    page_.blocks.push_back({std::string(kind), std::move(id), at});
  }

  void check_prose(std::string_view text, Position start) {
    Prose prose = read_prose(text);
    const auto place_of = [&](std::size_t at) {
      const std::string_view before = text.substr(0, at);
      const auto lines = static_cast<int>(std::ranges::count(before, '\n'));
      const auto column = static_cast<int>(at - (before.find_last_of('\n') + 1));
      return Position{start.line + lines, column + (lines ? 1 : start.column)};
    };
    for (Link& link : prose.links) page_.links.push_back({std::move(link.target), place_of(link.at)});
    if (prose.flaw) file_.refuse(place_of(prose.flaw->at), prose.flaw->message, prose.flaw->hint);
  }

  FileReader& file_;
  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;
  PageText page_;
};

}  // namespace

PageText read_page_text(FileReader& file, std::string_view text) {
  return PageReader(file, text).read();
}

}  // namespace steepest::learn
