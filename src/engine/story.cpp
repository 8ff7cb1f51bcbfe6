// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/story.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"
#include "engine/evaluate.h"
#include "engine/validate.h"
#include "engine/worked.h"
#include "launch_samples.h"
#include "steepest/parameter.h"
#include "steepest/schedule.h"

namespace steepest::engine {
namespace {

double rounded(double value, Precision precision) {
  return precision == Precision::F32 ? static_cast<double>(static_cast<float>(value)) : value;
}

bool has_noise(const Problem& problem) {
  const NoiseInfo* const kind = catalog().noise(problem.noise.kind);
  return problem.noise.sigma != 0 || (kind && !kind->takes_sigma);
}

/// What the update adds to the gradient: plain SGD in f64 from the same point draws the same numbers.
std::vector<double> noise_of(const Problem& problem, const std::vector<double>& x, std::int64_t step,
                             double rate) {
  std::vector<double> noise(x.size(), 0.0);
  if (!has_noise(problem) || !(rate > 0)) return noise;
  Problem twin = problem;
  twin.precision = Precision::F64;
  twin.rule = "sgd";
  twin.rule_parameters = initial_values(catalog().rule("sgd")->parameters);
  twin.start = {.point = x, .low = {}, .high = {}};
  CpuBackend backend(cpu_isa_or_baseline());
  if (backend.reset(twin)) return noise;
  Snapshot then = backend.snapshot();
  then.step = step;
  backend.restore(then);
  backend.advance(1);
  if (!backend.divergences(1).empty()) return noise;
  const auto moved = backend.positions();
  const auto gradient = evaluate_here(twin, x, false).gradient;
  for (std::size_t i = 0; i < x.size(); ++i) noise[i] = (x[i] - moved[i]) / rate - gradient[i];
  return noise;
}

/// "3, 17 and 20", the last ones counted only.
std::string list_of(const std::vector<StorySample>& draws) {
  constexpr std::size_t kMostNamed = 12;
  const std::size_t named = draws.size() > kMostNamed ? kMostNamed - 1 : draws.size();
  std::string text;
  for (std::size_t k = 0; k < named; ++k) {
    if (k > 0) text += k + 1 == draws.size() ? " and " : ", ";
    text += std::to_string(draws[k].sample + 1);
  }
  if (named < draws.size()) text += " and " + std::to_string(draws.size() - named) + " more";
  return text;
}

/// Which samples the gradient of this update was made of.
StoryBatch batch_of(const Problem& problem, const std::vector<double>& x, std::int64_t step) {
  StoryBatch batch;
  if (problem.dimension != 2 || !catalog().noise(problem.noise.kind)->needs_samples) return batch;
  const auto drawn = kernels::drawn_batch(problem, problem.first_chain, step, x[0], x[1]);
  for (const auto& one : drawn.draws) batch.draws.push_back({one.sample, {one.x, one.y}});
  batch.all = drawn.all, batch.epoch = drawn.epoch;
  batch.number = drawn.number, batch.batches = drawn.batches;
  batch.text = (batch.draws.size() == 1 ? "sample " : "samples ") + list_of(batch.draws) + " of " +
               std::to_string(batch.all);
  if (drawn.sampling == kernels::Sampling::Reshuffled)
    batch.text += "; batch " + std::to_string(batch.number + 1) + " of " +
                  std::to_string(batch.batches) + " in epoch " + base::grouped(batch.epoch + 1);
  else if (batch.draws.size() > 1)
    batch.text += drawn.sampling == kernels::Sampling::Replacement ? ", with replacement"
                                                                   : ", without replacement";
  return batch;
}

/// What the samples of a batch add up to, less the whole gradient: to the last bit what the rule is given.
std::vector<double> noise_of(const StoryBatch& batch, const std::vector<double>& gradient) {
  std::vector<double> noise(gradient.size(), 0.0);
  for (std::size_t i = 0; i < noise.size(); ++i) {
    for (const StorySample& one : batch.draws) noise[i] += one.part[i];
    noise[i] -= gradient[i];
  }
  return noise;
}

/// The names of WorkedLine, for one coordinate.
class Numbers {
 public:
  Numbers(const LoneChain& chain, const StepStory& story)
      : problem_(chain.problem()), rule_(*catalog().rule(problem_.rule)), story_(story) {
    updates_ = story.step - chain.rule_since() + 1;
    const auto plan = kernels::step_plan(problem_, story.step, 1, chain.rule_since());
    std::ranges::copy(plan.numbers[0], numbers_);
  }
  /// The gradient that the rule is given.
  double given(std::size_t i) const {
    return rounded(story_.gradient[i] + story_.noise[i], problem_.precision);
  }
  /// The same with an L2 penalty, where the rule has a line for it.
  double penalised(std::size_t i) const {
    const auto decay = parameter("weight_decay");
    const bool has_line =
        std::ranges::find(rule_.worked, "g", &WorkedLine::result) != rule_.worked.end();
    if (!decay || !has_line) return given(i);
    return rounded(std::fma(*decay, story_.x[i], given(i)), problem_.precision);
  }
  std::optional<double> of(std::string_view name, std::size_t i) const {
    if (name == "x") return story_.x[i];
    if (name == "x'") return story_.moved[i];
    if (name == "g") return given(i);
    if (name == "g'") return penalised(i);
    if (name == "eta") return story_.rate;
    if (name == "share") return story_.rate / problem_.learning_rate;
    if (name == "t") return static_cast<double>(updates_);
    if (name == "turn") return turn(i);
    if (name == "way") return story_.rate > 0 ? (story_.x[i] - story_.moved[i]) / story_.rate : 0;
    if (name.size() >= 2 && name[1] >= '0' && name[1] <= '9') {
      const auto k = static_cast<std::size_t>(name[1] - '0');
      if (name[0] == 'n') return numbers_[k];
      const auto at = i * static_cast<std::size_t>(story_.states) + k;
      if (name[0] == 's') return name.ends_with('\'') ? story_.becomes[at] : story_.state[at];
    }
    return parameter(name);
  }

 private:
  std::optional<double> parameter(std::string_view name) const {
    return parameter_value(rule_.parameters, problem_.rule_parameters, name);
  }
  double turn(std::size_t i) const {
    const double product = penalised(i) * story_.state[i * static_cast<std::size_t>(story_.states)];
    return product > 0 ? 1 : product < 0 ? -1 : 0;
  }

  const Problem problem_;  // as it is before the update
  const RuleInfo& rule_;
  const StepStory& story_;
  std::int64_t updates_ = 1;
  double numbers_[kernels::kRuleNumbers] = {};
};

std::string coordinate_name(int i, std::size_t dimension) {
  if (dimension <= 2) return i == 0 ? "x" : "y";
  return "x_{" + std::to_string(i + 1) + "}";
}

/// TeX of the samples' parts added up, where they are few.
std::string sum_of_parts(const StoryBatch& batch, std::size_t coordinate, int digits) {
  constexpr std::size_t kMostAdded = 3;
  std::string sum;
  if (batch.draws.size() > kMostAdded) return sum;
  for (const StorySample& one : batch.draws) {
    const double part = one.part[coordinate];
    if (!sum.empty()) sum += part < 0 ? " - " : " + ";
    sum += tex_of(sum.empty() ? part : std::abs(part), digits);
  }
  return sum;
}

void tell(const Numbers& numbers, int i, const RuleInfo& rule, const StoryOptions& options,
          StepStory& story) {
  const auto at = static_cast<std::size_t>(i);
  const auto tex = [&](double value) { return tex_of(value, options.digits); };
  const auto number_of = [&](std::string_view name) { return numbers.of(name, at); };
  const std::string name = coordinate_name(i, story.x.size());
  story.lines.push_back(
      {i, SubStep::Gradient, "", "", "\\partial f / \\partial " + name, tex(story.gradient[at])});
  if (const auto sum = sum_of_parts(story.batch, at, options.digits); !sum.empty()) {
    story.lines.push_back({i, SubStep::Gradient, "g", sum, "g", tex(numbers.given(at))});
  } else if (story.noise[at] != 0) {
    const auto both = [&](std::string_view part) -> std::optional<double> {
      return part == "f" ? story.gradient[at] : story.noise[at];
    };
    story.lines.push_back({i, SubStep::Gradient, "g", worked("<f> + <z>", both, options.digits), "g",
                           tex(numbers.given(at))});
  }
  for (const WorkedLine& line : rule.worked) {
    const std::string formula = worked(line.formula, number_of, options.digits);
    if (formula.empty()) continue;
    const auto value = number_of(std::string(line.result) + "'");
    const SubStep part = line.result == "x"   ? SubStep::Move
                         : line.result == "g" ? SubStep::Gradient
                                              : SubStep::State;
    story.lines.push_back({i, part, std::string(line.result), formula,
                           part == SubStep::Move ? name : std::string(line.latex),
                           tex(value.value_or(0))});
  }
}

}  // namespace

StepStory next_story(LoneChain& chain, const StoryOptions& options) {
  const Problem problem = chain.problem();
  const RuleInfo& rule = *catalog().rule(problem.rule);
  StepStory story;
  story.chain = problem.first_chain;
  story.step = chain.step();
  story.rate = learning_rate_at(problem, catalog(), story.step);
  story.states = rule.states_per_coordinate;
  story.x = chain.position();
  story.state = chain.state();
  const auto here = evaluate(problem, story.x, false);
  story.gradient = here ? here->gradient : std::vector<double>(story.x.size(), 0.0);
  story.batch = batch_of(problem, story.x, story.step);
  story.noise = story.batch.draws.empty() ? noise_of(problem, story.x, story.step, story.rate)
                                          : noise_of(story.batch, story.gradient);
  const Numbers numbers(chain, story);
  chain.advance(1);
  story.diverges = chain.divergence().has_value();
  story.moved = chain.position();
  story.becomes = chain.state();
  const int shown = std::min(options.coordinates, static_cast<int>(story.x.size()));
  for (int i = 0; i < shown && !story.diverges; ++i) tell(numbers, i, rule, options, story);
  std::ranges::stable_sort(story.lines, {}, &StoryLine::part);
  return story;
}

Result<StepStory> step_story(std::span<const Stage> stages, std::int64_t chain, std::int64_t step,
                             const StoryOptions& options) {
  LoneChain again(stages, chain);
  again.advance(step);
  StepStory story = next_story(again, options);
  story.chain = chain;
  return story;
}

}  // namespace steepest::engine
