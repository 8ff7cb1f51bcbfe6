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
    std::uint16_t x, y;    ///< of the middle, quarters of a pixel from the lower left corner
    std::uint16_t colour;  ///< index into colours_
  };
  struct Layer {
    std::vector<Splat> splats;  ///< as the chains come; the first `count` of them
    std::size_t count = 0;
    std::vector<std::uint32_t> begin;  ///< of each band in by_band
    std::vector<Splat> by_band;
    int left = 1 << 30, right = -1;  ///< columns of the discs' middles
  };
  using Chunk = std::array<Layer, kLayers>;
  /// The part of the picture that discs may touch.
  struct Extent {
    int left = 0, right = 0, bottom = 0, top = 0;  ///< right and top are past the end
  };
  /// What a disc does to the pixels round it, for each of 4 x 4 places of its middle in a pixel.
  struct Sprite {
    struct Entry {
      int column, row;           ///< from the middle's pixel
      float cover;               ///< share of what was there before that goes
      std::array<float, 4> add;  ///< share of the disc's colour; its coverage
    };
    int reach = 0;
    std::array<std::vector<Entry>, kQuarter * kQuarter> entries;
    const std::vector<Entry>& at(const Splat& s) const {
      return entries[std::size_t(s.y % kQuarter * kQuarter + s.x % kQuarter)];
    }
  };
  struct Projection;

  void colours(const Frame& frame, const DiscStyle& style);
  static Sprite sprite(const DiscStyle& style);
  void project(const Frame& frame, const Projection& projection, std::size_t chunk);
  void sort_into_bands(Layer& layer, int reach) const;
  void blend_band(int band, std::vector<float>& pixels);
  void blend(const Splat& splat, const Sprite& sprite, int row_begin, int row_end, float* pixels) const;
  Extent touched() const;
  void upload_and_draw(const gl::Program& program);

  std::vector<float> depth_;
  int width_ = 0, height_ = 0, bands_ = 0;
  std::array<Sprite, kLayers> sprites_;
  std::vector<std::array<float, 4>> colours_;
  std::vector<Chunk> chunks_;
  Extent extent_;
  std::vector<std::uint32_t> image_;
  gl::Texture texture_;
  gl::VertexArray empty_;
};

}  // namespace steepest::view
