// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/visits.h"

#include <algorithm>

#include "base/text.h"
#include "engine/experiment.h"
#include "engine/runs.h"

namespace steepest::engine {

Result<std::vector<Visit>> visit(const Scene& scene, std::span<const std::int64_t> steps,
                                 const std::function<bool(double)>& progress) {
  const std::int64_t last = scene.problem.steps;
  for (const std::int64_t step : steps)
    if (step < 0 || step > last)
      return std::unexpected(bad_input("step " + base::grouped(step) + " is none of this run",
                                       "valid: 0 ... " + base::grouped(last) + ", the run's steps",
                                       "visit"));
  Scene alone = scene;
  alone.problem = stepped_problem_of(scene, 0);
  alone.racers.clear();
  alone.view.trails = 0;
  auto experiment = Experiment::create(std::move(alone));
  if (!experiment) return std::unexpected(experiment.error());
  std::vector<Visit> visits;
  for (const std::int64_t step : steps) {
    const double share = static_cast<double>(visits.size()) / static_cast<double>(steps.size());
    bool ended = false;
    const auto go_on = [&] { return !(ended = progress && !progress(share)); };
    const auto go = [&] { return (*experiment)->go_to(step / gradients_of(scene, 0), go_on); };
    bool there = go();
    // A device that is lost has left the run to the CPU: once more, there.
    if (!there && !ended && scene.problem.backend == BackendChoice::Auto) there = go();
    if (ended) return visits;
    if (!there) {
      const auto failures = (*experiment)->apply({});
      return std::unexpected(failures.empty()
                                 ? failed("the run could not go to a step that was asked for",
                                          "try --backend cpu or fewer --chains")
                                 : failures.front());
    }
    visits.push_back({step, (*experiment)->state_hash()});
  }
  return visits;
}

}  // namespace steepest::engine
