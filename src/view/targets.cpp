// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/targets.h"

namespace steepest::view {
namespace {

bool attach(const gl::Framebuffer& framebuffer, const gl::Texture& colour, const gl::Texture& depth) {
  glNamedFramebufferTexture(framebuffer.get(), GL_COLOR_ATTACHMENT0, colour.get(), 0);
  glNamedFramebufferTexture(framebuffer.get(), GL_DEPTH_ATTACHMENT, depth.get(), 0);
  return glCheckNamedFramebufferStatus(framebuffer.get(), GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

}  // namespace

bool Targets::resize(int width, int height, int samples) {
  if (width == width_ && height == height_ && samples == samples_) return true;
  *this = Targets();  // gives the old memory back before asking for more
  width_ = width, height_ = height, samples_ = samples;
  colour_ = gl::make_texture_2d(GL_RGBA8, width, height);
  depth_ = gl::make_texture_2d(GL_DEPTH_COMPONENT32F, width, height);
  frame_colour_ = gl::make_texture_2d(GL_RGBA8, width, height);
  resolved_ = gl::make_framebuffer();
  frame_ = gl::make_framebuffer();
  bool whole = attach(resolved_, colour_, depth_) && attach(frame_, frame_colour_, depth_);
  if (samples > 1) {
    many_colour_ = gl::make_target(GL_RGBA8, width, height, samples);
    many_depth_ = gl::make_target(GL_DEPTH_COMPONENT32F, width, height, samples);
    multisampled_ = gl::make_framebuffer();
    whole = attach(multisampled_, many_colour_, many_depth_) && whole;
  }
  if (!whole) *this = Targets();
  return whole;
}

void Targets::resolve() const {
  if (samples_ <= 1) return;
  glBlitNamedFramebuffer(multisampled_.get(), resolved_.get(), 0, 0, width_, height_, 0, 0, width_,
                         height_, GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT, GL_NEAREST);
}

void Targets::keep_depth() {
  if (samples_ > 1) {
    glBlitNamedFramebuffer(multisampled_.get(), resolved_.get(), 0, 0, width_, height_, 0, 0, width_,
                           height_, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
    return;
  }
  if (!kept_depth_) kept_depth_ = gl::make_texture_2d(GL_DEPTH_COMPONENT32F, width_, height_);
  glCopyImageSubData(depth_.get(), GL_TEXTURE_2D, 0, 0, 0, 0, kept_depth_.get(), GL_TEXTURE_2D, 0, 0, 0,
                     0, width_, height_, 1);
}

void Targets::restore_depth() const {
  if (samples_ > 1) return;
  glCopyImageSubData(kept_depth_.get(), GL_TEXTURE_2D, 0, 0, 0, 0, depth_.get(), GL_TEXTURE_2D, 0, 0, 0,
                     0, width_, height_, 1);
}

void Targets::resolve_colour() const {
  if (samples_ <= 1) return;
  glBlitNamedFramebuffer(multisampled_.get(), resolved_.get(), 0, 0, width_, height_, 0, 0, width_,
                         height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

Targets* Targets::half() {
  if (!half_) half_ = std::make_unique<Targets>();
  const bool made = half_->resize((width_ + 1) / 2, (height_ + 1) / 2, 1);
  return made ? half_.get() : nullptr;
}

void Targets::enlarge_half() const {
  const GLuint from = half_->resolved_.get();
  const int w = half_->width_, h = half_->height_;
  glBlitNamedFramebuffer(from, resolved_.get(), 0, 0, w, h, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT,
                         GL_LINEAR);
  glBlitNamedFramebuffer(from, resolved_.get(), 0, 0, w, h, 0, 0, width_, height_, GL_DEPTH_BUFFER_BIT,
                         GL_NEAREST);
}

void Targets::copy_resolved_to_frame() const {
  glCopyImageSubData(colour_.get(), GL_TEXTURE_2D, 0, 0, 0, 0, frame_colour_.get(), GL_TEXTURE_2D, 0, 0,
                     0, 0, width_, height_, 1);
}

void Targets::present(GLuint target, int x, int y) const {
  glBlitNamedFramebuffer(frame_.get(), target, 0, 0, width_, height_, x, y, x + width_, y + height_,
                         GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace steepest::view
