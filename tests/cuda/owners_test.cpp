// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cstring>
#include <limits>
#include <new>
#include <stdexcept>
#include <type_traits>

#include "cuda/device.h"
#include "cuda/error.h"
#include "cuda/memory.h"
#include "cuda/stream.h"
#include "cuda_fixture.h"

namespace steepest::engine {
namespace {

class CudaOwners : public CudaTest {};

template <class T>
inline constexpr bool kMoveOnly =
    std::is_nothrow_move_constructible_v<T> && !std::is_copy_constructible_v<T>;
static_assert(kMoveOnly<cuda::DeviceMemory> && kMoveOnly<cuda::PinnedMemory> && kMoveOnly<cuda::Stream>);

TEST_F(CudaOwners, BytesGoThereAndBack) {
  cuda::Stream stream;
  const cuda::PinnedMemory out(1000), in(1000);
  cuda::DeviceMemory device(1000);
  std::memset(out.as<char>(), 42, 1000);
  std::memset(in.as<char>(), 0, 1000);
  cuda::copy_to_device(stream.get(), device.as<void>(), out.as<void>(), 1000);
  cuda::DeviceMemory moved = std::move(device);
  EXPECT_EQ(device.bytes(), 0u);
  cuda::copy_to_host(stream.get(), in.as<void>(), moved.as<void>(), 1000);
  stream.finish();
  EXPECT_EQ(std::memcmp(in.as<char>(), out.as<char>(), 1000), 0);
  cuda::fill_with_zero(stream.get(), moved.as<void>(), 1000);
  cuda::copy_to_host(stream.get(), in.as<void>(), moved.as<void>(), 1000);
  stream.finish();
  EXPECT_EQ(in.as<char>()[999], 0);
}

TEST_F(CudaOwners, ResizeKeepsWhatFits) {
  cuda::DeviceMemory memory(64);
  const void* const before = memory.as<void>();
  memory.resize(64);
  EXPECT_EQ(memory.as<void>(), before);
  memory.resize(0);
  EXPECT_EQ(memory.as<void>(), nullptr);
  memory.resize(128);
  EXPECT_EQ(memory.bytes(), 128u);
}

TEST_F(CudaOwners, TooMuchMemoryIsAnOrdinaryFailure) {
  EXPECT_GT(cuda::free_memory(), 0u);
  EXPECT_THROW(cuda::DeviceMemory(std::size_t{1} << 50), std::bad_alloc);
  EXPECT_NO_THROW(cuda::DeviceMemory(16));
}

TEST_F(CudaOwners, TheDeviceIsNamed) {
  cuda::DeviceInfo device;
  EXPECT_FALSE(cuda::use_device(device));
  EXPECT_FALSE(device.name.empty());
  EXPECT_GE(10 * device.major + device.minor, 75);
  EXPECT_GT(device.memory, 0u);
  const auto backend = backend_of(problem_of("bowl", "sgd", Precision::F32), BackendChoice::Cuda);
  EXPECT_EQ(backend->name(), "cuda");
  EXPECT_EQ(backend->device(), device.name);
}

TEST(CudaErrors, SayWhatHappenedAndWhatToDo) {
  EXPECT_FALSE(cuda::error_of(0, "resting"));
  const auto error = cuda::error_of(2, "allocating memory");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::Unavailable);
  EXPECT_NE(error->message.find("allocating memory"), std::string::npos);
  EXPECT_NE(error->hint.find("fewer chains"), std::string::npos);
  EXPECT_NE(cuda::error_of(35, "looking")->hint.find("driver"), std::string::npos);
  EXPECT_NO_THROW(cuda::require(0, "resting"));
  EXPECT_THROW(cuda::require(700, "running kernels"), std::runtime_error);
}

}  // namespace
}  // namespace steepest::engine
