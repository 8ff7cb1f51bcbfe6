// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/splatter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

#include "view/chain_projection.h"
#include "view/parallel.h"

namespace steepest::view {
namespace {

constexpr int kBandRows = 16;
constexpr std::size_t kChunk = 16'384;  // chains
constexpr float kDiscBias = .0016f, kShadowBias = .0003f;
constexpr int kBasinTable = 0, kRacerTable = 2 + kBasinColours, kRampTable = kRacerTable + kRacerColours;

// A pixel's four channels at once: the compiler cannot know that a pixel and a sprite never overlap.
typedef float Four __attribute__((vector_size(16)));
Four load(const float* from) {
  Four v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
void store(float* to, Four v) { std::memcpy(to, &v, sizeof v); }

std::uint32_t packed(const float* c) {
  const auto byte = [](float v) { return std::uint32_t(v * 255 + .5f); };
  return byte(c[0]) | byte(c[1]) << 8 | byte(c[2]) << 16 | byte(c[3]) << 24;
}

}  // namespace

/// With its colour, and whether the static scene lets it be seen.
struct Splatter::Projection : ChainProjection {
  explicit Projection(const Frame& frame)
      : ChainProjection(frame.terrain, frame.lens,
                        frame.run.scene && frame.run.scene->problem.dimension > 2),
        width(frame.width()),
        height(frame.height()),
        mode(frame.view().colour),
        log_slowest(float(SpeedScale(frame.terrain).log_slowest)) {}

  /// An index into the table of colours, whatever the record holds.
  int colour(const ChainPoint& chain) const {
    if (mode == ChainColour::Basin || chain.basin == -2)
      return kBasinTable + 2 +
             (chain.basin < 0 ? std::max<int>(chain.basin, -2)
                              : std::min<int>(chain.basin, kBasinColours - 1));
    if (mode == ChainColour::Optimizer)
      return kRacerTable + std::max<int>(chain.racer, 0) % kRacerColours;
    const float t =
        mode == ChainColour::Loss
            ? float(scale.unit(chain.loss))
            : (std::log10(std::max(1e-30f, chain.speed)) - log_slowest) / float(SpeedScale::kDecades);
    const float shown = t >= 0 ? std::min(t, 1.f) : 0;  // 0 for what is not a number
    return kRampTable + int(shown * (kRampColours - 1) + .5f);
  }

  /// True when the place is in the picture and nothing stands before it.
  bool seen(const glm::vec4& window, float bias, const std::vector<float>& depth, Splat& splat) const {
    const float inverse = 1 / window.w, x = window.x * inverse, y = window.y * inverse;
    const bool on_screen = x >= 0 && x < float(width) && y >= 0 && y < float(height);
    const int i = on_screen ? int(x * kQuarter) : 0, j = on_screen ? int(y * kQuarter) : 0;
    splat.x = std::uint16_t(i), splat.y = std::uint16_t(j);
    const std::size_t at = std::size_t(j / kQuarter) * std::size_t(width) + std::size_t(i / kQuarter);
    return on_screen & (window.z * inverse - .5f * bias <= depth[at]);
  }

  int width, height;
  ChainColour mode;
  float log_slowest;
};

void Splatter::colours(const Frame& frame, const DiscStyle& style) {
  colours_.clear();
  const auto push = [&](const glm::vec3& c, float share = 1) {
    colours_.push_back({c.r * share, c.g * share, c.b * share, share});
  };
  for (int k = -2; k < kBasinColours; ++k) push(basin_colour(k), k == -1 ? style.elsewhere : 1);
  for (int k = 0; k < kRacerColours; ++k) push(racer_colour(frame.look(k)));
  for (const glm::vec3& c : chain_ramp(frame.view().colour)) push(c);
}

Splatter::Sprite Splatter::sprite(const DiscStyle& style) {
  Sprite s;
  const float radius = .5f * style.diameter;
  const int most = int(std::ceil(radius + 1));
  for (int place = 0; place < kQuarter * kQuarter; ++place)
    for (int row = -most; row <= most; ++row)
      for (int column = -most; column <= most; ++column) {
        const float dx = float(column) + .5f - (float(place % kQuarter) + .5f) / kQuarter;
        const float dy = float(row) + .5f - (float(place / kQuarter) + .5f) / kQuarter;
        const float r = std::sqrt(dx * dx + dy * dy);
        const float cover = std::clamp(radius - r + .5f, 0.f, 1.f) * style.alpha;
        if (cover <= .002f) continue;
        const float edge = std::clamp(r - (radius - style.rim) + .5f, 0.f, 1.f);
        const float core = style.rim > 0 ? 1 - .88f * edge * edge * (3 - 2 * edge) : 1;
        const float add = cover * core;
        s.entries[std::size_t(place)].push_back({column, row, cover, {add, add, add, cover}});
        s.reach = std::max({s.reach, std::abs(row), std::abs(column)});
      }
  return s;
}

void Splatter::project(const Frame& frame, const Projection& p, std::size_t index) {
  Chunk& chunk = chunks_[index];
  const auto all = frame.run.chains;
  const auto chains = all.subspan(index * kChunk, std::min(kChunk, all.size() - index * kChunk));
  for (Layer& layer : chunk) layer.splats.resize(kChunk);
  // Counted here rather than in the layers: those of two threads would share cache lines.
  Splat *shadows = chunk[0].splats.data(), *discs = chunk[1].splats.data();
  const bool floor = frame.floor();
  for (const ChainPoint& chain : chains) {
    const glm::vec2 unit = p.unit(chain);
    if (!ChainProjection::inside(unit)) continue;
    Splat splat{0, 0, std::uint16_t(p.colour(chain))};
    const glm::vec4 across = p.across(unit);
    if (floor) {  // written always, kept only when seen: no branch to guess
      const bool seen = p.seen(p.floor + across, kShadowBias, depth_, splat);
      *shadows = splat, shadows += seen;
    }
    const float height = p.stands(chain, unit);
    const bool seen = p.seen(p.origin + across + p.by_height * height, kDiscBias, depth_, splat);
    *discs = splat, discs += seen;
  }
  chunk[0].count = std::size_t(shadows - chunk[0].splats.data());
  chunk[1].count = std::size_t(discs - chunk[1].splats.data());
  for (std::size_t layer = 0; layer < kLayers; ++layer)
    sort_into_bands(chunk[layer], sprites_[layer].reach);
}

void Splatter::sort_into_bands(Layer& layer, int reach) const {
  const auto splats = std::span(layer.splats).first(layer.count);
  const auto bands_of = [&](const Splat& s) {
    const int y = s.y / kQuarter;
    return std::pair{std::max(0, y - reach) / kBandRows, std::min(bands_ - 1, (y + reach) / kBandRows)};
  };
  layer.begin.assign(std::size_t(bands_) + 1, 0);
  layer.left = 1 << 30, layer.right = -1;
  for (const Splat& s : splats) {
    layer.left = std::min(layer.left, s.x / kQuarter),
    layer.right = std::max(layer.right, s.x / kQuarter);
    for (auto [band, last] = bands_of(s); band <= last; ++band) ++layer.begin[std::size_t(band) + 1];
  }
  for (std::size_t k = 1; k < layer.begin.size(); ++k) layer.begin[k] += layer.begin[k - 1];
  layer.by_band.resize(layer.begin.back());
  std::vector<std::uint32_t> next(layer.begin.begin(), layer.begin.end() - 1);
  for (const Splat& s : splats)
    for (auto [band, last] = bands_of(s); band <= last; ++band)
      layer.by_band[next[std::size_t(band)]++] = s;
}

void Splatter::blend(const Splat& splat, const Sprite& sprite, int row_begin, int row_end,
                     float* pixels) const {
  const int x = splat.x / kQuarter, y = splat.y / kQuarter, reach = sprite.reach;
  const Four colour = load(colours_[splat.colour].data());
  const float share = colour[3];
  const bool whole = x >= reach && x + reach < width_ && y - reach >= row_begin && y + reach < row_end;
  float* middle = pixels + (std::ptrdiff_t(y - row_begin) * width_ + x) * 4;
  for (const Sprite::Entry& e : sprite.at(splat)) {
    if (!whole &&
        (x + e.column < 0 || x + e.column >= width_ || y + e.row < row_begin || y + e.row >= row_end))
      continue;
    float* out = middle + (std::ptrdiff_t(e.row) * width_ + e.column) * 4;
    store(out, load(out) * (1 - e.cover * share) + colour * load(e.add.data()));
  }
}

void Splatter::blend_band(int band, std::vector<float>& pixels) {
  const int begin = band * kBandRows, end = std::min(begin + kBandRows, height_);
  const std::size_t count = std::size_t(end - begin) * std::size_t(width_);
  bool any = false;
  for (std::size_t layer = 0; layer < kLayers; ++layer)
    for (const Chunk& chunk : chunks_) {
      const auto& range = chunk[layer].begin;
      const std::uint32_t first = range[std::size_t(band)], last = range[std::size_t(band) + 1];
      if (first != last && !any) pixels.assign(count * 4, 0), any = true;
      for (std::uint32_t k = first; k < last; ++k)
        blend(chunk[layer].by_band[k], sprites_[layer], begin, end, pixels.data());
    }
  const std::size_t wide = std::size_t(extent_.right - extent_.left);
  for (int row = begin; row < end; ++row) {
    std::uint32_t* out = &image_[std::size_t(row) * std::size_t(width_) + std::size_t(extent_.left)];
    if (!any) {
      std::fill_n(out, wide, 0u);
      continue;
    }
    const float* in =
        &pixels[(std::size_t(row - begin) * std::size_t(width_) + std::size_t(extent_.left)) * 4];
    for (std::size_t k = 0; k < wide; ++k) out[k] = in[4 * k + 3] > 0 ? packed(&in[4 * k]) : 0;
  }
}

Splatter::Extent Splatter::touched() const {
  int left = width_, right = -1, first = bands_, last = -1, reach = 0;
  for (std::size_t layer = 0; layer < kLayers; ++layer)
    for (const Chunk& chunk : chunks_) {
      const Layer& l = chunk[layer];
      if (l.count == 0) continue;
      left = std::min(left, l.left), right = std::max(right, l.right);
      reach = std::max(reach, sprites_[layer].reach);
      for (int band = 0; band < bands_; ++band)
        if (l.begin[std::size_t(band)] != l.begin[std::size_t(band) + 1])
          first = std::min(first, band), last = std::max(last, band);
    }
  if (last < 0) return {};
  return {std::max(left - reach, 0), std::min(right + reach + 1, width_), first * kBandRows,
          std::min((last + 1) * kBandRows, height_)};
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
  colours(frame, disc);
  chunks_.resize((std::size_t(count) + kChunk - 1) / kChunk);
  const Projection projection(frame);
  parallel_for(int(chunks_.size()), [&](int k) { project(frame, projection, std::size_t(k)); });
  extent_ = touched();
  if (extent_.right <= extent_.left) return;
  const int first = extent_.bottom / kBandRows, last = (extent_.top - 1) / kBandRows;
  parallel_for(last - first + 1, [&](int k) {
    thread_local std::vector<float> band_pixels;
    blend_band(first + k, band_pixels);
  });
  upload_and_draw(program);
}

void Splatter::upload_and_draw(const gl::Program& program) {
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  const int wide = extent_.right - extent_.left, high = extent_.top - extent_.bottom;
  glPixelStorei(GL_UNPACK_ROW_LENGTH, width_);
  glTextureSubImage2D(
      texture_.get(), 0, extent_.left, extent_.bottom, wide, high, GL_RGBA, GL_UNSIGNED_BYTE,
      &image_[std::size_t(extent_.bottom) * std::size_t(width_) + std::size_t(extent_.left)]);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  program.set("uImage", 0);
  program.set2("uOffset", 0, 0);
  glBindTextureUnit(0, texture_.get());
  program.use();
  if (!empty_) empty_ = gl::make_vertex_array();
  glBindVertexArray(empty_.get());
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);  // the rest of the texture holds an older frame
  glScissor(extent_.left, extent_.bottom, wide, high);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
}

}  // namespace steepest::view
