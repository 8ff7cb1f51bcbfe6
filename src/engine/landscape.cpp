// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/landscape.h"

#include <atomic>

namespace steepest::engine {
namespace {

constexpr int kSamples = 441;  // a side: fine enough for the mesh's normals at 4K

}  // namespace

std::uint64_t new_version_range() {
  static std::atomic<std::uint64_t> ranges{0};
  return ranges++ << 40;
}

std::array<double, 4> region_shown(const SurfaceInfo& surface, const ViewSpec& view) {
  const DrawingHints& hints = surface.drawing;
  return view.region.value_or(std::array{hints.x_min, hints.x_max, hints.y_min, hints.y_max});
}

void Landscape::follow(const Services& services, const Scene& scene) {
  const Problem& problem = scene.problem;
  const SurfaceInfo& surface = *services.catalog->surface(problem.surface);
  const bool other_surface = surface_ != problem.surface || dimension_ != problem.dimension ||
                             parameters_ != problem.surface_parameters;
  const auto region = region_shown(surface, scene.view);
  if (other_surface) {
    surface_ = problem.surface;
    dimension_ = problem.dimension;
    parameters_ = problem.surface_parameters;
    minima_ = known_minima(surface, problem.surface_parameters, problem.dimension);
    lambda_max_ = services.lambda_max(problem);
  }
  if (other_surface || field_.region != region || field_.columns == 0) {
    field_ = services.make_field(problem, region, kSamples, kSamples);
    field_.version = ++field_version_;
  }
  const auto& at = scene.view.probe;
  if (!at)
    probe_.reset();
  else if (other_surface || !probe_ || probe_->x != *at)
    probe_ = services.probe(problem, (*at)[0], (*at)[1]);
  follow_slice(services, scene, other_surface);
}

void Landscape::follow_slice(const Services& services, const Scene& scene, bool other_surface) {
  const auto& wanted = scene.view.slice;
  if (!wanted) return slice_.reset();
  if (slice_ && slice_->spec == *wanted && slice_region_ == field_.region && !other_surface) return;
  slice_region_ = field_.region;
  slice_ = services.make_slice(scene.problem, slice_region_, *wanted);
  slice_->version = ++slice_version_;
}

}  // namespace steepest::engine
