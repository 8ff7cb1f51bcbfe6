// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/told.h"
#include "ui/stability.h"
#include "ui/widgets/formula_lines.h"

namespace steepest::ui {
namespace {

std::string signed_term(double value, int digits) {
  return (value < 0 ? "-" : "+") + tex_number(std::abs(value), digits);
}

/// One plain gradient step from the probe, with this run's numbers.
std::string step_formula(const Probe& p, double rate) {
  const auto row = [&](const char* name, std::size_t k) {
    const double next = p.x[k] - rate * p.gradient[k];
    return std::string(name) + "&\\;\\leftarrow\\;" + tex_number(p.x[k]) + signed_term(-rate, 3) +
           "\\cdot" +
           (p.gradient[k] < 0 ? "(" + tex_number(p.gradient[k]) + ")" : tex_number(p.gradient[k])) +
           "=" + tex_number(next, 4);
  };
  return "\\begin{aligned}" + row("x", 0) + "\\\\" + row("y", 1) + "\\end{aligned}";
}

std::string value_formula(const Probe& p) {
  return "f=" + tex_number(p.f, 4) + ",\\quad \\nabla f=(" + tex_number(p.gradient[0]) + ",\\ " +
         tex_number(p.gradient[1]) + ")";
}

void at_probe(PanelContext& context, Column& column, float body) {
  Canvas& c = context.canvas;
  const float line = 1.45f;
  if (!context.run.probe) {
    const bool planar = context.problem().dimension == 2;  // others cannot be probed
    column.y += c.paragraph(
        c.font.regular, type::small, column.at(), column.width, c.colour.low,
        std::string(planar ? "Click the surface: its slope there, and the next step, appear here. "
                           : "") +
            "Click a chain to follow it; in a crowd, with Ctrl.",
        line);
    return;
  }
  const Probe& p = *context.run.probe;
  const bool plain = context.run.rule->name == "sgd";
  column.y += c.paragraph(
      c.font.regular, body, column.at(), column.width, c.colour.ink,
      plain ? "At the white probe, with this run's numbers and no noise:" : "At the white probe:", 1.5f);
  column.y += c.px(8);
  formula_lines(c, column, plain ? step_formula(p, context.problem().learning_rate) : value_formula(p),
                body, c.colour.ink, true);
  column.y += c.px(12);
}

/// Where a new probe's numbers would lie below what is seen, the page goes on to them, once.
void show_new_probe(const PanelContext& context, float bottom) {
  const Probe* const p = context.run.probe;
  ImGuiStorage& kept = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("probe");
  float* const of = kept.GetFloatRef(ImGui::GetID(context.run.scene->name.c_str()), 0);
  const float now = p ? static_cast<float>(p->x[0] + 1e3 * p->x[1]) : HUGE_VALF;
  const bool same_scene = *of != 0, moved = kept.GetFloat(id, HUGE_VALF) != now;
  *of = 1;
  kept.SetFloat(id, now);
  if (!p || !same_scene || !moved) return;
  const float seen = ImGui::GetWindowPos().y + ImGui::GetWindowSize().y;
  if (bottom > seen) ImGui::SetScrollY(ImGui::GetScrollY() + bottom - seen);
}

/// What a rate does along the steepest direction of a minimum: a ruler from 0 to 2.4.
void regime(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  if (context.run.rule->name != "sgd" || !(context.run.lambda_max > 0) || context.narrow) return;
  if (draws_samples(context.run)) return;
  const double product = context.problem().learning_rate * context.run.lambda_max;
  struct Zone {
    const char* name;
    double from, to;
  };
  constexpr Zone kZones[] = {
      {"creeps", 0, .8}, {"settles", .8, 1.2}, {"swings", 1.2, 2}, {"diverges", 2, 2.4}};
  const Rect card = column.take(c.px(94));
  c.fill(card, c.colour.field, radius::card);
  c.frame(card, c.colour.line, radius::card);
  const float x0 = card.min.x + c.px(space::card), x1 = card.max.x - c.px(space::card);
  const ImVec2 formula = c.formula("\\eta\\lambda_{\\max}=" + tex_number(product), type::card,
                                   {x0, card.min.y + c.px(27)}, c.colour.ink);
  const char* word = "diverges";
  for (const Zone& zone : kZones)
    if (product >= zone.from && product < zone.to) word = zone.name;
  c.text(c.font.semibold, type::small, {x0 + formula.x + c.px(14), card.min.y + c.px(14)},
         product >= 2 ? c.colour.gradient_text : c.colour.ink, word);
  c.text(c.font.regular, type::caption, {x1, card.min.y + c.px(15)}, c.colour.low, "limit 2", 1);
  const float y = card.min.y + c.px(50), gap = c.px(1);
  const auto at = [&](double v) { return x0 + (x1 - x0) * static_cast<float>(std::min(v, 2.4) / 2.4); };
  for (const Zone& zone : kZones) {
    const bool last = zone.from >= 2, here = word == std::string_view(zone.name);
    const ImU32 bar = last ? c.colour.gradient : here ? c.colour.mid : c.colour.track;
    const float begin = at(zone.from) + (zone.from > 0 ? gap : 0);
    c.fill({{begin, y - c.px(2.5f)}, {at(zone.to) - gap, y + c.px(2.5f)}},
           with_alpha(bar, last || here ? 1 : .6f), radius::bar);
    c.text(c.font.regular, type::tiny, {(at(zone.from) + at(zone.to)) / 2, y + c.px(12)},
           last   ? c.colour.gradient_text
           : here ? c.colour.ink
                  : c.colour.low,
           zone.name, .5f);
  }
  c.list().AddCircleFilled({at(product), y}, c.px(7), c.colour.field, 32);
  c.list().AddCircleFilled({at(product), y}, c.px(6), c.colour.ink, 32);
  column.y += c.px(space::card);
}

std::string page(const Scene& scene, const SurfaceInfo& surface, bool with_caption) {
  std::string text =
      "### **" + (scene.title.empty() ? std::string(surface.title) : scene.title) + "**\n\n";
  if (with_caption && !scene.caption.empty() && scene.caption != scene.title)
    text += "*" + sentence(scene.caption) + "*\n\n";
  text += scene.text.empty() ? std::string(surface.about) : scene.text;
  return text;
}

}  // namespace

void scene_text(PanelContext& context, Markdown& markdown) {
  markdown.render(page(*context.run.scene, *context.run.surface, !context.narrow), context.canvas);
}

void story(PanelContext& context, const Rect& area, Markdown& markdown) {
  Canvas& c = context.canvas;
  const float body = context.narrow ? type::body_narrow : type::body;
  const float pad = c.px(space::panel);
  ImGui::SetCursorScreenPos({area.min.x + pad, area.min.y});
  ImGui::BeginChild("story", {area.width() - pad - c.px(10), area.height()}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoBackground);
  const float width = area.width() - 2 * pad;
  if (context.run.story) {  // instead of the page: its formulas want the room
    Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y), width};
    sub_steps(context, column);
    ImGui::SetCursorScreenPos(column.at());
    ImGui::Dummy({1, c.px(16)});
    c.fade_bottom({area.min, {area.min.x + pad + width, area.max.y}}, c.colour.panel);
    ImGui::EndChild();
    return;
  }
  const Autopsy* const lost = context.run.autopsy;
  if (lost || context.picked >= 0) {  // first: who sees chains diverge wants to know why
    Column card{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(8)), width};
    if (lost && (context.picked < 0 || context.picked == lost->chain))
      autopsy(context, card);
    else
      picked_chain(context, card);
    ImGui::SetCursorScreenPos({area.min.x + pad, card.y});
  }
  ImGui::Dummy({1, c.px(context.narrow ? 6 : 14)});
  ImGui::BeginChild("text", {width, 0}, ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NoBackground);
  scene_text(context, markdown);
  ImGui::EndChild();

  Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(6)), width};
  if (!context.run.rule->latex.empty()) {
    formula_lines(c, column, context.run.rule->latex, body, c.colour.ink, true);
    column.y += c.px(14);
  }
  at_probe(context, column, body - 1);
  show_new_probe(context, column.y + c.px(24));
  column.y += c.px(8);
  regime(context, column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, 1});
  c.fade_bottom({{area.min.x, area.min.y}, {area.min.x + pad + width, area.max.y}}, c.colour.panel);
  ImGui::EndChild();
}

}  // namespace steepest::ui
