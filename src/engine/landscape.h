// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <vector>

#include "engine/services.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// Versions of two runs never meet: each counts within a range of its own.
std::uint64_t new_version_range();

/// What does not move while the chains do: the drawn samples, the listed minima, the probed point and
/// the slice. Each part is made anew only when something that it depends on has changed.
class Landscape {
 public:
  void follow(const Services& services, const Scene& scene);

  std::span<const KnownPoint> minima() const { return minima_; }
  const SurfaceField& field() const { return field_; }
  const Probe* probe() const { return probe_ ? &*probe_ : nullptr; }
  const Slice* slice() const { return slice_ ? &*slice_ : nullptr; }
  const SlopeComparison* slopes() const { return slopes_ ? &*slopes_ : nullptr; }
  double lambda_max() const { return lambda_max_; }

 private:
  void follow_slice(const Services& services, const Scene& scene, bool other_surface);
  void follow_slopes(const Services& services, const Scene& scene, bool other_surface);

  std::string surface_;
  std::vector<double> parameters_;
  int dimension_ = 0;
  std::vector<KnownPoint> minima_;
  SurfaceField field_;
  std::uint64_t field_version_ = new_version_range();
  std::optional<Probe> probe_;
  std::optional<Slice> slice_;
  std::array<double, 4> slice_region_{};
  std::uint64_t slice_version_ = new_version_range();
  std::optional<SlopeComparison> slopes_;
  std::array<double, 2> slopes_at_{};
  int slopes_along_ = 0;
  double lambda_max_ = 0;
};

/// The part of the surface that is drawn: the scene's region, else the one that the surface suggests.
std::array<double, 4> region_shown(const SurfaceInfo& surface, const ViewSpec& view);

}  // namespace steepest::engine
