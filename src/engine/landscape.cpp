// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/landscape.h"

#include <algorithm>
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
  follow_slopes(services, scene, other_surface);
}

void Landscape::follow_slopes(const Services& services, const Scene& scene, bool other_surface) {
  const ViewSpec& view = scene.view;
  if (!services.compare_slopes || (!view.slice && !view.probe)) return slopes_.reset();
  const std::array<double, 2> at = view.slice ? view.slice->at : *view.probe;
  const int along = view.slice && view.slice->axis == Axis::Y ? 1 : 0;
  if (along >= scene.problem.dimension) return slopes_.reset();
  if (slopes_ && slopes_at_ == at && slopes_along_ == along && !other_surface) return;
  slopes_at_ = at, slopes_along_ = along;
  std::vector<double> point(static_cast<std::size_t>(scene.problem.dimension), 0.0);
  if (point.size() != 2 && !minima_.empty()) point = minima_.front().x;  // as in pictures
  for (std::size_t i = 0; i < std::min<std::size_t>(point.size(), 2); ++i) point[i] = at[i];
  slopes_ = services.compare_slopes(scene.problem, point, along);
  slopes_->version = ++slice_version_;
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
