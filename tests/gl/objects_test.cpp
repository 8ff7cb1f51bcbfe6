// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <utility>

#include "gl/objects.h"
#include "gl/readback.h"
#include "gl_fixture.h"

namespace steepest::test {
namespace {

using Objects = GlTest;

TEST_F(Objects, AnOwnerDeletesItsObjectOnceAndMovingHandsItOver) {
  GLuint name = 0;
  {
    gl::Buffer first = gl::make_buffer();
    name = first.get();
    EXPECT_TRUE(glIsBuffer(name));
    gl::Buffer second = std::move(first);
    EXPECT_EQ(second.get(), name);
    EXPECT_FALSE(first);  // NOLINT: a moved-from owner is empty
    gl::Buffer third = gl::make_buffer();
    const GLuint replaced = third.get();
    third = std::move(second);
    EXPECT_EQ(third.get(), name);
    EXPECT_FALSE(glIsBuffer(replaced));
    EXPECT_TRUE(glIsBuffer(name));
  }
  EXPECT_FALSE(glIsBuffer(name));
}

TEST_F(Objects, StreamReplacesTheWholeContents) {
  const gl::Buffer buffer = gl::make_buffer();
  for (const int count : {3, 1000, 2}) {
    const std::vector<float> wrote(static_cast<std::size_t>(count), static_cast<float>(count));
    std::vector<float> read(wrote.size());
    gl::stream(buffer.get(), std::as_bytes(std::span(wrote)));
    glGetNamedBufferSubData(buffer.get(), 0, GLsizeiptr(read.size() * sizeof(float)), read.data());
    EXPECT_EQ(read, wrote);
    GLint size = 0;
    glGetNamedBufferParameteriv(buffer.get(), GL_BUFFER_SIZE, &size);
    EXPECT_EQ(size, count * 4);
  }
}

TEST_F(Objects, ReadBackBeginsAtTheTop) {
  const gl::Texture colour = gl::make_texture_2d(GL_RGBA8, 4, 3);
  const gl::Framebuffer framebuffer = gl::make_framebuffer();
  glNamedFramebufferTexture(framebuffer.get(), GL_COLOR_ATTACHMENT0, colour.get(), 0);
  std::vector<std::uint8_t> rows(4 * 3 * 4);
  for (std::size_t k = 0; k < rows.size(); ++k) rows[k] = std::uint8_t(k / 16 * 50);  // bottom row: 0
  glTextureSubImage2D(colour.get(), 0, 0, 0, 4, 3, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
  const gl::Image image = gl::read_colour(framebuffer.get(), 4, 3);
  EXPECT_EQ(image.rgba.front(), 100);
  EXPECT_EQ(image.rgba.back(), 0);
}

TEST_F(Objects, SoftwareRenderersAreKnownByName) {
  EXPECT_TRUE(gl::is_software_renderer("llvmpipe (LLVM 15.0.6, 256 bits)"));
  EXPECT_TRUE(gl::is_software_renderer("softpipe"));
  EXPECT_FALSE(gl::is_software_renderer("NVIDIA H100 PCIe/PCIe/SSE2"));
  EXPECT_TRUE(context_->info().at_least(4, 5));
}

TEST_F(Objects, TwoContextsMayLiveOneAfterTheOther) {
  const std::string platform = context_->platform();
  auto second = gl::HeadlessContext::create();
  ASSERT_TRUE(second);
  EXPECT_EQ((*second)->platform(), platform);
  second->reset();
  messages_.reset();
  context_ = std::move(*gl::HeadlessContext::create({.debug = true, .cuda_device = -1}));
  messages_.emplace([](gl::Severity, std::string_view text) { ADD_FAILURE() << text; },
                    gl::Severity::Low);
  EXPECT_TRUE(glIsBuffer(gl::make_buffer().get()));
}

}  // namespace
}  // namespace steepest::test
