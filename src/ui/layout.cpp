// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace steepest::ui {

Layout layout(float width, float height, float scale) {
  const float w = width / scale, h = height / scale;
  const auto px = [scale](float logical) { return std::round(logical * scale); };
  const float top = px(size::top_bar);
  const float left = px(std::clamp(.21f * w, 288.f, 420.f));
  const float right = width - px(std::clamp(.175f * w, 256.f, 344.f));
  const float plots = height - px(std::clamp(.215f * h, 168.f, 300.f));
  const float transport = plots - px(size::transport);

  Layout l;
  l.top_bar = {{0, 0}, {width, top}};
  l.left = {{0, top}, {left, height}};
  l.scene = {{left, top}, {right, transport}};
  l.transport = {{left, transport}, {right, plots}};
  l.plots = {{left, plots}, {right, height}};
  l.right = {{right, top}, {width, height}};
  l.narrow = (right - left) / scale < 900;
  l.wide = w >= 1500;
  return l;
}

float usable_scale(float width, float height, float monitor, float user) {
  constexpr float kLeastWidth = 1024, kLeastHeight = 560;  // logical: below, panels lie on one another
  const float wanted = monitor * user, room = std::min(width / kLeastWidth, height / kLeastHeight);
  return std::min(wanted, std::max(room, std::min(wanted, monitor)));
}

}  // namespace steepest::ui
