// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/legend_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "view/disc_style.h"
#include "view/scene_view.h"

namespace steepest::view {
namespace {

constexpr float kBarWidth = 11, kBarRight = 24, kBarTop = 56, kTick = 5, kLabel = 13;
constexpr float kClosest = 15, kPieces = 96;
constexpr float kWholeScene = 1.02f;  // zoom up to which the scene keeps to its rectangle
constexpr float kTitle = 20, kCaption = 14, kTitleLeft = 20, kTitleTop = 27;

struct BarPlace {
  float left, right, top, bottom;
  float y(float unit) const { return bottom + (top - bottom) * unit; }
};

/// Of the surface's colours, in a picture of w x h pixels; unset: no room beside the scene.
std::optional<BarPlace> surface_bar(float w, float h, float px) {
  if (w < 420 * px || h < 240 * px) return {};
  const float room = h - kBarTop * px - 60 * px;
  return BarPlace{std::round(w - (kBarRight + kBarWidth) * px), std::round(w - kBarRight * px),
                  std::round(kBarTop * px), std::round(kBarTop * px + std::min(.46f * h, room))};
}

/// Of the step lengths, below the surface's; unset: no room.
std::optional<BarPlace> speed_bar(BarPlace bar, float h, float px) {
  const float height = (bar.bottom - bar.top) * .55f;
  bar.top = bar.bottom + 64 * px, bar.bottom = bar.top + height;
  if (bar.bottom > h - 24 * px) return {};
  return bar;
}

template <class Colour>
void strip(Overlay& overlay, const BarPlace& bar, const Colour& colour) {
  for (int k = 0; k < int(kPieces); ++k) {
    const float low = float(k) / kPieces, high = float(k + 1) / kPieces;
    overlay.strip({bar.left, bar.y(high)}, {bar.right, bar.y(low)}, glm::vec4(colour(high), 1),
                  glm::vec4(colour(low), 1));
  }
}

/// Close up the scene reaches under the words: they get ground of their own.
void add_ground(const Frame& frame, Overlay& overlay, glm::vec2 low, glm::vec2 high) {
  if (frame.lens.zoom > kWholeScene)
    overlay.box(low, high, 8 * frame.px, glm::vec4(frame.theme.background, .84f));
}

class BarPainter {
 public:
  BarPainter(const Frame& frame, Overlay& overlay, BarPlace bar)
      : frame_(frame), overlay_(overlay), bar_(bar) {}
  void tick(float unit, const std::string& text) {
    const float y = std::round(bar_.y(unit));
    if (last_ - y < kClosest * frame_.px) return;
    last_ = y;
    const glm::vec4 colour(frame_.theme.muted, 1);
    const float px = frame_.px, hairline = std::max(1.f, std::round(px));
    overlay_.box({bar_.left - kTick * px, y}, {bar_.left, y + hairline}, 0, colour);
    overlay_.text({bar_.left - (kTick + 4) * px, y}, 1, text, {Face::Regular, kLabel * px, colour});
  }

 private:
  const Frame& frame_;
  Overlay& overlay_;
  BarPlace bar_;
  float last_ = 1e9f;  ///< ticks go up the bar
};

/// True when a label of the lowest value would be a short number.
bool is_round(double f) { return std::abs(f) < 1e-9 || number_text(f, 3).size() <= 4; }

void add_chain_ramp(const Frame& frame, Overlay& overlay, const BarPlace& surface) {
  const ChainColour mode = frame.view().colour;
  const float px = frame.px;
  BarPlace bar = surface;
  const auto ramp = chain_ramp(mode);
  const auto colour = [&](float t) { return ramp[std::size_t(t * (kRampColours - 1) + .5f)]; };
  const TextStyle head{Face::SemiBold, kLabel * px, glm::vec4(frame.theme.muted, 1)};
  if (mode == ChainColour::Loss) {  // same heights as the surface's bar: no ticks of its own
    bar.left = surface.right + 3 * px, bar.right = bar.left + 5 * px;
    strip(overlay, bar, colour);
    return;
  }
  const auto place = speed_bar(surface, float(frame.height()), px);
  if (!place) return;
  bar = *place;
  add_ground(frame, overlay, {bar.left - 76 * px, bar.top - 36 * px},
             {bar.right + 14 * px, bar.bottom + 16 * px});
  overlay.text({bar.right, bar.top - 18 * px}, 1, "step length", head);
  strip(overlay, bar, colour);
  BarPainter painter(frame, overlay, bar);
  const double slowest = SpeedScale(frame.terrain).log_slowest;
  for (int k = int(std::ceil(slowest)); k <= int(std::floor(slowest + SpeedScale::kDecades)); ++k)
    painter.tick(float((k - slowest) / SpeedScale::kDecades), number_text(std::pow(10., k)));
}

std::string shortened(Overlay& overlay, std::string text, const TextStyle& style, float room) {
  if (overlay.text_width(text, style) <= room) return text;
  while (!text.empty() && overlay.text_width(text + "…", style) > room) {
    do text.pop_back();
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80);
  }
  return text.empty() ? text : text + "…";
}

}  // namespace

float surface_saturation(const RunView& run) {
  const bool race = run.scene && !run.scene->racers.empty();
  return race ? .42f : 1.f;
}

void add_colour_bar(const Frame& frame, const std::vector<Level>& levels, Overlay& overlay) {
  const float px = frame.px;
  const auto place = surface_bar(float(frame.width()), float(frame.height()), px);
  if (!place) return;
  const BarPlace& bar = *place;
  const float saturation = surface_saturation(frame.run);
  add_ground(frame, overlay, {bar.left - 62 * px, bar.top - 36 * px},
             {bar.right + 14 * px, bar.bottom + 16 * px});
  const ColourMap map = frame.view().colour_map;
  const glm::vec4 muted(frame.theme.muted, 1);
  const TextStyle name{Face::Maths, 16 * px, muted}, head{Face::SemiBold, kLabel * px, muted};
  overlay.text({bar.right, bar.top - 18 * px}, 1, "𝑓", name);
  overlay.text({bar.right - overlay.text_width(" 𝑓", name), bar.top - 18 * px}, 1, "loss", head);
  strip(overlay, bar, [&](float t) { return surface_colour(map, frame.theme, saturation, t); });
  BarPainter painter(frame, overlay, bar);
  const double f_min = frame.terrain.scale().f_min();
  if (is_round(f_min)) painter.tick(0, number_text(f_min, 3));
  for (const Level& tick : height_ticks(frame.terrain.scale(), levels))
    painter.tick(tick.unit, number_text(tick.loss));
  if (frame.view().colour == ChainColour::Loss || frame.view().colour == ChainColour::Speed)
    add_chain_ramp(frame, overlay, bar);
}

std::optional<std::array<float, 4>> legend_area(const Scene& scene, const DrawSettings& settings) {
  const float px = float(settings.scale), h = float(settings.height);
  const auto bar = surface_bar(float(settings.width), h, px);
  if (!bar || !settings.labels) return {};
  float bottom = bar->bottom;
  if (scene.view.colour == ChainColour::Speed)
    if (const auto speed = speed_bar(*bar, h, px)) bottom = speed->bottom;
  return std::array{bar->left - 62 * px, bar->top - 36 * px, bar->right + 14 * px, bottom + 10 * px};
}

std::string title_text(const RunView& run) {
  if (run.scene && !run.scene->title.empty()) return run.scene->title;
  return run.surface ? std::string(run.surface->title) : std::string();
}

std::string caption_text(const RunView& run, std::int64_t chains) {
  if (run.scene && !run.scene->caption.empty()) return run.scene->caption;
  if (chains < 1) return {};
  std::string text = count_text(chains) + (chains == 1 ? " chain" : " chains");
  const ChainColour colour = run.scene ? run.scene->view.colour : ChainColour::Basin;
  constexpr std::array<const char*, 4> kBy = {"by the basin they are in", "by loss", "by step length",
                                              "by optimizer"};
  if (chains > 1) text += std::string(", coloured ") + kBy[std::size_t(colour)];
  return text + ", step " + count_text(run.step);
}

void add_title(const Frame& frame, Overlay& overlay) {
  const float px = frame.px;
  const std::int64_t chains =
      frame.settings.chains.buffer ? frame.settings.chains.count : std::int64_t(frame.run.chains.size());
  const float room = float(frame.width()) - (kTitleLeft + 130) * px;
  const TextStyle title{Face::SemiBold, kTitle * px, glm::vec4(frame.theme.ink, 1)};
  const TextStyle caption{Face::Regular, kCaption * px, glm::vec4(frame.theme.muted, 1)};
  const std::string first = shortened(overlay, title_text(frame.run), title, room);
  const std::string second = shortened(overlay, caption_text(frame.run, chains), caption, room);
  const float width = std::max(overlay.text_width(first, title), overlay.text_width(second, caption));
  const glm::vec2 corner(kTitleLeft * px, kTitleTop * px);
  add_ground(frame, overlay, corner - glm::vec2(12 * px, 19 * px),
             corner + glm::vec2(width + 12 * px, 42 * px));
  overlay.text(corner, 0, first, title);
  overlay.text(corner + glm::vec2(0, 26 * px), 0, second, caption);
}

}  // namespace steepest::view
