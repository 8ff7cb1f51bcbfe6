// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "base/text.h"

namespace steepest::scene {
namespace {

using LossMember = double LossQuantiles::*;
constexpr std::array<std::pair<std::string_view, LossMember>, 7> kLosses = {
    {{"loss.mean", &LossQuantiles::mean},
     {"loss.min", &LossQuantiles::min},
     {"loss.p5", &LossQuantiles::p5},
     {"loss.p25", &LossQuantiles::p25},
     {"loss.p50", &LossQuantiles::p50},
     {"loss.p75", &LossQuantiles::p75},
     {"loss.p95", &LossQuantiles::p95}}};
constexpr std::array<std::string_view, 3> kCounts = {"converged", "diverged", "basins"};
constexpr std::array<std::string_view, 2> kEnds = {"sharpness.min", "sharpness.max"};
constexpr std::array<std::string_view, 9> kHand = {
    "learning_rate", "learning_rate.limit", "noise", "momentum", "chains", "step", "paused", "probed",
    "stepped"};

using OfSlice = double (*)(const Slice&);
constexpr std::array<std::pair<std::string_view, OfSlice>, 13> kOfSlice = {
    {{"slice.x", [](const Slice& s) { return s.spec.at[0]; }},
     {"slice.y", [](const Slice& s) { return s.spec.at[1]; }},
     {"slice.h", [](const Slice& s) { return s.spec.h; }},
     {"slice.learning_rate", [](const Slice& s) { return s.spec.learning_rate; }},
     {"slice.steps", [](const Slice& s) { return static_cast<double>(s.spec.steps); }},
     {"slice.value", [](const Slice& s) { return s.value; }},
     {"slice.slope", [](const Slice& s) { return s.gradient[s.spec.axis == Axis::X ? 0 : 1]; }},
     {"slice.gradient.0", [](const Slice& s) { return s.gradient[0]; }},
     {"slice.gradient.1", [](const Slice& s) { return s.gradient[1]; }},
     {"slice.secant", [](const Slice& s) { return s.secant_slope; }},
     {"slice.curvature", [](const Slice& s) { return s.curvature; }},
     {"slice.last.s", [](const Slice& s) { return s.descent_s.back(); }},
     {"slice.last.f", [](const Slice& s) { return s.descent_f.back(); }}}};

bool is_of_slice(std::string_view name) {
  for (const auto& [one, value] : kOfSlice)
    if (one == name) return true;
  return false;
}

bool is_loss(std::string_view name) {
  for (const auto& [loss, member] : kLosses)
    if (loss == name) return true;
  return false;
}

bool is_count(std::string_view name) {
  for (const std::string_view count : kCounts)
    if (count == name) return true;
  return false;
}

/// The number that `text` begins with after `prefix`, which is then removed.
std::optional<int> take_index(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return {};
  std::string_view digits = text.substr(prefix.size());
  digits = digits.substr(0, digits.find('.'));
  const auto index = base::parse_integer(digits);
  if (!index || *index < 0 || *index > 1'000'000 || digits.starts_with('+')) return {};
  text.remove_prefix(prefix.size() + digits.size());
  return static_cast<int>(*index);
}

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view text) {
  Quantity quantity;
  if (is_of_slice(text)) {
    quantity.name = text;
    quantity.slice = true;
    return quantity;
  }
  if (const auto racer = take_index(text, "racer.")) {
    quantity.racer = *racer;
    if (!text.starts_with('.')) return {};
    text.remove_prefix(1);
  }
  if (text.starts_with("share.")) {
    quantity.share = true;
    text.remove_prefix(6);
  }
  quantity.name = text;
  if (const auto basin = take_index(text, "basin.")) {
    quantity.basin = *basin;
    quantity.name = "basin";
    return text.empty() ? std::optional(quantity) : std::nullopt;
  }
  quantity.ends = std::ranges::find(kEnds, text) != kEnds.end();
  if (is_count(text) || ((is_loss(text) || quantity.ends) && !quantity.share)) return quantity;
  return {};
}

std::vector<std::string> quantity_names() {
  std::vector<std::string> names;
  for (const std::string_view count : kCounts) names.emplace_back(count);
  names.emplace_back("basin.K");
  for (std::size_t i = 0, n = names.size(); i < n; ++i) names.push_back("share." + names[i]);
  for (const auto& [name, member] : kLosses) names.emplace_back(name);
  for (std::size_t i = 0, n = names.size(); i < n; ++i) names.push_back("racer.K." + names[i]);
  for (const auto& [name, value] : kOfSlice) names.emplace_back(name);
  return names;
}

std::vector<std::string> end_quantity_names() { return {kEnds.begin(), kEnds.end()}; }

bool is_hand_quantity(std::string_view text) {
  for (const std::string_view name : kHand)
    if (name == text) return true;
  return false;
}

std::vector<std::string> task_quantity_names() {
  std::vector<std::string> names = quantity_names();
  names.insert(names.end(), kHand.begin(), kHand.end());
  return names;
}

std::optional<double> measure(const Quantity& quantity, const Statistics& statistics) {
  if (quantity.slice || quantity.ends) return {};
  for (const auto& [name, member] : kLosses)
    if (name == quantity.name) return statistics.loss.*member;
  std::int64_t count = 0;
  if (quantity.name == "converged") count = statistics.converged;
  if (quantity.name == "diverged") count = statistics.diverged;
  if (quantity.name == "basins")
    count = std::accumulate(statistics.basins.begin(), statistics.basins.end(), std::int64_t{0});
  if (quantity.name == "basin") {
    if (static_cast<std::size_t>(quantity.basin) >= statistics.basins.size()) return {};
    count = statistics.basins[static_cast<std::size_t>(quantity.basin)];
  }
  const auto value = static_cast<double>(count);
  return quantity.share ? value / static_cast<double>(statistics.chains) : value;
}

std::optional<double> measure(const Quantity& quantity, const Slice& slice) {
  if (!quantity.slice || slice.descent_s.empty()) return {};
  for (const auto& [name, value] : kOfSlice)
    if (name == quantity.name) return value(slice);
  return {};
}

bool holds(const Expectation& expectation, double measured) {
  const std::string& relation = expectation.relation;
  if (relation == "==") return measured == expectation.value;
  if (relation == "<") return measured < expectation.value;
  if (relation == "<=") return measured <= expectation.value;
  if (relation == ">") return measured > expectation.value;
  if (relation == ">=") return measured >= expectation.value;
  return relation == "~" && std::abs(measured - expectation.value) <= expectation.tolerance;
}

}  // namespace steepest::scene
