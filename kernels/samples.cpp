// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "batch.h"
#include "launch_samples.h"
#include "surfaces/list.h"

namespace steepest::kernels {
namespace {

using namespace steepest::baseline;

template <class Surface>
void draw(const BatchAt& at, double x, double y, DrawnBatch& batch) {
  if constexpr (requires { Surface::kSamples; }) {
    batch.all = Surface::kSamples;
    const BatchDraws draws = for_batch<Surface::kSamples>(at, [&](int k) {
      double d[Surface::kSampleNumbers];
      for (int i = 0; i < Surface::kSampleNumbers; ++i) d[i] = Surface::template sample<double>(k, i);
      DrawnSample one{k, 0, 0};
      Surface::add_sample(d, x, y, one.x, one.y);
      batch.draws.push_back(one);
    });
    const double scale = batch_scale<Surface, double>(draws);
    for (DrawnSample& one : batch.draws) one.x *= scale, one.y *= scale;
  }
}

template <class... S>
void draw(int surface, const BatchAt& at, double x, double y, DrawnBatch& batch, List<S...>) {
  using Draw = void (*)(const BatchAt&, double, double, DrawnBatch&);
  constexpr Draw kTable[] = {&draw<S>...};
  kTable[surface](at, x, y, batch);
}

template <class Surface>
void append(std::vector<double>& numbers) {
  if constexpr (requires { Surface::kSamples; })
    for (int k = 0; k < Surface::kSamples; ++k)
      for (int i = 0; i < Surface::kSampleNumbers; ++i)
        numbers.push_back(Surface::template sample<double>(k, i));
}
template <class... S>
std::vector<double> samples(std::string_view surface, List<S...>) {
  std::vector<double> numbers;
  ((S::kCard.name == surface ? append<S>(numbers) : void()), ...);
  return numbers;
}

}  // namespace

DrawnBatch drawn_batch(const Problem& problem, std::int64_t chain, std::int64_t update, double x,
                       double y) {
  const StepPlan plan = step_plan(problem, update, 0);
  DrawnBatch batch;
  if (plan.batch.size == 0 || plan.surface.nd >= 0) return batch;
  batch.sampling = plan.batch.sampling;
  draw(plan.surface.index, {plan.batch, problem.seed, static_cast<std::uint32_t>(chain), update}, x, y,
       batch, Surfaces{});
  if (batch.sampling == Sampling::Reshuffled) {
    batch.batches = (batch.all + plan.batch.size - 1) / plan.batch.size;
    batch.epoch = update / batch.batches;
    batch.number = static_cast<int>(update % batch.batches);
  }
  return batch;
}

std::vector<double> samples_of(std::string_view surface) { return samples(surface, Surfaces{}); }

}  // namespace steepest::kernels
