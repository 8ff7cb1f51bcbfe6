// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "advance_cuda.h"

int steepest::kernels::cuda::advance_f32(Stream stream, const StepPlan& plan, const Chains& chains) {
  return steepest::cuda::advance_chains<float>(stream, plan, chains);
}
