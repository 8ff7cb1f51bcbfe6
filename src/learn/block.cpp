// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What stands inside the fenced blocks of a page.
#include <algorithm>
#include <array>

#include "base/names.h"
#include "base/text.h"
#include "learn/page_text.h"

namespace steepest::learn {
namespace {

using base::trimmed;
using scene::FileReader;
using scene::Position;
using scene::TableReader;

template <std::size_t N>
using Names = std::array<std::string_view, N>;

constexpr Names<9> kKinds = {"slider",   "values", "plot", "check",  "predict",
                             "question", "probe",  "map",  "summary"};
constexpr Names<7> kBinds = {"slice.x",     "slice.y",       "slice.h", "slice.learning_rate",
                             "slice.steps", "learning_rate", "noise"};
constexpr Names<4> kPlots = {"slope-against-h", "error-against-h", "loss-along-descent", "slice"};
constexpr Names<20> kPlaceholders = {"x",
                                     "y",
                                     "h",
                                     "f",
                                     "fx",
                                     "fy",
                                     "f_next",
                                     "secant",
                                     "slope",
                                     "curvature",
                                     "limit",
                                     "step",
                                     "steps",
                                     "last_s",
                                     "last_f",
                                     "mean",
                                     "diverged",
                                     "converged",
                                     "learning_rate",
                                     "factor"};

template <std::size_t N>
bool is_one_of(const Names<N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

template <std::size_t N>
void refuse_unknown(FileReader& file, std::string_view what, const Names<N>& names,
                    std::string_view typed, Position at) {
  Error error = base::unknown_name(what, typed, {names.begin(), names.end()});
  file.refuse(at, std::move(error.message), std::move(error.hint));
}

/// The block's `key = value` lines: TOML, but a backslash stands for itself, as TeX needs it. Positions
/// are moved to where they stand in the page.
scene::Table read_keys(FileReader& file, std::string_view body, Position at) {
  std::string padded(static_cast<std::size_t>(at.line - 1), '\n');
  for (const char c : body) padded.append(c == '\\' ? 2 : 1, c);
  auto table = scene::parse_document(padded, file.file);
  if (table) return std::move(*table);
  if (!file.error) file.error = table.error();
  return {};
}

template <std::size_t N>
void read_name(FileReader& file, TableReader& reader, std::string_view key, const Names<N>& names) {
  std::string name;
  reader.require(reader.text(key, name), key);
  if (!file.error && !is_one_of(names, name)) refuse_unknown(file, key, names, name, reader.at(key));
}

void read_slider(FileReader& file, std::string_view body, Position at) {
  const scene::Table table = read_keys(file, body, at);
  TableReader reader(file, table, at, {}, "a slider");
  read_name(file, reader, "bind", kBinds);
  std::string label;
  double min = 0, max = 1;
  bool log = false;
  if (reader.text("label", label))
    if (const auto flaw = read_prose(label).flaw) reader.refuse("label", flaw->message, flaw->hint);
  reader.require(reader.number("min", min), "min");
  reader.require(reader.number("max", max), "max");
  reader.flag("log", log);
  reader.finish();
  if (!(min < max)) reader.refuse("max", "the slider's max must be above its min");
  if (log && !(min > 0)) reader.refuse("min", "a logarithmic slider begins above 0");
}

void read_plot(FileReader& file, std::string_view body, Position at) {
  const scene::Table table = read_keys(file, body, at);
  TableReader reader(file, table, at, {}, "a plot");
  read_name(file, reader, "kind", kPlots);
  reader.finish();
}

/// In "\frac{x}{y}" and "x_{next}" braces hold TeX; elsewhere a word in braces is a live number.
bool belongs_to_tex(std::string_view line, std::size_t brace) {
  if (brace == 0) return false;
  const char before = line[brace - 1];
  if (std::string_view("}]_^").contains(before)) return true;
  const std::size_t start =
      line.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", brace - 1);
  return start != std::string_view::npos && start + 1 < brace && line[start] == '\\';
}

void read_formula(FileReader& file, std::string_view line, Position at) {
  if (const auto flaw = read_prose("$$" + std::string(line) + "$$").flaw)
    return file.refuse(at, flaw->message, flaw->hint);
  for (std::size_t brace = line.find('{'); brace != std::string_view::npos;
       brace = line.find('{', brace + 1)) {
    if (belongs_to_tex(line, brace)) continue;
    const std::string_view word = line.substr(brace + 1, line.find('}', brace) - brace - 1);
    const bool is_word = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    if (word.empty() || !is_word || is_one_of(kPlaceholders, word)) continue;
    refuse_unknown(file, "live number", kPlaceholders, word, {at.line, static_cast<int>(brace) + 2});
  }
}

void read_formulas(FileReader& file, std::string_view body, Position at) {
  bool any = false;
  for (const std::string_view line : base::split(body, '\n')) {
    if (!trimmed(line).empty()) {
      any = true;
      read_formula(file, line, at);
    }
    ++at.line;
  }
  if (!any) file.refuse(at, "there is no formula in this block");
}

}  // namespace

bool is_block_kind(FileReader& file, std::string_view kind, Position at) {
  if (kind == "text") return false;  // shown as it stands
  if (is_one_of(kKinds, kind)) return true;
  refuse_unknown(file, "kind of block", kKinds, kind, at);
  return false;
}

std::string read_block(FileReader& file, std::string_view kind, std::string_view info,
                       std::string_view body, Position at) {
  if (kind == "check" || kind == "predict" || kind == "question") {
    const std::string_view id = info.empty() ? trimmed(body) : info;
    if (id.empty() || id.contains('\n') || (!info.empty() && !trimmed(body).empty()))
      file.refuse(at, "a block " + std::string(kind) + " holds one id, and nothing else");
    return std::string(id);
  }
  if (!info.empty()) file.refuse(at, "nothing may stand behind " + base::in_quotes(kind));
  if (kind == "slider") read_slider(file, body, at);
  if (kind == "plot") read_plot(file, body, at);
  if (kind == "values") read_formulas(file, body, at);
  return {};
}

}  // namespace steepest::learn
