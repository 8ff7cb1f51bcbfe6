// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/splatter.h"

#include <algorithm>
#include <cmath>

#include "view/parallel.h"

namespace steepest::view {
namespace {

constexpr int kBandRows = 32;
constexpr std::size_t kChunk = 16'384;  // chains
constexpr float kDiscBias = .0016f, kShadowBias = .0003f;
constexpr int kBasinTable = 0, kRacerTable = 8, kRampTable = kRacerTable + kRacerColours;

std::uint32_t packed(const float* c) {
  const auto byte = [](float v) { return std::uint32_t(v * 255 + .5f); };
  return byte(c[0]) | byte(c[1]) << 8 | byte(c[2]) << 16 | byte(c[3]) << 24;
}

}  // namespace

/// Everything that turns a chain into a place on the screen, loaded once per frame.
struct Splatter::Projection {
  explicit Projection(const Frame& frame)
      : scale(frame.terrain.scale()),
        matrix(frame.lens.matrix),
        half(frame.terrain.half_size()),
        heights(frame.terrain.unit_heights().data()),
        columns(frame.terrain.columns()),
        rows(frame.terrain.rows()),
        width(float(frame.width())),
        height(float(frame.height())),
        mode(frame.view().colour),
        loss_height(frame.run.scene && frame.run.scene->problem.dimension > 2),
        log_slowest(float(SpeedScale(frame.terrain).log_slowest)) {
    const auto& r = frame.terrain.region();
    to_unit = {float(1 / (r[1] - r[0])), float(1 / (r[3] - r[2]))};
    low = {float(r[0]), float(r[2])};
  }

  /// 0 ... 1 over the region in both coordinates; false outside of it and for what is not a number.
  bool place(const ChainPoint& chain, glm::vec2& unit) const {
    unit = {(chain.x - low.x) * to_unit.x, (chain.y - low.y) * to_unit.y};
    return unit.x >= 0 && unit.x <= 1 && unit.y >= 0 && unit.y <= 1;
  }

  float unit_height(const ChainPoint& chain, glm::vec2 unit) const {
    const float x = unit.x * float(columns - 1), y = unit.y * float(rows - 1);
    const int i = std::min(int(x), columns - 2), j = std::min(int(y), rows - 2);
    const float u = x - float(i), v = y - float(j);
    const float* a = heights + std::ptrdiff_t(j) * columns + i;
    const float* b = a + columns;
    const float below = a[0] + (a[1] - a[0]) * u, above = b[0] + (b[1] - b[0]) * u;
    const float drawn = below + (above - below) * v;
    return loss_height ? std::max(drawn, float(scale.unit(chain.loss))) : drawn;
  }

  int colour(const ChainPoint& chain) const {
    if (mode == ChainColour::Basin || chain.basin == -2)
      return kBasinTable + (chain.basin < 0 ? chain.basin + 2 : 2 + chain.basin % kBasinColours);
    if (mode == ChainColour::Optimizer) return kRacerTable + chain.racer % kRacerColours;
    const float t = mode == ChainColour::Loss
                        ? float(scale.unit(chain.loss))
                        : (std::log10(std::max(chain.speed, 1e-30f)) - log_slowest) /
                              float(SpeedScale::kDecades);
    return kRampTable + int(std::clamp(t, 0.f, 1.f) * (kRampColours - 1) + .5f);
  }

  /// False when it lies outside the picture or behind the surface.
  bool pixel(glm::vec2 unit, float z, float bias, const std::vector<float>& depth, float& x, float& y) const {
    const glm::vec4 clip = matrix * glm::vec4((2.f * unit - 1.f) * half, z, 1);
    const float inverse = 1 / clip.w;
    x = (clip.x * inverse * .5f + .5f) * width;
    y = (clip.y * inverse * .5f + .5f) * height;
    if (!(x >= 0 && x < width && y >= 0 && y < height)) return false;
    const float here = (clip.z * inverse - bias) * .5f + .5f;
    return here <= depth[std::size_t(y) * std::size_t(width) + std::size_t(x)];
  }

  HeightScale scale;
  glm::mat4 matrix;
  glm::vec2 half, to_unit, low;
  const float* heights;
  int columns, rows;
  float width, height;
  ChainColour mode;
  bool loss_height;
  float log_slowest;
};

void Splatter::colours(const Frame& frame) {
  colours_.clear();
  const auto push = [&](const glm::vec3& c) { colours_.push_back({c.r, c.g, c.b, 1}); };
  for (int k = -2; k < kBasinColours; ++k) push(basin_colour(k));
  for (int k = 0; k < kRacerColours; ++k) push(racer_colour(k));
  for (const glm::vec3& c : chain_ramp(frame.view().colour)) push(c);
}

Splatter::Sprite Splatter::sprite(const DiscStyle& style) {
  Sprite s;
  const float radius = .5f * style.diameter;
  s.reach = int(std::ceil(radius + .5f));
  s.side = 2 * s.reach + 1;
  for (int fy = 0; fy < kQuarter; ++fy)
    for (int fx = 0; fx < kQuarter; ++fx)
      for (int j = -s.reach; j <= s.reach; ++j)
        for (int i = -s.reach; i <= s.reach; ++i) {
          const float dx = float(i) + .5f - (float(fx) + .5f) / kQuarter;
          const float dy = float(j) + .5f - (float(fy) + .5f) / kQuarter;
          const float r = std::sqrt(dx * dx + dy * dy);
          const float edge = std::clamp(r - (radius - style.rim) + .5f, 0.f, 1.f);
          const float rim = style.rim > 0 ? edge * edge * (3 - 2 * edge) : 0;
          s.cover.push_back(std::clamp(radius - r + .5f, 0.f, 1.f) * style.alpha);
          s.core.push_back(1 - .88f * rim);
        }
  return s;
}

void Splatter::project(const Frame& frame, const Projection& projection, std::size_t index) {
  Chunk& chunk = chunks_[index];
  for (auto& splats : chunk.splats) splats.clear();
  const auto all = frame.run.chains;
  const auto chains = all.subspan(index * kChunk, std::min(kChunk, all.size() - index * kChunk));
  const bool shadows = frame.view().floor;
  glm::vec2 unit;
  float x = 0, y = 0;
  for (const ChainPoint& chain : chains) {
    if (!projection.place(chain, unit)) continue;
    const std::uint16_t colour = std::uint16_t(projection.colour(chain));
    const auto push = [&](std::size_t layer) {
      chunk.splats[layer].push_back({std::uint16_t(x * kQuarter), std::uint16_t(y * kQuarter), colour});
    };
    if (shadows && projection.pixel(unit, -Terrain::kGap, kShadowBias, depth_, x, y)) push(0);
    const float z = Terrain::kTop * projection.unit_height(chain, unit);
    if (projection.pixel(unit, z, kDiscBias, depth_, x, y)) push(1);
  }
  for (int layer = 0; layer < kLayers; ++layer) sort_into_bands(chunk, layer);
}

void Splatter::sort_into_bands(Chunk& chunk, int layer) const {
  const std::size_t at = std::size_t(layer);
  const int reach = sprites_[at].reach;
  const auto bands_of = [&](const Splat& s) {
    const int y = s.y / kQuarter;
    return std::pair{std::max(0, (y - reach) / kBandRows), std::min(bands_ - 1, (y + reach) / kBandRows)};
  };
  auto& begin = chunk.begin[at];
  begin.assign(std::size_t(bands_) + 1, 0);
  for (const Splat& s : chunk.splats[at])
    for (auto [band, last] = bands_of(s); band <= last; ++band) ++begin[std::size_t(band) + 1];
  for (std::size_t k = 1; k < begin.size(); ++k) begin[k] += begin[k - 1];
  chunk.by_band[at].resize(begin.back());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const Splat& s : chunk.splats[at])
    for (auto [band, last] = bands_of(s); band <= last; ++band)
      chunk.by_band[at][next[std::size_t(band)]++] = s;
}

void Splatter::blend(const Splat& splat, const Sprite& sprite, int row_begin, int row_end,
                     float* pixels) const {
  const int x = splat.x / kQuarter, y = splat.y / kQuarter;
  const float* cover = sprite.at(sprite.cover, splat.x % kQuarter, splat.y % kQuarter);
  const float* core = sprite.at(sprite.core, splat.x % kQuarter, splat.y % kQuarter);
  const auto& colour = colours_[splat.colour];
  const int first = std::max(x - sprite.reach, 0), last = std::min(x + sprite.reach, width_ - 1);
  for (int row = std::max(y - sprite.reach, row_begin); row <= std::min(y + sprite.reach, row_end - 1); ++row) {
    const int from = (row - y + sprite.reach) * sprite.side - x + sprite.reach;
    float* out = pixels + (std::ptrdiff_t(row - row_begin) * width_ + first) * 4;
    for (int i = first; i <= last; ++i, out += 4) {
      const float a = cover[from + i];
      if (a <= 0) continue;
      const float keep = 1 - a, add = a * core[from + i];
      for (std::size_t k = 0; k < 3; ++k) out[k] = out[k] * keep + colour[k] * add;
      out[3] = out[3] * keep + a;
    }
  }
}

void Splatter::blend_band(int band, std::vector<float>& pixels) {
  const int begin = band * kBandRows, end = std::min(begin + kBandRows, height_);
  const std::size_t count = std::size_t(end - begin) * std::size_t(width_);
  bool any = false;
  for (std::size_t layer = 0; layer < kLayers; ++layer)
    for (const Chunk& chunk : chunks_) {
      const auto& range = chunk.begin[layer];
      const std::uint32_t first = range[std::size_t(band)], last = range[std::size_t(band) + 1];
      if (first != last && !any) pixels.assign(count * 4, 0), any = true;
      for (std::uint32_t k = first; k < last; ++k)
        blend(chunk.by_band[layer][k], sprites_[layer], begin, end, pixels.data());
    }
  std::uint32_t* out = &image_[std::size_t(begin) * std::size_t(width_)];
  if (!any) return void(std::fill_n(out, count, 0u));
  for (std::size_t k = 0; k < count; ++k)
    out[k] = pixels[4 * k + 3] > 0 ? packed(&pixels[4 * k]) : 0;
}

void Splatter::draw(const gl::Program& program, const Frame& frame) {
  const std::int64_t count = std::int64_t(frame.run.chains.size());
  const std::size_t pixels = std::size_t(frame.width()) * std::size_t(frame.height());
  if (count < 1 || depth_.size() != pixels) return;
  if (width_ != frame.width() || height_ != frame.height()) {
    width_ = frame.width(), height_ = frame.height();
    bands_ = (height_ + kBandRows - 1) / kBandRows;
    image_.assign(pixels, 0);
    texture_ = gl::make_texture_2d(GL_RGBA8, width_, height_);
  }
  const DiscStyle disc = disc_style(frame, count);
  sprites_ = {sprite(shadow_style(disc, frame, count)), sprite(disc)};
  colours(frame);
  chunks_.resize((std::size_t(count) + kChunk - 1) / kChunk);
  const Projection projection(frame);
  parallel_for(int(chunks_.size()), [&](int k) { project(frame, projection, std::size_t(k)); });
  parallel_for(bands_, [&](int band) {
    thread_local std::vector<float> band_pixels;
    blend_band(band, band_pixels);
  });
  upload();
  program.set("uImage", 0);
  program.set2("uOffset", 0, 0);
  glBindTextureUnit(0, texture_.get());
  program.use();
  if (!empty_) empty_ = gl::make_vertex_array();
  glBindVertexArray(empty_.get());
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDisable(GL_BLEND);
}

void Splatter::upload() {
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTextureSubImage2D(texture_.get(), 0, 0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, image_.data());
}

}  // namespace steepest::view
