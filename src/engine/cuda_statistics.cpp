// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Statistics of chains on a CUDA device: made there, so that a few hundred bytes come back, not a loss
// and a basin of each chain. All of it is queued; only reading waits.
#include <algorithm>
#include <cstddef>

#include "cuda/error.h"
#include "engine/cuda_backend.h"
#include "launch_cuda.h"
#include "launch_summary.h"

namespace steepest::engine {
namespace {

namespace device = kernels::cuda;
using cuda::require;

constexpr std::size_t kBasinsThere = sizeof(device::Summary) + sizeof(device::SummarySearch);
constexpr std::size_t kBasinsHere = sizeof(device::Summary);

}  // namespace

/// Chains of more than one piece are observed anew for each digit: that costs less than room for all of
/// their losses, which the chains could have.
void CudaBackend::queue_statistics() {
  const std::size_t basins = landmarks_.minima.size() * sizeof(std::uint64_t);
  const std::int64_t blocks = (chains_.count + kernels::kSumBlock - 1) / kernels::kSumBlock;
  summary_.resize(kBasinsThere + basins);
  block_sums_.resize(static_cast<std::size_t>(blocks) * sizeof(double));
  if (summary_here_.bytes() != kBasinsHere + basins)
    summary_here_ = cuda::PinnedMemory(kBasinsHere + basins);
  auto* const there = summary_.as<std::byte>();
  const device::SummaryPlaces to{
      .summary = summary_.as<device::Summary>(),
      .search = reinterpret_cast<device::SummarySearch*>(there + sizeof(device::Summary)),
      .basins = reinterpret_cast<std::uint64_t*>(there + kBasinsThere),
      .block_sums = block_sums_.as<double>()};
  auto* const stream = stream_.get();
  cuda::fill_with_zero(stream, there, summary_.bytes());
  device::SummaryPiece piece{.precision = chains_.precision};
  for (int pass = 0; pass < device::summary_passes(chains_.precision); ++pass) {
    for (piece.first = 0; piece.first < chains_.count; piece.first += kPiece) {
      if (pass == 0 || chains_.count > kPiece) {
        piece.count = std::min(kPiece, chains_.count - piece.first);
        const kernels::Observation seen = observe_piece(piece.first, piece.count);
        piece.loss = seen.loss, piece.basin = seen.basin, piece.converged = seen.converged;
      }
      if (pass == 0) require(device::tally(stream, piece, to), "counting chains");
      require(device::count_digits(stream, piece, to, pass), "counting losses");
    }
    require(device::choose_digits(stream, to, chains_.precision, chains_.count, pass),
            "choosing quantiles");
  }
  require(device::add_block_sums(stream, to, blocks), "adding losses");
  auto* const here = summary_here_.as<std::byte>();
  cuda::copy_to_host(stream, here, there, sizeof(device::Summary));
  cuda::copy_to_host(stream, here + kBasinsHere, there + kBasinsThere, basins);
  summary_step_ = step_;
}

Statistics CudaBackend::read_statistics() {
  stream_.finish();
  summary_begun_ = false;
  const auto& summary = *summary_here_.as<const device::Summary>();
  const auto* const basins =
      reinterpret_cast<const std::uint64_t*>(summary_here_.as<std::byte>() + kBasinsHere);
  Statistics s;
  s.step = summary_step_;
  s.chains = chains_.count;
  s.diverged = static_cast<std::int64_t>(summary.diverged);
  s.converged = static_cast<std::int64_t>(summary.converged);
  s.basins.assign(basins, basins + landmarks_.minima.size());
  if (s.diverged == s.chains) {
    s.loss = no_losses();
    return s;
  }
  set_quantiles(s.loss, summary.quantiles);
  s.loss.mean = summary.sum / static_cast<double>(s.chains - s.diverged);
  return s;
}

Statistics CudaBackend::statistics() {
  queue_statistics();
  return read_statistics();
}

void CudaBackend::begin_statistics() {
  queue_statistics();
  summary_begun_ = true;
}

std::optional<Statistics> CudaBackend::begun_statistics() {
  if (!summary_begun_) return {};
  return read_statistics();
}

}  // namespace steepest::engine
