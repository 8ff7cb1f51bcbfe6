// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/undo.h"

#include <algorithm>
#include <utility>

namespace steepest::app {
namespace {

/// What no command but LoadScene can set.
bool needs_loading(const Scene& from, const Scene& to) {
  const Problem &a = from.problem, &b = to.problem;
  return from.name != to.name || from.title != to.title || from.caption != to.caption ||
         from.text != to.text || from.tasks != to.tasks || from.expectations != to.expectations ||
         a.surface != b.surface || a.dimension != b.dimension || a.steps != b.steps ||
         a.threads != b.threads || a.target != b.target ||
         a.surface_parameters.size() != b.surface_parameters.size() ||
         (a.rule == b.rule && a.rule_parameters.size() != b.rule_parameters.size());
}

template <class Set>
void set_elements(const std::vector<double>& from, const std::vector<double>& to, Commands& out) {
  for (std::size_t k = 0; k < to.size(); ++k)
    if (k >= from.size() || from[k] != to[k]) out.push_back(Set{static_cast<int>(k), to[k]});
}

void rule_commands(const Problem& a, const Problem& b, Commands& out) {
  // SetRule brings the rule's defaults, which are not known here: then all is set again.
  const bool other = a.rule != b.rule;
  if (other) out.push_back(SetRule{b.rule});
  set_elements<SetRuleParameter>(other ? std::vector<double>{} : a.rule_parameters, b.rule_parameters,
                                 out);
  if (other || a.learning_rate != b.learning_rate) out.push_back(SetLearningRate{b.learning_rate});
}

/// Which control a command comes from: its kind, and the number of the parameter.
int kind_of(const Command& command) {
  int index = 0;
  if (const auto* c = std::get_if<SetSurfaceParameter>(&command)) index = c->index;
  if (const auto* c = std::get_if<SetRuleParameter>(&command)) index = c->index;
  return static_cast<int>(command.index()) + index * static_cast<int>(std::variant_size_v<Command>);
}

std::vector<int> kinds_of(const Commands& commands) {
  std::vector<int> kinds;
  for (const Command& command : commands) kinds.push_back(kind_of(command));
  std::ranges::sort(kinds);
  const auto repeated = std::ranges::unique(kinds);
  kinds.erase(repeated.begin(), repeated.end());
  return kinds;
}

Commands step(std::deque<Scene>& from, std::deque<Scene>& to, const Scene& now) {
  if (from.empty()) return {};
  Commands commands = commands_between(now, from.back());
  from.pop_back();
  to.push_back(now);
  return commands;
}

}  // namespace

Commands commands_between(const Scene& from, const Scene& to) {
  if (from == to) return {};
  if (needs_loading(from, to)) return {LoadScene{to}};
  const Problem &a = from.problem, &b = to.problem;
  Commands out;
  set_elements<SetSurfaceParameter>(a.surface_parameters, b.surface_parameters, out);
  rule_commands(a, b, out);
  if (a.schedule != b.schedule) out.push_back(SetSchedule{b.schedule});
  NoiseSpec as_strong = a.noise;
  as_strong.sigma = b.noise.sigma;
  if (as_strong != b.noise)
    out.push_back(SetNoiseSpec{b.noise});
  else if (a.noise != b.noise)
    out.push_back(SetNoise{b.noise.sigma});
  if (a.backend != b.backend) out.push_back(SetBackend{b.backend});
  if (a.precision != b.precision) out.push_back(SetPrecision{b.precision});
  if (a.chains != b.chains) out.push_back(SetChains{b.chains});
  if (a.seed != b.seed) out.push_back(SetSeed{b.seed});
  if (!(a.start == b.start)) out.push_back(SetStart{b.start});
  if (from.racers != to.racers) out.push_back(SetRacers{to.racers});
  if (from.speed != to.speed) out.push_back(SetSpeed{to.speed});
  if (!(from.view == to.view)) out.push_back(SetView{to.view});
  return out;
}

void History::note(const Commands& commands, const Scene& before, const Scene& after, bool held) {
  if (!held) dragged_.reset();
  if (before == after) return;
  const std::vector<int> kinds = kinds_of(commands);
  future_.clear();
  if (held && dragged_ == kinds) return;
  dragged_ = held ? std::optional(kinds) : std::nullopt;
  past_.push_back(before);
  if (past_.size() > kMost) past_.pop_front();
}

Commands History::undo(const Scene& now) {
  dragged_.reset();
  return step(past_, future_, now);
}

Commands History::redo(const Scene& now) {
  dragged_.reset();
  return step(future_, past_, now);
}

}  // namespace steepest::app
