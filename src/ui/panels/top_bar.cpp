// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "ui/panels/ask_field.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/list.h"
#include "ui/screens/list.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

bool shows_scene_menu(const ScreenContext& context) {
  const Screen screen = context.desk.place.screen;
  return screen == Screen::Experiment || screen == Screen::Race;
}

/// Returns where the tabs end.
float tabs(ScreenContext& context, const Rect& bar, float x) {
  Canvas& c = context.canvas();
  for (const ScreenInfo* screen : kScreens) {
    const bool on = context.desk.place.screen == screen->screen;
    const float pad = c.px(context.window.width() < c.px(1100) ? 9 : 14);
    const float width = c.measure(c.font.semibold, type::ui, screen->title).x;
    const Rect r{{x, bar.min.y}, {std::round(x + width + 2 * pad), bar.max.y}};
    const Hit hit = c.hit(std::string("tab.") + screen->title, {r.min, {r.max.x, r.max.y - c.px(1)}});
    c.tip(screen->help);
    c.text(on ? c.font.semibold : c.font.regular, type::ui, {r.center().x, r.center().y - c.px(1)},
           on ? c.colour.ink : mix(c.colour.mid, c.colour.ink, hit.glow), screen->title, .5f, .5f);
    const float line = c.px(3) * (on ? 1 : hit.active ? .7f : 0);
    if (line > 0)
      c.fill({{r.min.x + c.px(6), r.max.y - line}, {r.max.x - c.px(6), r.max.y}},
             on ? c.colour.ink : c.colour.mid);
    if (hit.clicked && !on) context.go_to(screen->screen);
    x = r.max.x;
  }
  return x;
}

void scene_menu(ScreenContext& context, const Rect& bar, float left, float right) {
  Canvas& c = context.canvas();
  std::vector<std::string> titles;
  int selected = -1;
  for (const Scene& scene : context.scenes) {
    if (!scene.name.empty() && scene.name == context.run().scene->name)
      selected = static_cast<int>(titles.size());
    titles.push_back(scene.title.empty() ? scene.name : scene.title);
  }
  if (titles.empty() || right - left < c.px(64)) return;
  float widest = 0;
  for (const std::string& title : titles)
    widest = std::max(widest, c.measure(c.font.semibold, type::ui, title).x);
  const float width = std::min(widest + c.px(60), right - left), half = c.px(18);
  const Rect r{{left, bar.center().y - half}, {left + width, bar.center().y + half}};
  c.vline(left - c.px(6), bar.center().y - c.px(9), bar.center().y + c.px(9), c.colour.line);
  if (const auto k = menu(c, r, "scenes", titles, selected, std::max(width, c.px(300)),
                          "A ready scene; what you changed here is left behind"))
    context.ask(OpenSceneNamed{context.scenes[static_cast<std::size_t>(*k)].name});
}

/// At the right of a wide bar: which page this is, or what computes.
std::string remark(const ScreenContext& context) {
  if (context.desk.place.screen == Screen::Home) return {};
  if (context.desk.place.screen != Screen::Learn) return machine_line(context.run());
  if (!context.desk.module) return {};
  const auto& pages = context.desk.module->pages;
  const auto at = std::ranges::find(pages, context.desk.place.page, &learn::Page::id);
  if (at == pages.end()) return {};
  return "Page " + std::to_string(at - pages.begin() + 1) + " of " + std::to_string(pages.size());
}

void theme_button(ScreenContext& context, ImVec2 center) {
  const bool dark = context.panel.view().theme == Theme::Dark;
  if (!icon_button(context.canvas(), "theme", center, Icon::Theme, 10,
                   dark ? "Light theme, for bright rooms and projectors" : "Dark theme"))
    return;
  ViewSpec view = context.panel.view();
  view.theme = dark ? Theme::Light : Theme::Dark;
  context.panel.send(SetView{view});
}

/// Everything else, with a dot while there are messages that nobody has looked at.
void menu_button(ScreenContext& context, ImVec2 center) {
  Canvas& c = context.canvas();
  const bool unread = std::ranges::any_of(
      context.desk.log.begin() + static_cast<std::ptrdiff_t>(
                                     std::min(context.memory.sheet.seen_lines, context.desk.log.size())),
      context.desk.log.end(), [](const LogLine& line) { return !line.is_note; });
  const Rect r{{center.x - c.px(18), center.y - c.px(18)}, {center.x + c.px(18), center.y + c.px(18)}};
  static const std::vector<std::string> kItems = {"Find anything  (Ctrl+K)", "Shortcuts  (?)",
                                                  "Messages  (Ctrl+L)", "Settings  (Ctrl+,)"};
  const auto chosen = icon_menu(c, r, "menu", Icon::Menu, kItems, c.px(240),
                                unread ? "There are messages; shortcuts and settings too"
                                       : "Commands, shortcuts, messages, settings");
  if (unread) {
    c.list().AddCircleFilled({center.x + c.px(9), center.y - c.px(8)}, c.px(5.5f), c.colour.panel, 20);
    c.list().AddCircleFilled({center.x + c.px(9), center.y - c.px(8)}, c.px(4), c.colour.gradient, 20);
  }
  constexpr Sheet kSheets[] = {Sheet::Palette, Sheet::Shortcuts, Sheet::Log, Sheet::Settings};
  if (chosen) context.memory.sheet.wanted = kSheets[*chosen];
}

}  // namespace

void top_bar(ScreenContext& context, const Rect& bar) {
  Canvas& c = context.canvas();
  c.fill(bar, c.colour.panel);
  c.hline(bar.min.x, bar.max.x, bar.max.y - c.hairline(), c.colour.line);
  const float middle = bar.center().y - c.px(1);
  draw_logo(c, {c.px(30), middle}, 11);
  const float name =
      c.text(c.font.semibold, type::card, {c.px(50), middle}, c.colour.ink, "Steepest", 0, .5f);
  const bool tight = bar.width() < c.px(1100);
  float left = tabs(context, bar, std::round(c.px(50) + name + c.px(tight ? 14 : 32)));

  float right = bar.max.x - c.px(16);
  theme_button(context, {right - c.px(16), middle});
  menu_button(context, {right - c.px(54), middle});
  right -= c.px(54 + 18 + 8);
  const bool wide = bar.width() >= c.px(1500);
  const bool asking = context.memory.ask.editing || context.memory.ask.open;
  const float field = c.px(asking ? 280 : wide ? 240 : 120);
  ask_field(context, {{right - field, middle - c.px(18)}, {right, middle + c.px(18)}});
  right -= field + c.px(16);
  if (wide)
    if (const std::string line = remark(context); !line.empty())
      right -= c.text_within(c.font.regular, type::caption, {right, middle}, c.px(360), c.colour.low,
                             line, 1, .5f) +
               c.px(16);
  left += c.px(tight ? 12 : 20);
  if (shows_scene_menu(context))
    scene_menu(context, {bar.min, {bar.max.x, bar.max.y - c.px(2)}}, left, right);
}

}  // namespace steepest::ui
