// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/cuda_backend.h"

#include <algorithm>
#include <exception>
#include <new>

#include "cuda/device.h"
#include "cuda/error.h"
#include "launch_cuda.h"

namespace steepest::engine {
namespace {

namespace device = kernels::cuda;
using cuda::require;
using kernels::kBlock;
using kernels::kMaxSteps;

constexpr std::int64_t kExplained = 64;       // divergences kept when the numbers change
constexpr std::int64_t kReserve = 256 << 20;  // left for the renderer and for what is observed

std::size_t bytes(std::int64_t count, std::int64_t each) {
  return static_cast<std::size_t>(count * each);
}

/// What the kernels want beside the chains.
std::int64_t spare_bytes_per_chain(const Problem& problem) {
  return kernels::spare_rows(problem) * size_of(problem.precision);
}

}  // namespace

CudaBackend::PieceLayout::PieceLayout(Precision precision)
    : basin(bytes(kPiece, size_of(precision))),
      converged(basin + bytes(kPiece, sizeof(std::int16_t))),
      end(converged + bytes(kPiece, 1)) {}

std::int64_t CudaBackend::count_that_fits(const Problem& problem, std::int64_t free) {
  const std::int64_t fit = std::max<std::int64_t>(free - kReserve, free / 2) /
                           (bytes_per_chain(problem) + spare_bytes_per_chain(problem));
  if (fit >= kernels::padded(problem.chains)) return problem.chains;
  return std::min(problem.chains, fit / kBlock * kBlock);
}

void CudaBackend::allocate(const Problem& problem, std::int64_t count) {
  const std::int64_t stride = kernels::padded(count), number = size_of(problem.precision);
  chains_.count = 0;  // until all of it is there
  chains_.dimension = problem.dimension;
  chains_.states = states_of(problem);
  chains_.precision = problem.precision;
  chains_.stride = stride;
  x_.resize(bytes(stride, problem.dimension * number));
  state_.resize(bytes(stride, problem.dimension * chains_.states * number));
  speed_.resize(bytes(stride, sizeof(float)));
  diverged_at_.resize(bytes(stride, sizeof(std::int64_t)));
  hash_.resize(sizeof(std::uint64_t));
  observed_.resize(std::max(PieceLayout(problem.precision).end, bytes(kPiece, sizeof(ChainPoint))));
  if (observed_here_.bytes() != observed_.bytes())
    observed_here_ = cuda::PinnedMemory(observed_.bytes());
  spare_.resize(bytes(stride, kernels::spare_rows(problem) * number));
  chains_.spare = spare_.as<void>();
  chains_.x = x_.as<void>();
  chains_.state = state_.as<void>();
  chains_.speed = speed_.as<float>();
  chains_.diverged_at = diverged_at_.as<std::int64_t>();
  chains_.count = count;
}

std::optional<Error> CudaBackend::reset(const Problem& problem) {
  try {
    const auto own = static_cast<std::int64_t>(x_.bytes() + state_.bytes() + speed_.bytes() +
                                               diverged_at_.bytes() + spare_.bytes());
    std::int64_t count = count_that_fits(problem, static_cast<std::int64_t>(cuda::free_memory()) + own);
    for (; count > 0; count /= 2) {
      try {
        allocate(problem, count);
        break;
      } catch (const std::bad_alloc&) {
      }
    }
    if (count < 1)
      return unavailable("the memory of " + device_ + " does not hold a single block of chains",
                         "free memory of the device, or use --backend cpu");
    place(problem);
  } catch (const std::exception& lost) {
    return unavailable(lost.what(),
                       "the device or its driver has failed; --backend cpu runs without them");
  }
  return {};
}

void CudaBackend::place(const Problem& problem) {
  problem_ = problem;
  problem_.chains = chains_.count;
  step_ = rule_since_ = 0;
  summary_begun_ = false;
  explained_.clear();
  set_landmarks(problem_);
  const StartBox box(problem_);
  require(device::place(stream_.get(), box.plan(problem_), chains_), "placing the chains");
  stream_.finish();
}

void CudaBackend::set_landmarks(const Problem& problem) {
  landmarks_ = Landmarks(problem);
  const std::size_t size = landmarks_.minima.size() * sizeof(kernels::BasinPoint);
  minima_.resize(size);
  cuda::copy_to_device(stream_.get(), minima_.as<void>(), landmarks_.minima.data(), size);
  const std::size_t numbers = landmarks_.coordinates.size() * sizeof(double);
  coordinates_.resize(numbers);
  cuda::copy_to_device(stream_.get(), coordinates_.as<void>(), landmarks_.coordinates.data(), numbers);
}

void CudaBackend::configure(const Problem& problem) {
  explained_ = divergences(kExplained);
  summary_begun_ = false;
  const bool anew = needs_new_state(problem_, problem);
  problem_ = problem;
  problem_.chains = chains_.count;
  set_landmarks(problem_);
  if (anew) {
    rule_since_ = step_;
    allocate(problem_, chains_.count);  // keeps what has the right size already
    cuda::fill_with_zero(stream_.get(), state_.as<void>(), state_.bytes());
  }
  stream_.finish();
}

void CudaBackend::advance(std::int64_t steps) {
  while (steps > 0) {
    const int now = static_cast<int>(std::min<std::int64_t>(kMaxSteps, steps));
    kernels::StepPlan plan = kernels::step_plan(problem_, step_, now, rule_since_);
    step_ += now;
    steps -= now;
    plan.measure_speed = speeds_wanted_ && steps == 0;
    require(device::advance(stream_.get(), plan, chains_), "starting updates");
  }
  stream_.finish();
}

Snapshot CudaBackend::snapshot() {
  Snapshot now{problem_, step_, rule_since_, explained_, {}};
  now.state.resize(static_cast<std::size_t>(snapshot_bytes()));
  std::byte* to = now.state.data();
  for (const cuda::DeviceMemory* memory : {&x_, &state_, &speed_, &diverged_at_}) {
    cuda::copy_to_host(stream_.get(), to, memory->as<void>(), memory->bytes());
    to += memory->bytes();
  }
  stream_.finish();
  return now;
}

void CudaBackend::restore(const Snapshot& then) {
  summary_begun_ = false;
  allocate(then.problem, chains_.count);  // keeps what has the right size already
  const std::byte* from = then.state.data();
  for (const cuda::DeviceMemory* memory : {&x_, &state_, &speed_, &diverged_at_}) {
    cuda::copy_to_device(stream_.get(), memory->as<void>(), from, memory->bytes());
    from += memory->bytes();
  }
  problem_ = then.problem;
  set_landmarks(problem_);
  step_ = then.step;
  rule_since_ = then.rule_since;
  explained_ = then.explained;
  stream_.finish();
}

kernels::Observation CudaBackend::observation() const {
  kernels::Observation what = landmarks_.observation();
  what.minima = minima_.as<kernels::BasinPoint>();
  what.coordinates = coordinates_.as<double>();
  return what;
}

kernels::Observation CudaBackend::observe_piece(std::int64_t first, std::int64_t count) {
  const PieceLayout layout(chains_.precision);
  auto* const there = observed_.as<std::byte>();
  kernels::Observation what = observation();
  what.loss = there;
  what.basin = reinterpret_cast<std::int16_t*>(there + layout.basin);
  what.converged = reinterpret_cast<std::uint8_t*>(there + layout.converged);
  require(device::observe(stream_.get(), what, part_of(chains_, first, count)), "observing chains");
  return what;
}

void CudaBackend::show(const TakePiece& take) {
  const PieceLayout layout(chains_.precision);
  auto* const here = observed_here_.as<std::byte>();
  for (std::int64_t first = 0; first < chains_.count; first += kPiece) {
    const std::int64_t count = std::min(kPiece, chains_.count - first);
    observe_piece(first, count);
    const auto copy = [&](std::size_t at, std::int64_t each) {
      cuda::copy_to_host(stream_.get(), here + at, observed_.as<std::byte>() + at, bytes(count, each));
    };
    copy(0, size_of(chains_.precision));
    copy(layout.basin, sizeof(std::int16_t));
    copy(layout.converged, 1);
    stream_.finish();
    take({first, count, here, reinterpret_cast<const std::int16_t*>(here + layout.basin),
          reinterpret_cast<const std::uint8_t*>(here + layout.converged)});
  }
}

std::uint64_t CudaBackend::state_hash() {
  std::uint64_t sum = 0;
  cuda::fill_with_zero(stream_.get(), hash_.as<void>(), sizeof sum);
  require(device::hash_sum(stream_.get(), chains_, hash_.as<std::uint64_t>()), "hashing the state");
  cuda::copy_to_host(stream_.get(), &sum, hash_.as<void>(), sizeof sum);
  stream_.finish();
  return kernels::finish_hash(sum, step_, chains_.count, chains_.dimension);
}

void CudaBackend::publish(ChainSink& sink) {
  if (void* const points = sink.begin_device(chains_.count)) {
    kernels::Observation what = observation();
    what.points = static_cast<ChainPoint*>(points);
    require(device::observe(stream_.get(), what, chains_), "publishing chains");
    stream_.finish();
  } else {
    publish_to_host(sink.begin_host(chains_.count));
  }
  sink.end();
}

void CudaBackend::publish_to_host(ChainPoint* points) {
  kernels::Observation what = observation();
  what.points = observed_.as<ChainPoint>();
  for (std::int64_t first = 0; first < chains_.count; first += kPiece) {
    const std::int64_t count = std::min(kPiece, chains_.count - first);
    require(device::observe(stream_.get(), what, part_of(chains_, first, count)), "publishing chains");
    cuda::copy_to_host(stream_.get(), points + first, what.points, bytes(count, sizeof(ChainPoint)));
  }
  stream_.finish();
}

std::vector<double> CudaBackend::positions() {
  std::vector<double> out(static_cast<std::size_t>(chains_.count * chains_.dimension));
  const auto copy = [&](auto zero) {
    std::vector<decltype(zero)> row(static_cast<std::size_t>(chains_.count));
    for (int i = 0; i < chains_.dimension; ++i) {
      const auto* from = x_.as<decltype(zero)>() + i * chains_.stride;
      cuda::copy_to_host(stream_.get(), row.data(), from, row.size() * sizeof zero);
      stream_.finish();
      for (std::int64_t c = 0; c < chains_.count; ++c)
        out[static_cast<std::size_t>(c * chains_.dimension + i)] =
            static_cast<double>(row[static_cast<std::size_t>(c)]);
    }
  };
  chains_.precision == Precision::F32 ? copy(0.0F) : copy(0.0);
  return out;
}

std::vector<double> CudaBackend::losses() {
  return losses_of([this](const TakePiece& take) { show(take); }, chains_.count, chains_.precision);
}

std::vector<std::int64_t> CudaBackend::diverged_chains(std::int64_t limit,
                                                       std::vector<std::int64_t>& at) const {
  std::vector<std::int64_t> found, row(static_cast<std::size_t>(std::min(kPiece, chains_.count)));
  for (std::int64_t first = 0; first < chains_.count && std::ssize(found) < limit; first += kPiece) {
    const std::int64_t count = std::min(kPiece, chains_.count - first);
    cuda::copy_to_host(stream_.get(), row.data(), chains_.diverged_at + first,
                       bytes(count, sizeof(std::int64_t)));
    stream_.finish();
    for (std::int64_t i = 0; i < count && std::ssize(found) < limit; ++i) {
      const std::int64_t step = row[static_cast<std::size_t>(i)];
      if (step == kernels::kAlive) continue;
      found.push_back(first + i);
      at.push_back(step);
    }
  }
  return found;
}

/// The frozen chain comes to the host and is stepped there once more: the CPU has the same bits.
Divergence CudaBackend::explain(std::int64_t chain, std::int64_t at) const {
  const std::int64_t number = size_of(chains_.precision);
  const auto fetch = [&](const cuda::DeviceMemory& from, int rows) {
    RawMemory here(bytes(kBlock, rows * number));
    std::fill_n(here.as<std::byte>(), here.bytes(), std::byte{0});
    for (int r = 0; r < rows; ++r)
      cuda::copy_to_host(stream_.get(), here.as<std::byte>() + r * kBlock * number,
                         from.as<std::byte>() + (r * chains_.stride + chain) * number,
                         static_cast<std::size_t>(number));
    return here;
  };
  const RawMemory x = fetch(x_, chains_.dimension),
                  state = fetch(state_, chains_.dimension * chains_.states);
  stream_.finish();
  kernels::Chains one = chains_;
  one.x = x.as<void>();
  one.state = state.as<void>();
  one.count = 1;
  one.stride = kBlock;
  kernels::StepPlan plan = kernels::step_plan(problem_, at, 1, rule_since_);
  plan.first_chain += chain;
  Divergence divergence =
      kernels::cpu::explain(kernels::cpu::Executor(cpu_isa_or_baseline(), 1), plan, one, 0);
  divergence.chain = chain;
  return divergence;
}

std::vector<Divergence> CudaBackend::divergences(std::int64_t limit) {
  std::vector<Divergence> found;
  std::vector<std::int64_t> at;
  for (const std::int64_t chain : diverged_chains(limit, at)) {
    const auto earlier = std::ranges::find(explained_, chain, &Divergence::chain);
    found.push_back(earlier != explained_.end() ? *earlier : explain(chain, at[found.size()]));
  }
  return found;
}

namespace cuda_part {

std::vector<Device> devices() {
  std::vector<Device> all;
  const cuda::Devices known = cuda::devices();
  for (const auto& device : known.found)
    all.push_back(
        {.backend = "cuda", .name = device.name, .usable = device.usable, .why_not = device.why_not});
  if (known.why_none)
    all.push_back(
        {.backend = "cuda", .name = "CUDA", .usable = false, .why_not = known.why_none->message});
  return all;
}

Result<std::unique_ptr<Backend>> make_backend() {
  cuda::DeviceInfo device;
  if (auto error = cuda::use_device(device)) return std::unexpected(std::move(*error));
  try {
    return std::make_unique<CudaBackend>(device.name);
  } catch (const std::exception& lost) {
    return std::unexpected(unavailable(lost.what(), "--backend cpu runs without a device"));
  }
}

namespace {

void evaluate_there(const kernels::Evaluation& what) {
  const cuda::Stream stream;
  const auto row = bytes(what.stride, size_of(what.precision));
  const auto rows = [&](const void* wanted, std::size_t count) {
    return cuda::DeviceMemory(wanted ? count * row : 0);
  };
  const auto n = static_cast<std::size_t>(what.surface.dimension);
  const auto x = rows(what.x, n), f = rows(what.f, 1), gradient = rows(what.gradient, n),
             hessian = rows(what.hessian, n * n), direction = rows(what.direction, n),
             hessian_vector = rows(what.direction, n);
  cuda::copy_to_device(stream.get(), x.as<void>(), what.x, x.bytes());
  cuda::copy_to_device(stream.get(), direction.as<void>(), what.direction, direction.bytes());
  kernels::Evaluation there = what;
  there.x = x.as<void>();
  there.f = f.as<void>();
  there.gradient = gradient.as<void>();
  there.hessian = hessian.as<void>();
  there.direction = direction.as<void>();
  there.hessian_vector = hessian_vector.as<void>();
  require(device::evaluate(stream.get(), there), "evaluating points");
  const auto back = [&](void* to, const cuda::DeviceMemory& from) {
    cuda::copy_to_host(stream.get(), to, from.as<void>(), from.bytes());
  };
  back(what.f, f);
  back(what.gradient, gradient);
  back(what.hessian, hessian);
  back(what.hessian_vector, hessian_vector);
  stream.finish();
}

}  // namespace

std::optional<Error> evaluate(const kernels::Evaluation& what) {
  if (what.count <= 0) return {};
  cuda::DeviceInfo device;
  if (auto error = cuda::use_device(device)) return error;
  try {
    evaluate_there(what);
  } catch (const std::bad_alloc&) {
    return unavailable("the memory of " + device.name + " does not hold the points",
                       "evaluate fewer at a time");
  } catch (const std::exception& lost) {
    return unavailable(lost.what(), "--backend cpu runs without a device");
  }
  return {};
}

}  // namespace cuda_part
}  // namespace steepest::engine
