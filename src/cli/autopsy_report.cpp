// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/autopsy_report.h"

#include <fmt/format.h>

#include <cmath>

#include "base/text.h"

namespace steepest::cli {
namespace {

Json state_json(const DivergingState& state) {
  return {{"step", state.step},
          {"x", json_numbers(state.x)},
          {"f", json_number(state.f)},
          {"gradient", json_number(state.gradient)},
          {"curvature", json_number(state.curvature)},
          {"lr", json_number(state.rate)},
          {"lr_times_curvature", json_number(state.product)}};
}

std::string state_text(const char* when, const DivergingState& state) {
  return fmt::format(
      "  {:<12}step {}: f = {:.6g}, gradient {:.6g}, curvature {:.6g}, "
      "lr x curvature = {:.6g} x {:.6g} = {:.6g}\n",
      when, base::grouped(state.step), state.f, state.gradient, state.curvature, state.rate,
      state.curvature, state.product);
}

}  // namespace

Result<std::int64_t> chain_for_autopsy(const std::string& typed, const engine::RunResult& result) {
  if (typed == "first") {
    if (!result.divergences.empty()) return result.divergences.front().chain;
    return std::unexpected(failed("no chain has diverged, so there is none to open",
                                  "take more --steps or a larger --lr", "--autopsy"));
  }
  const std::string range = "first, or 0 ... " + std::to_string(result.statistics.chains - 1);
  const auto chain = whole_value("--autopsy", typed, range);
  if (!chain) return chain;
  if (*chain >= 0 && *chain < result.statistics.chains) return chain;
  return std::unexpected(bad_input("there is no chain " + typed, "valid: " + range, "--autopsy"));
}

Json autopsy_json(const Autopsy& autopsy) {
  return {{"chain", autopsy.chain},
          {"coordinate", autopsy.coordinate},
          {"turn", state_json(autopsy.turn)},
          {"last", state_json(autopsy.last)},
          {"limit", json_number(autopsy.limit)},
          {"held_lr", autopsy.held_rate > 0 ? json_number(autopsy.held_rate) : Json(nullptr)},
          {"held_steps", autopsy.held_steps},
          {"held_f", autopsy.held_rate > 0 ? json_number(autopsy.held_f) : Json(nullptr)}};
}

std::string autopsy_text(const Autopsy& autopsy) {
  std::string text =
      fmt::format("chain {} left the finite numbers in update {}, coordinate {}\n",
                  base::grouped(autopsy.chain), base::grouped(autopsy.last.step), autopsy.coordinate);
  text += state_text("lowest at", autopsy.turn) + state_text("lost at", autopsy.last);
  if (!std::isnan(autopsy.limit))
    text += fmt::format("  the rule holds while lr x curvature < {:.6g}\n", autopsy.limit);
  if (autopsy.held_rate > 0)
    text += fmt::format("  with lr {:.6g} the same chain holds for {} steps and ends at f = {:.6g}\n",
                        autopsy.held_rate, base::grouped(autopsy.held_steps), autopsy.held_f);
  else
    text += "  no smaller rate was found that holds\n";
  return text;
}

}  // namespace steepest::cli
