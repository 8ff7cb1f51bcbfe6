// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Very many discs on machines without a GPU: projected, tested against the static depth and blended
// on the CPU into one premultiplied picture. Threads share the work by bands of rows, and a band
// blends its discs in the order of the chains, so the picture does not depend on their number.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "gl/program.h"
#include "view/disc_style.h"

namespace steepest::view {

class Splatter {
 public:
  /// The depth of the static scene, bottom row first; kept until the next call.
  void set_depth(std::vector<float> depth) { depth_ = std::move(depth); }
  /// Splats the run's chains (and their shadows) and draws the picture over the bound framebuffer.
  void draw(const gl::Program& program, const Frame& frame);

 private:
  static constexpr int kQuarter = 4;  // places are kept in quarters of a pixel
  static constexpr int kLayers = 2;   // shadows, then discs

  struct Splat {
    std::uint16_t x, y;   ///< of the middle, quarters of a pixel from the lower left corner
    std::uint16_t colour; ///< index into colours_
  };
  struct Chunk {
    std::array<std::vector<Splat>, kLayers> splats;  ///< as the chains come
    std::array<std::vector<std::uint32_t>, kLayers> begin;
    std::array<std::vector<Splat>, kLayers> by_band;
  };
  /// Coverage and colour share of a disc about each of 4 x 4 places within a pixel.
  struct Sprite {
    int reach = 0, side = 1;  ///< pixels from the middle's pixel; 2 reach + 1
    std::vector<float> cover, core;
    const float* at(const std::vector<float>& v, int fx, int fy) const {
      return &v[std::size_t((fy * kQuarter + fx) * side * side)];
    }
  };
  struct Projection;

  void colours(const Frame& frame);
  static Sprite sprite(const DiscStyle& style);
  void project(const Frame& frame, const Projection& projection, std::size_t chunk);
  void sort_into_bands(Chunk& chunk, int layer) const;
  void blend_band(int band, std::vector<float>& pixels);
  void blend(const Splat& splat, const Sprite& sprite, int row_begin, int row_end, float* pixels) const;
  void upload();

  std::vector<float> depth_;
  int width_ = 0, height_ = 0, bands_ = 0;
  std::array<Sprite, kLayers> sprites_;
  std::vector<std::array<float, 4>> colours_;
  std::vector<Chunk> chunks_;
  std::vector<std::uint32_t> image_;
  gl::Texture texture_;
  gl::VertexArray empty_;
};

}  // namespace steepest::view
