// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/validate.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/names.h"
#include "base/text.h"

namespace steepest::engine {
namespace {

using Check = std::optional<Error>;

constexpr double kMaxLearningRate = 1000;
constexpr double kMaxNoise = 1e6;
constexpr double kMaxSpeed = 1e9;
constexpr std::int64_t kMaxChains = 1'000'000'000;
constexpr std::int64_t kChainNumbers = std::int64_t{1} << 32;
constexpr std::int64_t kMaxSteps = 1'000'000'000'000;
constexpr int kMaxThreads = 4096;
constexpr int kMaxTrails = 12;
constexpr double kMaxSliceDistance = 10;
constexpr int kMaxSliceSteps = 200;
constexpr std::size_t kMaxTasks = 4;

Check out_of_range(std::string_view name, double value, const std::string& range) {
  return bad_input(
      std::string(name) + " is " + base::number_text(value) + ", which is outside its range",
      "valid: " + range, std::string(name));
}

Check check_parameter(const ParameterInfo& info, double value) {
  const bool below_max = info.open_max ? value < info.max : value <= info.max;
  const bool whole = !info.integer || value == std::floor(value);
  if (std::isfinite(value) && value >= info.min && below_max && whole) return {};
  return out_of_range(info.name, value, range_of(info));
}

Check check_parameters(std::string_view owner, std::span<const ParameterInfo> infos,
                       std::span<const double> values) {
  if (infos.size() != values.size())
    return bad_input(std::string(owner) + " takes " + std::to_string(infos.size()) +
                         " parameters, not " + std::to_string(values.size()),
                     {}, std::string(owner));
  for (std::size_t i = 0; i < infos.size(); ++i)
    if (auto error = check_parameter(infos[i], values[i])) return error;
  return {};
}

Check check_learning_rate(double value) {
  if (value > 0 && value <= kMaxLearningRate) return {};
  return out_of_range("learning rate", value, "0 < learning rate <= 1000");
}

Check check_rule(std::string_view name, double learning_rate, std::span<const double> parameters,
                 const Catalog& catalog) {
  if (auto error = check_rule_name(name, catalog)) return error;
  if (auto error = check_learning_rate(learning_rate)) return error;
  return check_parameters(name, catalog.rule(name)->parameters, parameters);
}

/// A rule that reads the Hessian moves in a few coordinates only.
Check check_reach(std::string_view name, int dimension, const Catalog& catalog) {
  const int most = catalog.rule(name)->max_dimension;
  if (most == 0 || dimension <= most) return {};
  return bad_input(std::string(name) + " moves in at most " + std::to_string(most) +
                       " coordinates, and the surface has " + std::to_string(dimension),
                   "choose a smaller --dim, or another optimizer: lbfgs takes any dimension",
                   "optimizer");
}

Check check_schedule(const ScheduleSpec& spec, const Catalog& catalog) {
  const ScheduleInfo* schedule = catalog.schedule(spec.name);
  if (!schedule)
    return base::unknown_name("schedule", spec.name, base::names_of(catalog.schedules), "schedule");
  if (spec.warmup < 0 || spec.warmup > kMaxSteps)
    return out_of_range("warmup", static_cast<double>(spec.warmup), "0 <= warmup <= 1000000000000");
  return check_parameters(spec.name, schedule->parameters, spec.parameters);
}

Check check_noise(const NoiseSpec& spec, const Catalog& catalog) {
  const NoiseInfo* noise = catalog.noise(spec.kind);
  if (!noise)
    return base::unknown_name("noise", spec.kind, base::names_of(catalog.noises), "noise kind");
  if (!(spec.sigma >= 0 && spec.sigma <= kMaxNoise))
    return out_of_range("noise", spec.sigma, "0 <= noise <= 1000000");
  if (!noise->takes_sigma && spec.sigma != 0)
    return bad_input(spec.kind + " noise takes no sigma",
                     "its own parameters say how strong it is; leave sigma at 0", "noise");
  return check_parameters(spec.kind, noise->parameters, spec.parameters);
}

/// Minibatches are of data, and no larger than it.
Check check_batch(const NoiseSpec& spec, const SurfaceInfo& surface, const Catalog& catalog) {
  const NoiseInfo& noise = *catalog.noise(spec.kind);
  if (!noise.needs_samples) return {};
  if (surface.samples == 0) {
    std::string with_data;
    for (const SurfaceInfo& one : catalog.surfaces)
      if (one.samples > 0) with_data += (with_data.empty() ? "" : ", ") + std::string(one.name);
    return bad_input("there are no samples to draw a " + spec.kind + " from: the loss of " +
                         std::string(surface.name) + " is no sum over data",
                     "surfaces with data: " + with_data +
                         "; on others choose another kind of noise, such as gaussian",
                     "noise kind");
  }
  if (spec.parameters[0] <= surface.samples) return {};
  const std::string_view size = noise.parameters[0].name;
  return out_of_range(size, spec.parameters[0],
                      "1 <= " + std::string(size) + " <= " + std::to_string(surface.samples) +
                          ", the samples of " + std::string(surface.name));
}

/// A rule that reads derivatives of the whole loss would look past the minibatch.
Check check_whole_loss(std::string_view name, const NoiseSpec& spec, const Catalog& catalog) {
  if (!catalog.rule(name)->whole_loss || !catalog.noise(spec.kind)->needs_samples) return {};
  return bad_input(std::string(name) + " reads exact derivatives of the whole loss, and " + spec.kind +
                       " noise gives it a part",
                   "choose an optimizer of gradients, such as sgd or adam, or another kind of noise",
                   "optimizer");
}

/// A start coordinate must be a number of the run's own precision.
bool fits(double value, Precision precision) {
  return std::isfinite(value) &&
         (precision == Precision::F64 || std::abs(value) <= std::numeric_limits<float>::max());
}

Check check_start(const Problem& problem) {
  const StartSpec& start = problem.start;
  const auto n = static_cast<std::size_t>(problem.dimension);
  const auto all_fit = [&](const std::vector<double>& v) {
    return std::ranges::all_of(v, [&](double x) { return fits(x, problem.precision); });
  };
  const auto wrong_size = [&](const std::vector<double>& v) { return !v.empty() && v.size() != n; };
  if (wrong_size(start.point) || wrong_size(start.low) || start.low.size() != start.high.size())
    return bad_input("the start does not have one number per coordinate",
                     "the surface has " + std::to_string(n) + " coordinates", "start");
  if (!all_fit(start.point) || !all_fit(start.low) || !all_fit(start.high))
    return bad_input("a start coordinate is not a finite number of the run's precision", {}, "start");
  for (std::size_t i = 0; i < start.low.size(); ++i)
    if (start.low[i] > start.high[i])
      return bad_input("the start box is empty: " + base::number_text(start.low[i]) + " > " +
                           base::number_text(start.high[i]),
                       "give the smaller bound first", "start");
  return {};
}

Check check_sizes(const Problem& problem) {
  if (problem.chains < 1 || problem.chains > kMaxChains)
    return out_of_range("chains", static_cast<double>(problem.chains), "1 <= chains <= 1000000000");
  if (problem.first_chain < 0 || problem.first_chain > kChainNumbers - problem.chains)
    return out_of_range("first_chain", static_cast<double>(problem.first_chain),
                        "0 <= first_chain, and first_chain + chains <= 4294967296");
  if (problem.steps < 0 || problem.steps > kMaxSteps)
    return out_of_range("steps", static_cast<double>(problem.steps), "0 <= steps <= 1000000000000");
  if (problem.seed > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return bad_input("the seed is too large", "valid: 0 <= seed <= 9223372036854775807", "seed");
  if (problem.threads < 0 || problem.threads > kMaxThreads)
    return out_of_range("threads", problem.threads, "0 (all) <= threads <= 4096");
  return {};
}

Check check_slice(const SliceSpec& slice) {
  if (!std::isfinite(slice.at[0]) || !std::isfinite(slice.at[1]))
    return bad_input("the point on the slice is not finite", {}, "slice.at");
  if (!(slice.h != 0 && std::abs(slice.h) <= kMaxSliceDistance))
    return out_of_range("slice.h", slice.h, "-10 <= h <= 10, and not 0");
  if (!(slice.learning_rate >= 0 && slice.learning_rate <= kMaxLearningRate))
    return out_of_range("slice.learning_rate", slice.learning_rate, "0 <= learning rate <= 1000");
  if (slice.steps < 0 || slice.steps > kMaxSliceSteps)
    return out_of_range("slice.steps", slice.steps, "0 <= steps <= 200");
  return {};
}

}  // namespace

std::string range_of(const ParameterInfo& info) {
  return base::number_text(info.min) + " <= " + std::string(info.name) +
         (info.open_max ? " < " : " <= ") + base::number_text(info.max) +
         (info.integer ? ", a whole number" : "");
}

std::vector<double> initial_values(std::span<const ParameterInfo> infos) {
  std::vector<double> values;
  for (const ParameterInfo& info : infos) values.push_back(info.initial);
  return values;
}

void complete(Problem& problem, const Catalog& catalog) {
  const auto fill = [](std::vector<double>& values, std::span<const ParameterInfo> infos) {
    if (values.empty()) values = initial_values(infos);
  };
  if (const auto* surface = catalog.surface(problem.surface))
    fill(problem.surface_parameters, surface->parameters);
  if (const auto* rule = catalog.rule(problem.rule)) fill(problem.rule_parameters, rule->parameters);
  if (const auto* schedule = catalog.schedule(problem.schedule.name))
    fill(problem.schedule.parameters, schedule->parameters);
  if (const auto* noise = catalog.noise(problem.noise.kind))
    fill(problem.noise.parameters, noise->parameters);
}

void complete(Scene& scene, const Catalog& catalog) {
  complete(scene.problem, catalog);
  for (Racer& racer : scene.racers)
    if (const auto* rule = catalog.rule(racer.rule); rule && racer.rule_parameters.empty())
      racer.rule_parameters = initial_values(rule->parameters);
}

Check check_surface_name(std::string_view typed, const Catalog& catalog) {
  if (catalog.surface(typed)) return {};
  return base::unknown_name("surface", typed, base::names_of(catalog.surfaces), "surface");
}

Check check_rule_name(std::string_view typed, const Catalog& catalog) {
  if (catalog.rule(typed)) return {};
  return base::unknown_name("optimizer", typed, base::names_of(catalog.rules), "optimizer");
}

Check check(const Problem& problem, const Catalog& catalog) {
  if (auto error = check_surface_name(problem.surface, catalog)) return error;
  const SurfaceInfo& surface = *catalog.surface(problem.surface);
  if (problem.dimension < surface.min_dimension || problem.dimension > surface.max_dimension)
    return out_of_range("dimension", problem.dimension,
                        std::to_string(surface.min_dimension) + " <= dimension <= " +
                            std::to_string(surface.max_dimension) + " for " + problem.surface);
  if (auto error = check_parameters(surface.name, surface.parameters, problem.surface_parameters))
    return error;
  if (auto error = check_rule(problem.rule, problem.learning_rate, problem.rule_parameters, catalog))
    return error;
  if (auto error = check_reach(problem.rule, problem.dimension, catalog)) return error;
  if (auto error = check_schedule(problem.schedule, catalog)) return error;
  if (auto error = check_noise(problem.noise, catalog)) return error;
  if (auto error = check_batch(problem.noise, surface, catalog)) return error;
  if (auto error = check_whole_loss(problem.rule, problem.noise, catalog)) return error;
  if (!(problem.target >= 0) || !std::isfinite(problem.target))
    return out_of_range("target", problem.target, "0 <= target, finite");
  if (auto error = check_sizes(problem)) return error;
  return check_start(problem);
}

Check check(const ViewSpec& view) {
  if (view.azimuth && !std::isfinite(*view.azimuth))
    return out_of_range("azimuth", *view.azimuth, "any finite number of degrees");
  if (view.elevation && !(*view.elevation >= -90 && *view.elevation <= 90))
    return out_of_range("elevation", *view.elevation, "-90 <= elevation <= 90");
  if (!(view.zoom >= 0.01 && view.zoom <= 100))
    return out_of_range("zoom", view.zoom, "0.01 <= zoom <= 100");
  if (view.trails < 0 || view.trails > kMaxTrails)
    return out_of_range("trails", view.trails, "0 <= trails <= 12");
  if (view.region) {
    const auto& [x0, x1, y0, y1] = *view.region;
    if (!std::isfinite(x1 - x0) || !std::isfinite(y1 - y0) || x0 >= x1 || y0 >= y1)
      return bad_input("the region shown is empty or not finite",
                       "valid: x_min < x_max and y_min < y_max", "region");
  }
  if (view.probe && !(std::isfinite((*view.probe)[0]) && std::isfinite((*view.probe)[1])))
    return bad_input("the probed point is not finite", {}, "probe");
  if (view.slice) return check_slice(*view.slice);
  return {};
}

Check check(const Scene& scene, const Catalog& catalog) {
  if (auto error = check(scene.problem, catalog)) return error;
  if (auto error = check(scene.view)) return error;
  if (scene.view.probe && scene.problem.dimension != 2)
    return bad_input("only surfaces of two coordinates can be probed", {}, "probe");
  if (scene.view.slice && scene.problem.dimension != 2)
    return bad_input("only surfaces of two coordinates can be sliced", {}, "slice");
  if (scene.tasks.size() > kMaxTasks)
    return bad_input("there are more than " + std::to_string(kMaxTasks) + " tasks", {}, "task");
  if (!(scene.speed > 0 && scene.speed <= kMaxSpeed))
    return out_of_range("speed", scene.speed, "0 < steps per frame <= 1000000000");
  for (const Racer& racer : scene.racers)
    if (auto error = check_rule(racer.rule, racer.learning_rate, racer.rule_parameters, catalog)) {
      return error;
    } else if (auto far = check_reach(racer.rule, scene.problem.dimension, catalog)) {
      return far;
    } else if (auto part = check_whole_loss(racer.rule, scene.problem.noise, catalog)) {
      return part;
    }
  return {};
}

}  // namespace steepest::engine
