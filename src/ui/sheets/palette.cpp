// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Everything that can be done or opened, by a few letters of its name.
#include <algorithm>
#include <array>
#include <functional>

#include "ui/icons.h"
#include "ui/sheets/sheet.h"

namespace steepest::ui {
namespace {

struct Entry {
  std::string title;
  std::string kind;  ///< at the right: "page", "scene on Rosenbrock", or the keys
  std::function<void(ScreenContext&)> run;
  std::string names;  ///< other words that it is found by, at their beginnings
  int score = 0;
};

/// "scene on Rosenbrock": typing the surface's name finds what plays on it.
Entry scene_entry(const Scene& scene, const Catalog& catalog) {
  const SurfaceInfo* const surface = catalog.surface(scene.problem.surface);
  const std::string on(surface ? surface->title : std::string_view(scene.problem.surface));
  return {scene.title.empty() ? scene.name : scene.title,
          (scene.racers.empty() ? "scene on " : "race on ") + on,
          [name = scene.name](ScreenContext& c) { c.ask(OpenSceneNamed{name}); },
          scene.name + " " + scene.problem.surface + " " + on};
}

/// Surfaces and rules belong to the run of an experiment: one goes there first, the change follows.
void change_run(ScreenContext& context, Command command) {
  const Screen screen = context.desk.place.screen;
  if (screen == Screen::Experiment || screen == Screen::Race)
    return context.panel.send(std::move(command));
  context.go_to(Screen::Experiment);
  context.memory.sheet.later.push_back(std::move(command));
}

std::vector<Entry> all_entries(const ScreenContext& context) {
  std::vector<Entry> list;
  for (const Action& action : actions())
    if (action.run && (!action.possible || action.possible(context)))
      list.push_back({action.title, action.keys, action.run, {}});
  if (context.desk.module)
    for (const learn::Page& page : context.desk.module->pages)
      list.push_back({page.title,
                      "page",
                      [id = page.id](ScreenContext& c) {
                        c.ask(GoTo{{Screen::Learn, id, 0}});
                      },
                      {}});
  for (const Scene& scene : context.scenes) list.push_back(scene_entry(scene, *context.run().catalog));
  for (const SurfaceInfo& surface : context.run().catalog->surfaces)
    list.push_back(
        {std::string(surface.title), "surface",
         [name = std::string(surface.name)](ScreenContext& c) { change_run(c, SetSurface{name}); },
         std::string(surface.name)});
  for (const RuleInfo& rule : context.run().catalog->rules)
    list.push_back({std::string(rule.title),
                    "rule",
                    [name = std::string(rule.name)](ScreenContext& c) { change_run(c, SetRule{name}); },
                    {}});
  return list;
}

std::vector<Entry> fitting(const ScreenContext& context) {
  std::vector<Entry> list = all_entries(context);
  const std::string& query = context.memory.sheet.query;
  for (Entry& entry : list) {
    entry.score = fuzzy_score(query, entry.title);
    if (entry.score < 0 && begins_a_word(query, entry.kind + " " + entry.names)) entry.score = 0;
  }
  std::erase_if(list, [](const Entry& entry) { return entry.score < 0; });
  std::ranges::stable_sort(list, std::greater{}, &Entry::score);
  return list;
}

/// The field; true when Enter was pressed in it.
bool query_field(ScreenContext& context, const Rect& r) {
  Canvas& c = context.canvas();
  std::string& query = context.memory.sheet.query;
  c.fill(r, c.colour.field, radius::control);
  c.frame(r, c.colour.step, radius::control, 1.5f);
  c.note("palette.query", r);
  draw_icon(c, Icon::Search, {r.min.x + c.px(18), r.center().y}, 7, c.colour.mid);
  std::array<char, 128> buffer{};
  buffer[query.copy(buffer.data(), buffer.size() - 1)] = 0;
  ImGui::PushFont(c.font.regular, type::ui);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{0, 0});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
  ImGui::SetCursorScreenPos({r.min.x + c.px(36), std::round(r.center().y - ImGui::GetFontSize() / 2)});
  ImGui::SetNextItemWidth(r.width() - c.px(46));
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText("##query", buffer.data(), buffer.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  if (query != buffer.data()) query = buffer.data(), context.memory.sheet.chosen = 0;
  if (query.empty())
    c.text(c.font.regular, type::ui, {r.min.x + c.px(36), r.center().y}, c.colour.low,
           "A command, page, scene, surface or rule", 0, .5f);
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return entered;
}

void move_choice(SheetMemory& memory, int count) {
  const int before = memory.chosen;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++memory.chosen;
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --memory.chosen;
  memory.chosen = std::clamp(memory.chosen, 0, std::max(0, count - 1));
  memory.moved = memory.chosen != before;
}

}  // namespace

bool palette_sheet(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  SheetMemory& memory = context.memory.sheet;
  const bool entered = query_field(context, {area.min, {area.max.x, area.min.y + c.px(36)}});
  std::vector<Entry> list = fitting(context);
  move_choice(memory, static_cast<int>(list.size()));
  const Rect rows{{area.min.x, area.min.y + c.px(46)}, area.max};
  ImGui::SetCursorScreenPos(rows.min);
  ImGui::BeginChild("rows", {rows.width(), rows.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  Column column{rows.min.x, ImGui::GetCursorScreenPos().y, rows.width() - c.px(8)};
  if (list.empty())
    c.text(c.font.regular, type::small, column.at(c.px(8)), c.colour.mid,
           "Nothing by that name. Fewer letters find more.");
  bool done = entered && !list.empty();
  for (std::size_t k = 0; k < list.size(); ++k) {
    const Rect row = column.take(c.px(34));
    const Hit hit = c.hit("palette." + std::to_string(k), row);
    const bool chosen = static_cast<int>(k) == memory.chosen;
    if (chosen || hit.hovered) c.fill(row, chosen ? c.colour.raised : c.colour.field, radius::control);
    const float right = c.text(c.font.regular, type::caption, {row.max.x - c.px(12), row.center().y},
                               c.colour.low, list[k].kind, 1, .5f);
    c.text_within(c.font.regular, type::ui, {row.min.x + c.px(12), row.center().y},
                  row.width() - right - c.px(40), c.colour.ink, list[k].title, 0, .5f);
    if (chosen && memory.moved) ImGui::SetScrollHereY();
    if (hit.clicked) memory.chosen = static_cast<int>(k), done = true;
  }
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
  if (done) list[static_cast<std::size_t>(memory.chosen)].run(context);
  return done;
}

}  // namespace steepest::ui
