// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/screens/home_cards.h"

#include <algorithm>

#include "ui/widgets/buttons.h"

namespace steepest::ui {
namespace {

constexpr float kStillWidth = 124, kStillHeight = 78;

const Still* still_of(const Desk& desk, const std::string& scene) {
  const auto found = std::ranges::find(desk.stills, scene, &Still::scene);
  return scene.empty() || found == desk.stills.end() || !found->texture ? nullptr : &*found;
}

void picture(ScreenContext& context, const Rect& r, const Card& card) {
  Canvas& c = context.canvas();
  c.fill(r, c.colour.background, radius::control);
  if (const Still* still = still_of(context.desk, card.still))
    c.list().AddImageRounded(still->texture->GetTexRef(), r.min, r.max, {0, 0}, {1, 1}, IM_COL32_WHITE,
                             c.px(radius::control));
  c.frame(r, c.colour.line, radius::control);
}

}  // namespace

bool draw_card(ScreenContext& context, Column& column, const Card& card) {
  Canvas& c = context.canvas();
  const bool pictured = !card.still.empty() && column.width > c.px(340);
  const Rect r = column.take(c.px(pictured || !card.kind.empty() ? 102 : 78));
  column.y += c.px(12);
  const Hit hit = c.hit(card.id, r);
  c.tip(card.tooltip);
  c.fill(r, mix(c.colour.panel, c.colour.raised, hit.active ? 1.f : hit.glow * .6f), radius::card);
  c.frame(r, card.current ? c.colour.ink : c.colour.line, radius::card, card.current ? 2 : 1);
  float x = r.min.x + c.px(12);
  if (pictured) {
    picture(context,
            {{x, r.min.y + c.px(12)}, {x + c.px(kStillWidth), r.min.y + c.px(12 + kStillHeight)}}, card);
    x += c.px(kStillWidth + 16);
  } else {
    x += c.px(4);
  }
  const float right = r.max.x - c.px(card.share ? 44 : 16), width = right - x;
  if (card.share) progress_ring(c, {r.max.x - c.px(26), r.min.y + c.px(28)}, 9, *card.share);
  float y = r.min.y + c.px(14);
  if (!card.kind.empty()) {
    c.text_within(c.font.regular, type::tiny, {x, y}, width, c.colour.low, card.kind);
    y += c.px(20);
  }
  c.text_within(c.font.semibold, type::card, {x, y}, width, c.colour.ink, card.title);
  c.paragraph(c.font.regular, type::caption, {x, y + c.px(25)}, r.max.x - c.px(16) - x, c.colour.mid,
              card.text, 1.3f, 2);
  return hit.clicked;
}

}  // namespace steepest::ui
