// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "vector_cpu.h"

#include "vector_step.h"

namespace steepest::kernels::cpu {
namespace {

/// Of a block, kBlock numbers each: x, gradient, step, f, Hessian.
std::size_t rows_of(const StepPlan& plan, const Chains& chains) {
  const auto n = static_cast<std::size_t>(chains.dimension);
  return 3 * n + 1 + (plan.hessian ? n * n : 0);
}

constexpr baseline::NormalTable kTable{baseline::kNormal0, baseline::kNormal1, baseline::kNormal2,
                                       baseline::kNormal3, baseline::kNormal4};

template <class R>
class VectorBlock {
 public:
  VectorBlock(const IsaTable& table, const StepPlan& plan, const Chains& chains, std::int64_t first,
              void* scratch)
      : table_(table), plan_(plan), chains_(chains), first_(first), x_(static_cast<R*>(scratch)) {
    const std::int64_t row = std::int64_t{chains.dimension} * kBlock, left = chains.count - first;
    count_ = static_cast<int>(left < kBlock ? left : kBlock);
    gradient_ = x_ + row;
    step_ = gradient_ + row;
    f_ = step_ + row;
    hessian_ = f_ + kBlock;
  }

  void advance() {
    for (int t = 0; t < plan_.steps; ++t) {
      evaluate();
      baseline::VectorCall<R> call = call_of(t);
      for (int i = 0; i < count_; ++i) {
        if (plan_.per_chain) take_numbers(call, t, i);
        baseline::vector_update(call, kTable, first_ + i);
      }
    }
  }

  Divergence explain(std::int64_t chain) {
    evaluate();
    baseline::VectorCall<R> call = call_of(0);
    if (plan_.per_chain) take_numbers(call, 0, static_cast<int>(chain - first_));
    const baseline::VectorChain<R> c = call.chain(chain);
    R* const gradient = x_;  // without noise; the copy of the position has done its work
    for (int i = 0; i < c.dimension; ++i) gradient[i] = c.g(i);
    if (call.noise) baseline::add_noise(call, kTable, c, chain);
    baseline::VectorRule<baseline::VectorRules>::propose(call.rule, c,
                                                         baseline::step_numbers<R>(call.numbers));
    Divergence d;
    d.chain = chain;
    d.step = plan_.first_step;
    for (int i = 0; i < c.dimension; ++i) {
      d.coordinate = i;
      d.gradient = static_cast<double>(gradient[i]);
      if (const R lost = baseline::lost_by(c, i); lost != lost) break;
    }
    return d;
  }

 private:
  void evaluate() {
    for (int i = 0; i < chains_.dimension; ++i)
      memcpy(x_ + i * kBlock, static_cast<const R*>(chains_.x) + i * chains_.stride + first_,
             kBlock * sizeof(R));
    Evaluation e;
    e.surface = plan_.surface;
    e.precision = chains_.precision;
    e.count = e.stride = kBlock;
    e.x = x_, e.f = f_, e.gradient = gradient_;
    e.hessian = plan_.hessian ? hessian_ : nullptr;
    table_.evaluate(e, 0, (count_ + 15) / 16 * 16);
  }
  baseline::VectorCall<R> call_of(int t) const {
    auto call = baseline::vector_call<R>(plan_, chains_, t);
    call.gradient = gradient_, call.step = step_, call.hessian = hessian_;
    call.spare = kBlock, call.first = first_;
    return call;
  }
  void take_numbers(baseline::VectorCall<R>& call, int t, int i) {
    if (i == 0 || filled_ != t) {
      plan_.per_chain->fill(first_, count_, plan_.first_step + t, numbers_);
      filled_ = t;
    }
    for (int k = 0; k < kRuleNumbers; ++k) call.numbers[k] = static_cast<R>(numbers_[k * kBlock + i]);
  }

  const IsaTable& table_;
  const StepPlan& plan_;
  const Chains& chains_;
  std::int64_t first_;
  int count_ = 0, filled_ = -1;
  R *x_, *gradient_ = nullptr, *step_ = nullptr, *f_ = nullptr, *hessian_ = nullptr;
  double numbers_[kRuleNumbers * kBlock];  ///< of single chains
};

template <class Work>
void with_block(const IsaTable& table, const StepPlan& plan, const Chains& chains, std::int64_t first,
                void* scratch, Work&& work) {
  if (chains.precision == Precision::F32) {
    VectorBlock<float> block(table, plan, chains, first, scratch);
    work(block);
  } else {
    VectorBlock<double> block(table, plan, chains, first, scratch);
    work(block);
  }
}

}  // namespace

std::size_t vector_scratch_bytes(const StepPlan& plan, const Chains& chains) {
  return rows_of(plan, chains) * kBlock * (chains.precision == Precision::F32 ? 4 : 8);
}

void advance_vector(const IsaTable& table, const StepPlan& plan, const Chains& chains,
                    std::int64_t first, void* scratch) {
  if (first >= chains.count) return;
  with_block(table, plan, chains, first, scratch, [](auto& block) { block.advance(); });
}

Divergence explain_vector(const IsaTable& table, const StepPlan& plan, const Chains& chains,
                          std::int64_t chain, void* scratch) {
  Divergence found;
  with_block(table, plan, chains, chain / kBlock * kBlock, scratch,
             [&](auto& block) { found = block.explain(chain); });
  return found;
}

}  // namespace steepest::kernels::cpu
