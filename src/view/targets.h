// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The framebuffers behind a picture: a (multisampled) one for the static scene, its resolved colour
// and depth, which are kept while only chains move, and a frame that shares that depth.
#pragma once
#include <memory>

#include "gl/objects.h"

namespace steepest::view {

class Targets {
 public:
  /// Makes what is missing. False when the driver refuses the size.
  bool resize(int width, int height, int samples);

  GLuint scene() const { return samples_ > 1 ? multisampled_.get() : resolved_.get(); }
  GLuint resolved() const { return resolved_.get(); }
  GLuint frame() const { return frame_.get(); }
  int width() const { return width_; }
  int height() const { return height_; }

  void resolve() const;  ///< scene to resolved, colour and depth
  /// Depth is resolved (or put aside) now; what is drawn until restore_depth() leaves none behind.
  void keep_depth();
  void restore_depth() const;
  void resolve_colour() const;
  /// Targets of half the size with one sample, made when first asked for; null when refused.
  Targets* half();
  void enlarge_half() const;  ///< half's picture and depth to resolved
  void copy_resolved_to_frame() const;
  void present(GLuint target, int x, int y) const;  ///< frame to a rectangle of another framebuffer

 private:
  int width_ = 0, height_ = 0, samples_ = 0;
  gl::Texture colour_, depth_, frame_colour_, many_colour_, many_depth_;
  gl::Texture kept_depth_;
  gl::Framebuffer multisampled_, resolved_, frame_;
  std::unique_ptr<Targets> half_;
};

}  // namespace steepest::view
