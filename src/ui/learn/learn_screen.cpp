// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/learn/learn_screen.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "ui/learn/blocks.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/list.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

/// Of a run without a slice: what there is to turn, and where its chains are.
constexpr std::array<Panel, 4> kRunPanels = {surface_menu, optimizer_panel, noise_panel, outcome};

constexpr float kLessonPad = 32, kFooter = 60, kReading = 680;  // 680: 75 characters of body text

void open_link(LearnContext& context, std::string_view target) {
  if (target.starts_with("scene:")) return context.ask(OpenSceneNamed{std::string(target.substr(6))});
  if (!target.starts_with("page:")) return;
  target.remove_prefix(5);
  const auto hash = target.find('#');
  Place place{Screen::Learn, std::string(target.substr(0, hash)), 0};
  if (hash != std::string_view::npos) {
    const std::string_view step = target.substr(hash + 1);
    std::from_chars(step.data(), step.data() + step.size(), place.step);
    place.step = std::max(0, place.step - 1);
  }
  context.ask(GoTo{std::move(place)});
}

int step_of(const Desk& desk, const learn::Page& page) {
  return std::clamp(desk.place.step, 0, std::max(0, static_cast<int>(page.steps.size()) - 1));
}

void text_column(LearnContext& context, const learn::Page& page, int step, const Rect& area, float pad) {
  Canvas& c = context.panel.canvas;
  ImGui::SetCursorScreenPos(area.min);
  const std::string id = "lesson." + page.id + "." + std::to_string(step);
  ImGui::BeginChild(id.c_str(), {area.width(), area.height()}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoBackground);
  const float width = area.width() - 2 * pad;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = std::round(at.y + c.px(24));
  c.text_within(c.font.semibold, 25, {at.x + pad, y}, width, c.colour.ink, page.title);
  y += c.px(42);
  const learn::Step& shown = page.steps[static_cast<std::size_t>(step)];
  if (shown.title != page.title) {
    c.text_within(c.font.semibold, type::card, {at.x + pad, y}, width, c.colour.mid, shown.title);
    y += c.px(32);
  }
  ImGui::SetCursorScreenPos({at.x + pad, y});
  ImGui::BeginChild("text", {width, 0}, ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NoBackground);
  context.markdown.render(shown.markdown, c, [&](std::string_view kind, std::string_view body) {
    const ImVec2 begin = ImGui::GetCursorScreenPos();
    Column column{begin.x, std::round(begin.y + c.px(4)), ImGui::GetContentRegionAvail().x};
    learn_block(context, page, kind, body, column);
    ImGui::SetCursorScreenPos(begin);
    ImGui::Dummy({column.width, column.y - begin.y});
  });
  ImGui::EndChild();
  ImGui::Dummy({1, c.px(24)});
  c.fade_bottom({area.min, {area.max.x - c.px(10), area.max.y}}, c.colour.panel);
  ImGui::EndChild();
}

/// The steps as a list, where there is no room for dots.
void step_menu(LearnContext& context, const learn::Page& page, int step, const Rect& area) {
  Canvas& c = context.canvas();
  std::vector<std::string> titles;
  for (const learn::Step& one : page.steps) titles.push_back(one.title);
  const std::string label = std::to_string(step + 1) + " of " + std::to_string(titles.size());
  const float half = std::min(c.px(52), area.width() / 2);
  const Rect r{{area.center().x - half, area.min.y}, {area.center().x + half, area.max.y}};
  if (const auto k =
          menu(c, r, "lesson.steps", titles, step, c.px(300), "All steps of this page", label))
    context.ask(GoTo{{Screen::Learn, page.id, *k}});
}

/// Not yet: ring; opened: small disc; current: large disc.
void step_dots(LearnContext& context, const learn::Page& page, int step, const Rect& area) {
  Canvas& c = context.panel.canvas;
  const auto found = context.desk.progress.pages.find(page.id);
  const int count = static_cast<int>(page.steps.size());
  const float pitch = c.px(size::hit);
  if (pitch * static_cast<float>(count) > area.width())  // a dot has to be large enough to be hit
    return step_menu(context, page, step, area);
  const float first = area.center().x - pitch * static_cast<float>(count - 1) / 2;
  for (int k = 0; k < count; ++k) {
    const ImVec2 at{first + pitch * static_cast<float>(k), area.center().y};
    const Rect r{{at.x - pitch / 2, at.y - c.px(12)}, {at.x + pitch / 2, at.y + c.px(12)}};
    const std::string id = "dot." + std::to_string(k);
    c.note(id, r);
    ImGui::SetCursorScreenPos(r.min);
    if (ImGui::InvisibleButton(("##" + id).c_str(), {r.width(), r.height()}, ImGuiButtonFlags_EnableNav))
      context.ask(GoTo{{Screen::Learn, page.id, k}});
    c.tip(page.steps[static_cast<std::size_t>(k)].title);
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
      c.list().AddCircle(at, c.px(9), c.colour.step, 24, c.px(2));
    const bool opened = found != context.desk.progress.pages.end() && found->second.steps.contains(k);
    if (k == step)
      c.list().AddCircleFilled(at, c.px(5), c.colour.ink, 24);
    else if (opened)
      c.list().AddCircleFilled(at, c.px(3.5f), c.colour.mid, 24);
    else
      c.list().AddCircle(at, c.px(3.5f), c.colour.track, 24, c.px(1.5f));
  }
}

const learn::Page* page_after(const Desk& desk, const learn::Page& page, std::ptrdiff_t by) {
  const auto& pages = desk.module->pages;
  const std::ptrdiff_t k = &page - pages.data() + by;
  return k < 0 || k >= std::ssize(pages) ? nullptr : &pages[static_cast<std::size_t>(k)];
}

void footer(LearnContext& context, const learn::Page& page, int step, const Rect& area, float pad) {
  Canvas& c = context.panel.canvas;
  c.hline(area.min.x, area.max.x, area.min.y, c.colour.line);
  const int last = static_cast<int>(page.steps.size()) - 1;
  const learn::Page *next = page_after(context.desk, page, 1),
                    *before = page_after(context.desk, page, -1);
  std::string label = step < last ? "Next step" : next ? "Next: " + next->title : "Home";
  const float most = (area.width() - 2 * pad) * .42f;
  if (c.measure(c.font.semibold, type::ui, label).x + c.px(12) > most) label = "Next page";
  const float wide =
      std::clamp(c.measure(c.font.semibold, type::ui, label).x + c.px(32), c.px(92), most);
  const float y = area.center().y, half = c.px(size::button / 2);
  const Rect forward{{area.max.x - pad - wide, y - half}, {area.max.x - pad, y + half}};
  const Rect back{{area.min.x + pad - c.px(8), y - half}, {area.min.x + pad + c.px(48), y + half}};
  const bool can_back = step > 0 || before;
  bool go_back = push_button(c, "lesson.back", back, "Back", false, can_back);
  step_dots(context, page, step,
            {{back.max.x + c.px(8), y - half}, {forward.min.x - c.px(8), y + half}});
  bool go_on = push_button(c, "lesson.next", forward, label, true);
  if (step == last && next) c.tip(next->title);
  if (!ImGui::GetIO().WantTextInput && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId)) {
    go_on = go_on || ImGui::IsKeyPressed(ImGuiKey_PageDown, false);
    go_back = go_back || (can_back && ImGui::IsKeyPressed(ImGuiKey_PageUp, false));
  }
  if (go_on)
    context.ask(GoTo{step < last ? Place{Screen::Learn, page.id, step + 1}
                     : next      ? Place{Screen::Learn, next->id, 0}
                                 : Place{}});
  else if (go_back && can_back)
    context.ask(
        GoTo{step > 0 ? Place{Screen::Learn, page.id, step - 1}
                      : Place{Screen::Learn, before->id, static_cast<int>(before->steps.size()) - 1}});
}

void mark(LearnContext& context, const learn::Page& page, int step) {
  const auto found = context.desk.progress.pages.find(page.id);
  if (found == context.desk.progress.pages.end() || !found->second.steps.contains(step))
    context.ask(MarkStep{page.id, step});
}

}  // namespace

const learn::Page* learn_page(const Desk& desk) {
  return desk.module ? desk.module->page(desk.place.page) : nullptr;
}

const Scene* step_scene(const learn::Page& page, int step) {
  for (int k = std::min(step, static_cast<int>(page.steps.size()) - 1); k >= 0; --k)
    if (const auto& scene = page.steps[static_cast<std::size_t>(k)].scene) return &*scene;
  return nullptr;
}

LearnAreas learn_areas(const Desk& desk, const RunView& run, float width, float top, float bottom,
                       float scale) {
  const learn::Page* page = learn_page(desk);
  LearnAreas areas;
  if (!page || page->stage == learn::Stage::Text) {
    areas.left = {{0, top}, {width, bottom}};
    return areas;
  }
  const auto px = [scale](float logical) { return std::round(logical * scale); };
  const float w = width / scale, h = bottom / scale;
  const float left = px(std::clamp(.295f * w, 380.f, 620.f));
  const float right = width - px(std::clamp(.16f * w, 240.f, 312.f));
  const float plots = bottom - px(std::clamp(.275f * h, 190.f, 300.f));
  areas.left = {{0, top}, {left, bottom}};
  areas.scene = {{left, top}, {right, plots}};
  areas.plots = {{left, plots}, {right, bottom}};
  if (!run.slice) {  // chains: they are played, below their scene
    areas.transport = {{left, plots - px(size::transport)}, {right, plots}};
    areas.scene.max.y = areas.transport.min.y;
  }
  areas.right = {{right, top}, {width, bottom}};
  return areas;
}

void learn_screen(LearnContext& context, const LearnAreas& areas) {
  Canvas& c = context.panel.canvas;
  c.fill(areas.left, c.colour.panel);
  const learn::Page* page = learn_page(context.desk);
  if (!page || page->steps.empty()) {
    c.text(c.font.regular, type::ui, areas.left.center(), c.colour.mid, "There is no page of this name.",
           .5f);
    return;
  }
  const int step = step_of(context.desk, *page);
  context.memory.learn.digits = std::exchange(context.memory.learn.next_digits, {});
  follow_limit(context);
  mark(context, *page, step);
  const bool reading = page->stage == learn::Stage::Text;
  const float pad =
      reading ? std::max(c.px(kLessonPad), (areas.left.width() - c.px(kReading)) / 2) : c.px(kLessonPad);
  const float foot = areas.left.max.y - c.px(kFooter);
  text_column(context, *page, step, {areas.left.min, {areas.left.max.x, foot}}, pad);
  footer(context, *page, step, {{areas.left.min.x, foot}, areas.left.max}, pad);
  if (const std::string link = context.markdown.take_link(); !link.empty()) open_link(context, link);
  if (reading) return;
  c.vline(areas.left.max.x - c.hairline(), areas.left.min.y, areas.left.max.y, c.colour.line);
  if (context.run().slice) {
    slice_plots(context, areas.plots, page->stage == learn::Stage::Descent);
    slice_panel(context, areas.right);
  } else {
    transport(context, areas.transport);
    if (!slopes_for_plots(context, areas.scene, areas.plots))
      plots(context.panel, areas.plots, context.plot_data);
    controls_panel(context, areas.right, kRunPanels);
  }
}

}  // namespace steepest::ui
