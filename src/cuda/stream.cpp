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

Event::Event() {
  require(cudaEventCreateWithFlags(&handle_, cudaEventDisableTiming), "creating an event");
}
Event::~Event() {
  if (handle_) cudaEventDestroy(handle_);
}
void Event::record(const Stream& stream) {
  require(cudaEventRecord(handle_, stream.get()), "recording an event");
}
bool Event::reached() const {
  const cudaError_t state = cudaEventQuery(handle_);
  if (state == cudaErrorNotReady) {
    clear_error();
    return false;
  }
  require(state, "running kernels");
  return true;
}
void Event::wait() const { require(cudaEventSynchronize(handle_), "running kernels"); }

}  // namespace steepest::cuda
