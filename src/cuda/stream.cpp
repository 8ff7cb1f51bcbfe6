// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cuda/stream.h"

#include <cuda_runtime_api.h>

#include "cuda/error.h"

namespace steepest::cuda {

Stream::Stream() {
  require(cudaStreamCreateWithFlags(&handle_, cudaStreamNonBlocking), "creating a stream");
}
Stream::~Stream() {
  if (handle_) cudaStreamDestroy(handle_);
}
void Stream::finish() const { require(cudaStreamSynchronize(handle_), "running kernels"); }

}  // namespace steepest::cuda
