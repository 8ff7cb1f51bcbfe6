// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/escape_report.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "base/text.h"

namespace steepest::cli {
namespace {

using engine::Escape;
using engine::EscapeRule;

std::string_view name_of(EscapeRule rule) {
  switch (rule) {
    case EscapeRule::Saddle: return "saddle";
    case EscapeRule::Well: return "well";
    default: return "basin";
  }
}

std::string_view name_of(Escape::Fate fate) {
  switch (fate) {
    case Escape::Fate::Left: return "left";
    case Escape::Fate::Inside: return "inside";
    case Escape::Fate::Diverged: return "diverged";
    default: return "elsewhere";
  }
}

Json times_json(const engine::EscapeTimes& times) {
  return {{"mean", json_number(times.mean)},
          {"standard_error", json_number(times.standard_error)},
          {"p5", json_number(times.p5)},
          {"p25", json_number(times.p25)},
          {"p50", json_number(times.p50)},
          {"p75", json_number(times.p75)},
          {"p95", json_number(times.p95)},
          {"at_constant_rate", json_number(times.at_constant_rate)},
          {"at_constant_rate_standard_error", json_number(times.at_constant_rate_error)}};
}

std::string times_text(std::string_view unit, const engine::EscapeTimes& times) {
  return fmt::format(
      "    {:<9} mean {:.6g} +- {:.2g}, p5 {:.6g}, p25 {:.6g}, median {:.6g}, p75 {:.6g}, p95 {:.6g}; "
      "at a constant rate {:.6g} +- {:.2g}\n",
      unit, times.mean, times.standard_error, times.p5, times.p25, times.p50, times.p75, times.p95,
      times.at_constant_rate, times.at_constant_rate_error);
}

}  // namespace

Json escape_json(const engine::Escapes& escapes) {
  const auto all = engine::summary_of(escapes);
  return {{"from", name_of(escapes.rule)},
          {"chains", all.chains},
          {"left", all.left},
          {"inside", all.inside},
          {"diverged", all.diverged},
          {"share_inside", json_number(all.share_inside())},
          {"updates", times_json(all.updates)},
          {"time", times_json(all.time)}};
}

std::string escape_text(const engine::Escapes& escapes) {
  const auto all = engine::summary_of(escapes);
  if (all.chains == 0)
    return fmt::format("  escape      no chain began in a {}\n", name_of(escapes.rule));
  std::string text = fmt::format("  escape      {} of {} left the {} they began in, {:.3g} % are inside",
                                 base::grouped(all.left), base::grouped(all.chains, "chain"),
                                 name_of(escapes.rule), 100 * all.share_inside());
  if (all.diverged > 0) text += fmt::format(", {} diverged there", base::grouped(all.diverged));
  return text + "\n" + times_text("updates", all.updates) + times_text("time", all.time);
}

std::string escapes_csv(std::span<const engine::RunResult> results, std::int64_t first_chain) {
  const bool race = results.size() > 1;
  std::string csv = race ? "racer," : "";
  csv += "chain,from,to,updates,time,fate\n";
  for (std::size_t r = 0; r < results.size(); ++r) {
    if (!results[r].escapes) continue;
    const auto& chains = results[r].escapes->chains;
    for (std::size_t c = 0; c < chains.size(); ++c) {
      const Escape& one = chains[c];
      if (one.fate == Escape::Fate::Elsewhere) continue;
      if (race) fmt::format_to(std::back_inserter(csv), "{},", r);
      fmt::format_to(std::back_inserter(csv), "{},{},{},{},{},{}\n",
                     first_chain + static_cast<std::int64_t>(c), one.from,
                     one.fate == Escape::Fate::Left ? std::to_string(one.to) : "", one.updates,
                     base::number_text(one.time), name_of(one.fate));
    }
  }
  return csv;
}

}  // namespace steepest::cli
