// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One coordinate under one rule, with whatever gradients a test makes up: the rule's own code in f64,
// without surfaces, chains or noise.
#pragma once
#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "gradient.h"
#include "optimizers/list.h"

namespace steepest::testing {

class RuleAlone {
 public:
  using Settings = std::vector<std::pair<std::string_view, double>>;

  RuleAlone(std::string_view name, double learning_rate, const Settings& settings = {})
      : rate_(learning_rate) {
    find(name, baseline::Rules{});
    for (const ParameterInfo& info : info_) p_.push_back(info.initial);
    for (const auto& [key, value] : settings) {
      const auto at = std::ranges::find(info_, key, &ParameterInfo::name);
      if (at == info_.end()) throw std::invalid_argument("no parameter " + std::string(key));
      p_[static_cast<std::size_t>(at - info_.begin())] = value;
    }
  }

  /// One update of x by gradient g, at `share` of the learning rate; returns the new x.
  double step(double g, double share = 1) {
    const auto n = numbers(step_++, share);
    update_(x, g, state, n.data(), full_(p_.data()));
    return x;
  }
  /// The rule's numbers of update t.
  std::vector<double> numbers(std::int64_t t, double share = 1) const {
    baseline::Shared shared;
    return numbers(t, share, shared);
  }
  std::vector<double> numbers(std::int64_t t, double share, baseline::Shared& shared) const {
    std::vector<double> n(baseline::kMaxNumbers);
    numbers_(p_.data(), {.rate = share * rate_, .share = share, .step = t, .shared = shared}, n.data());
    return n;
  }
  bool steady(std::int64_t t) const { return steady_(p_.data(), t); }

  double x = 0;
  double state[baseline::kMaxStates] = {};

 private:
  template <class Rule>
  bool is(std::string_view name) {
    if (name != Rule::kCard.name) return false;
    info_ = Rule::kCard.parameters;
    numbers_ = &Rule::numbers;
    full_ = &Rule::full;
    steady_ = &Rule::steady;
    update_ = [](double& at, double g, double* s, const double* numbers, bool full) {
      const auto n = baseline::step_numbers<double>(numbers);
      full ? Rule::template update<true>(at, g, s, n) : Rule::template update<false>(at, g, s, n);
    };
    return true;
  }
  template <class... U>
  void find(std::string_view name, baseline::List<U...>) {
    if (!(is<U>(name) || ...)) throw std::invalid_argument("no rule " + std::string(name));
  }

  double rate_;
  std::int64_t step_ = 0;
  std::span<const ParameterInfo> info_;
  std::vector<double> p_;
  void (*numbers_)(const double*, const baseline::UpdateTime&, double*) = nullptr;
  bool (*full_)(const double*) = nullptr;
  bool (*steady_)(const double*, std::int64_t) = nullptr;
  void (*update_)(double&, double, double*, const double*, bool) = nullptr;
};

}  // namespace steepest::testing
