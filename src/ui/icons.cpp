// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/icons.h"

#include <cmath>
#include <initializer_list>
#include <vector>

namespace steepest::ui {
namespace {

/// Points of an icon in units of its radius, y down.
struct Pen {
  ImDrawList& list;
  ImVec2 center;
  float radius, scale;
  ImU32 colour;

  ImVec2 at(ImVec2 p) const { return {center.x + p.x * radius, center.y + p.y * radius}; }
  std::vector<ImVec2> points(std::initializer_list<ImVec2> unit) const {
    std::vector<ImVec2> out;
    for (const ImVec2 p : unit) out.push_back(at(p));
    return out;
  }
  void stroke(std::initializer_list<ImVec2> unit, float width = 1.75f, bool closed = false) const {
    const auto p = points(unit);
    list.AddPolyline(p.data(), static_cast<int>(p.size()), colour, width * scale,
                     closed ? ImDrawFlags_Closed : ImDrawFlags_None);
  }
  void fill(std::initializer_list<ImVec2> unit) const {
    const auto p = points(unit);
    list.AddConvexPolyFilled(p.data(), static_cast<int>(p.size()), colour);
  }
  void box(ImVec2 a, ImVec2 b) const { list.AddRectFilled(at(a), at(b), colour, scale); }
  void dot(ImVec2 p, float r) const { list.AddCircleFilled(at(p), r * radius, colour, 16); }
};

void restart(const Pen& pen) {
  constexpr float kBegin = -2.25f, kEnd = 2.95f;
  const float r = pen.radius * .86f;
  pen.list.PathArcTo(pen.center, r, kBegin, kEnd, 32);
  pen.list.PathStroke(pen.colour, 1.75f * pen.scale);
  const ImVec2 tip{std::cos(kBegin) * .86f, std::sin(kBegin) * .86f};
  pen.fill({{tip.x - .42f, tip.y + .46f}, {tip.x - .30f, tip.y - .44f}, {tip.x + .48f, tip.y + .06f}});
}

/// An arrow that turns back; `side` -1: to the left, as one undoes.
void turn_back(const Pen& pen, float side) {
  const float r = pen.radius;
  const auto arc = [&](float from, float to) {
    pen.list.PathArcTo(pen.at({0, .15f}), r * .72f, from, to, 24);
    pen.list.PathStroke(pen.colour, 1.75f * pen.scale);
  };
  side < 0 ? arc(-2.75f, 1.2f) : arc(1.94f, 5.89f);
  const auto x = [&](float v) { return -side * v; };
  pen.fill({{x(-1.08f), -.55f}, {x(-.92f), .38f}, {x(-.2f), -.22f}});
}

/// A circle that closes on a bar: all the way back.
void reset(const Pen& pen) {
  pen.stroke({{-.8f, -.8f}, {-.8f, .8f}});
  pen.stroke({{.9f, 0}, {-.3f, 0}});
  pen.stroke({{.15f, -.5f}, {-.35f, 0}, {.15f, .5f}});
}

void search(const Pen& pen) {
  pen.list.AddCircle(pen.at({-.18f, -.18f}), pen.radius * .62f, pen.colour, 32, 1.75f * pen.scale);
  pen.stroke({{.3f, .3f}, {.9f, .9f}}, 2);
}

void dice(const Pen& pen) {
  const float s = pen.scale;
  pen.list.AddRect(pen.at({-.85f, -.85f}), pen.at({.85f, .85f}), pen.colour, .3f * pen.radius, 1.5f * s);
  for (const ImVec2 p : {ImVec2{-.36f, -.36f}, ImVec2{.36f, .36f}, ImVec2{0, 0}}) pen.dot(p, .17f);
}

void theme(const Pen& pen) {
  const float r = pen.radius * .9f;
  pen.list.AddCircle(pen.center, r, pen.colour, 40, 1.5f * pen.scale);
  pen.list.PathArcTo(pen.center, r, -1.5708f, 1.5708f, 24);
  pen.list.PathFillConvex(pen.colour);
}

void warning(const Pen& pen) {
  pen.stroke({{0, -.9f}, {.95f, .8f}, {-.95f, .8f}}, 1.75f, true);
  pen.stroke({{0, -.3f}, {0, .25f}});
  pen.dot({0, .53f}, .12f);
}

}  // namespace

void draw_icon(const Canvas& canvas, Icon icon, ImVec2 center, float radius, ImU32 colour) {
  const Pen pen{canvas.list(), center, canvas.px(radius), canvas.scale(), colour};
  switch (icon) {
    case Icon::Play: pen.fill({{-.62f, -.95f}, {1, 0}, {-.62f, .95f}}); break;
    case Icon::Pause:
      pen.box({-.75f, -.95f}, {-.22f, .95f}), pen.box({.22f, -.95f}, {.75f, .95f});
      break;
    case Icon::Step:
      pen.fill({{-.8f, -.85f}, {.4f, 0}, {-.8f, .85f}}), pen.box({.48f, -.85f}, {.75f, .85f});
      break;
    case Icon::Restart: restart(pen); break;
    case Icon::Dice: dice(pen); break;
    case Icon::Theme: theme(pen); break;
    case Icon::Chevron: pen.stroke({{-1, -.5f}, {0, .5f}, {1, -.5f}}, 1.5f); break;
    case Icon::Check: pen.stroke({{-.85f, .05f}, {-.25f, .65f}, {.85f, -.6f}}, 2); break;
    case Icon::Close:
      pen.stroke({{-.8f, -.8f}, {.8f, .8f}}), pen.stroke({{-.8f, .8f}, {.8f, -.8f}});
      break;
    case Icon::Warning: warning(pen); break;
    case Icon::Home:
      pen.stroke({{-.95f, 0}, {0, -.85f}, {.95f, 0}});
      pen.stroke({{-.65f, -.2f}, {-.65f, .8f}, {.65f, .8f}, {.65f, -.2f}});
      break;
    case Icon::Top:
      pen.stroke({{0, -.9f}, {.9f, -.35f}, {0, .2f}, {-.9f, -.35f}}, 1.5f, true);
      pen.stroke({{-.9f, .25f}, {0, .8f}, {.9f, .25f}}, 1.5f);
      break;
    case Icon::Plus: pen.stroke({{-.8f, 0}, {.8f, 0}}), pen.stroke({{0, -.8f}, {0, .8f}}); break;
    case Icon::Minus: pen.stroke({{-.8f, 0}, {.8f, 0}}); break;
    case Icon::StepBack:
      pen.fill({{.8f, -.85f}, {.8f, .85f}, {-.4f, 0}}), pen.box({-.75f, -.85f}, {-.48f, .85f});
      break;
    case Icon::Undo: turn_back(pen, -1); break;
    case Icon::Redo: turn_back(pen, 1); break;
    case Icon::Reset: reset(pen); break;
    case Icon::Search: search(pen); break;
    case Icon::Part:  // a step in three parts
      for (const float x : {-.8f, -.2f, .4f}) pen.box({x, -.3f}, {x + .36f, .3f});
      pen.box({.9f, -.85f}, {1.1f, .85f});
      break;
    case Icon::Menu:
      for (const float x : {-.75f, 0.f, .75f}) pen.dot({x, 0}, .2f);
      break;
  }
}

void draw_logo(const Canvas& canvas, ImVec2 center, float radius) {
  const float r = canvas.px(radius);
  ImDrawList& list = canvas.list();
  list.AddCircleFilled(center, r, ramp_colour(.28f), 48);
  list.AddCircleFilled({center.x + r * .12f, center.y + r * .16f}, r * .68f, ramp_colour(.62f), 48);
  list.AddCircleFilled({center.x + r * .26f, center.y + r * .32f}, r * .34f, ramp_colour(.95f), 40);
}

}  // namespace steepest::ui
