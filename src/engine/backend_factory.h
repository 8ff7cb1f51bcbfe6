// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How backends.cpp and evaluate.cpp reach the kinds of backend. The functions of `cuda_part` exist where
// STEEPEST_WITH_CUDA is defined (cuda_backend.cpp) and nowhere else.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/backends.h"
#include "engine/statistics.h"
#include "launch.h"
#include "steepest/backend.h"

namespace steepest::engine {

/// The instruction set for the CPU; Unavailable when STEEPEST_ISA forces one that is not here.
Result<kernels::cpu::Isa> cpu_isa();
/// The same where no error can be told: the baseline instead.
kernels::cpu::Isa cpu_isa_or_baseline();
std::string_view isa_title(kernels::cpu::Isa isa);  ///< "AVX-512", for people

/// What place() of the kernels needs, kept together: every chain at the problem's start or in its box.
struct StartBox {
  std::vector<double> low, high;
  explicit StartBox(const Problem& problem);
  kernels::StartPlan plan(const Problem& problem) const {
    return {.seed = problem.seed,
            .first_chain = problem.first_chain,
            .low = low.data(),
            .high = high.data()};
  }
};

/// The listed minima and the bounds of "basin" and "converged" (docs/numbers.md).
struct Landmarks {
  kernels::SurfaceCall surface;
  std::vector<kernels::BasinPoint> minima;
  std::vector<double> coordinates;  ///< of all of them, `dimension` each
  double radius = 0;
  double target = 0;
  Landmarks() = default;
  explicit Landmarks(const Problem& problem);
  /// Outputs are the caller's.
  kernels::Observation observation() const {
    kernels::Observation what;
    what.surface = surface;
    what.minima = minima.data();
    what.coordinates = coordinates.data();
    what.minima_count = static_cast<int>(minima.size());
    what.radius = radius;
    what.target = target;
    return what;
  }
};

// What backends have in common, wherever their memory is.
std::int64_t size_of(Precision precision);
int states_of(const Problem& problem);  ///< numbers kept beside each coordinate
/// Whether a rule's state means something else now: another rule, or another of its conventions.
bool needs_new_state(const Problem& before, const Problem& after);
std::int64_t bytes_per_chain(const Problem& problem);
/// `count` of the chains from `first` on.
kernels::Chains part_of(const kernels::Chains& all, std::int64_t first, std::int64_t count);
std::vector<double> losses_of(const ShowChains& show, std::int64_t chains, Precision precision);

/// Bytes that can still be had in main memory, by the system's and the container's word; a very large
/// number when neither says.
std::int64_t memory_available();

/// Puts the chains at their starts; adds to the note when fewer of them fit than were asked for.
Result<ChosenBackend> started(std::unique_ptr<Backend> backend, const Problem& problem,
                              std::string note);

#ifdef STEEPEST_WITH_CUDA
class RowRunner;

namespace cuda_part {

std::vector<Device> devices();  ///< every CUDA device, or one entry that says why there is none
/// Not yet reset. Unavailable with the reason when no device can be used.
Result<std::unique_ptr<Backend>> make_backend();
/// For rows of a map of this problem. Unavailable when no device can be used or holds a single row.
Result<std::unique_ptr<RowRunner>> make_row_runner(const Problem& problem, int columns, int rows);
/// The same as kernels::cpu::evaluate, with rows in host memory.
std::optional<Error> evaluate(const kernels::Evaluation& what);

}  // namespace cuda_part
#endif

}  // namespace steepest::engine
