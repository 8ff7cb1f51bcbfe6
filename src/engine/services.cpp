// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/services.h"

#include "engine/autopsy.h"
#include "engine/evaluate.h"
#include "engine/run.h"
#include "engine/slice.h"
#include "engine/slopes.h"
#include "engine/story.h"

namespace steepest::engine {

Services default_services() {
  Services services;
  services.catalog = &catalog();
  services.make_backend = [](const Problem& problem) { return make_backend(problem); };
  services.probe = [](const Problem& problem, double x, double y) { return probe(problem, x, y); };
  services.make_field = [](const Problem& problem, const std::array<double, 4>& region, int columns,
                           int rows) { return make_field(problem, region, columns, rows); };
  services.make_slice = make_slice;
  services.lambda_max = [](const Problem& problem) { return lambda_max(problem); };
  services.mostly_diverges = mostly_diverges;
  services.compare_slopes = [](const Problem& problem, std::span<const double> point, int coordinate) {
    return compare_slopes(problem, point, coordinate, usual_steps());
  };
  services.autopsy = [](std::span<const Stage> stages, std::int64_t chain, std::int64_t steps) {
    const AutopsyReach within_a_frame{.turn_steps = 20'000, .held_steps = 20'000};
    return autopsy(stages, chain, steps, within_a_frame);
  };
  services.story = [](std::span<const Stage> stages, std::int64_t chain, std::int64_t step) {
    return step_story(stages, chain, step, {.coordinates = 2, .digits = 4});
  };
  services.compare_aside = compare_aside;
  services.now = [] { return std::chrono::steady_clock::now().time_since_epoch(); };
  for (const Device& device : devices())
    if (device.backend == "cuda" && device.usable) services.cuda_available = true;
  return services;
}

Services window_services() {
  constexpr std::int64_t kMostCoordinates = 20'000'000;  // ten million chains in the plane
  Services services = default_services();
  services.most_coordinates = kMostCoordinates;
  return services;
}

}  // namespace steepest::engine
