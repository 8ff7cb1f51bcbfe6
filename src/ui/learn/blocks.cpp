// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/learn/blocks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "ui/format.h"
#include "ui/panels/slope_errors.h"
#include "ui/screens/home_cards.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

/// In "\frac{x}{y}" and "x_{next}" braces hold TeX.
bool belongs_to_tex(std::string_view tex, std::size_t brace) {
  if (brace == 0) return false;
  if (std::string_view("}]_^").contains(tex[brace - 1])) return true;
  const auto start = tex.find_last_not_of(kLetters, brace - 1);
  return start != std::string_view::npos && start + 1 < brace && tex[start] == '\\';
}

std::optional<double> slice_value(const Slice& s, std::string_view name) {
  const std::size_t k = s.spec.axis == Axis::X ? 0 : 1;
  if (name == "x") return s.spec.at[0];
  if (name == "y") return s.spec.at[1];
  if (name == "h") return s.spec.h;
  if (name == "f") return s.value;
  if (name == "fx") return s.gradient[0];
  if (name == "fy") return s.gradient[1];
  if (name == "f_next") return s.value + s.secant_slope * s.spec.h;
  if (name == "secant") return s.secant_slope;
  if (name == "slope") return s.gradient[k];
  if (name == "curvature") return s.curvature;
  if (name == "learning_rate") return s.spec.learning_rate;
  if (name == "factor") return 1 - s.spec.learning_rate * s.curvature;
  if (name == "limit" && s.valley_curvature > 0) return 2 / s.valley_curvature;
  if (name == "steps") return s.spec.steps;
  if (name == "last_s" && !s.descent_s.empty()) return s.descent_s.back();
  if (name == "last_f" && !s.descent_f.empty()) return s.descent_f.back();
  return {};
}

/// A number of a difference quotient, with so many digits that the division can be done again by hand:
/// the two heights to a hundred-thousandth of their difference. Empty for other numbers.
std::string quotient_number(const Slice& s, std::string_view name, double value) {
  if (name == "h" || name == "x" || name == "y") return tex_number(value, 8);
  if (name != "f" && name != "f_next") return {};
  const double change = std::abs(s.secant_slope * s.spec.h);
  const double places = change > 0 ? std::ceil(5 - std::log10(change)) : 6;
  std::string text = fixed(value, static_cast<int>(std::clamp(places, 4., 15.)));
  if (text.starts_with("\u2212")) text.replace(0, std::string_view("\u2212").size(), "-");
  return text;
}

std::optional<double> run_value(const RunView& run, std::string_view name) {
  if (name == "learning_rate") return run.scene->problem.learning_rate;
  if (name == "limit" && run.lambda_max > 0) return 2 / run.lambda_max;
  if (name == "step") return static_cast<double>(run.step);
  if (name == "mean") return run.statistics.loss.mean;
  if (name == "diverged") return static_cast<double>(run.statistics.diverged);
  if (name == "converged") return static_cast<double>(run.statistics.converged);
  if (!run.probe) return {};
  if (name == "x" || name == "y") return run.probe->x[name == "y"];
  if (name == "f") return run.probe->f;
  if (name == "fx" || name == "fy") return run.probe->gradient[name == "fy"];
  return {};
}

double SliceSpec::*scalar(std::string_view bind) {
  if (bind == "slice.learning_rate") return &SliceSpec::learning_rate;
  return nullptr;
}

std::optional<double> bound_value(const RunView& run, std::string_view bind) {
  if (bind == "learning_rate") return run.scene->problem.learning_rate;
  if (bind == "noise") return run.scene->problem.noise.sigma;
  if (!run.slice) return {};
  const SliceSpec& spec = run.slice->spec;
  if (bind == "slice.h") return spec.h;
  if (bind == "slice.x" || bind == "slice.y") return spec.at[bind == "slice.y"];
  if (bind == "slice.steps") return spec.steps;
  if (const auto member = scalar(bind)) return spec.*member;
  return {};
}

void set_bound(PanelContext& panel, std::string_view bind, double value) {
  if (bind == "learning_rate") return panel.send(SetLearningRate{value});
  if (bind == "noise") return panel.send(SetNoise{value});
  change_slice(panel, [&](SliceSpec& spec) {
    if (bind == "slice.x" || bind == "slice.y") spec.at[bind == "slice.y"] = value;
    if (bind == "slice.steps") spec.steps = static_cast<int>(std::lround(value));
    if (const auto member = scalar(bind)) spec.*member = value;
  });
}

void slider_block(LearnContext& context, std::string_view body, Column& column) {
  Canvas& c = context.panel.canvas;
  const auto keys = block_keys(body);
  const auto key = [&](std::string_view name) {
    const auto found = keys.find(name);
    return found == keys.end() ? std::string() : found->second;
  };
  const std::string bind = key("bind");
  const auto value = bound_value(context.panel.run, bind);
  if (!value) return;
  Slider spec;
  spec.id = "block." + bind + "@" + std::to_string(static_cast<int>(column.y + ImGui::GetScrollY()));
  const std::string label = key("label");
  const auto dollar = label.find('$');
  spec.label = trimmed(std::string_view(label).substr(0, dollar));
  if (dollar != std::string::npos) spec.symbol = label.substr(dollar + 1, label.rfind('$') - dollar - 1);
  spec.value = *value;
  spec.track = {std::atof(key("min").c_str()), std::atof(key("max").c_str()), key("log") == "true",
                false};
  spec.range = {.min = spec.track.low, .max = spec.track.high, .integer = bind == "slice.steps"};
  if (bind == "slice.x") spec.hue = c.colour.x_slice;
  if (bind == "slice.y") spec.hue = c.colour.y_slice;
  const Slice* slice = context.panel.run.slice;
  const double lambda = slice ? slice->valley_curvature : 0, limit = lambda > 0 ? 2 / lambda : 0;
  if (bind == "slice.learning_rate" && limit < spec.track.high && limit > spec.track.low) {
    spec.limit = limit;
    spec.limit_tex = "2/\\lambda=" + tex_number(*spec.limit, 3);
  }
  const bool distance = bind == "slice.h";
  const float pad = c.px(space::card);
  const float inside =
      distance ? distance_height(c) : c.px(spec.limit ? size::slider_limit : size::slider);
  const Rect card = column.take(inside + c.px(20));
  c.fill(card, c.colour.field, radius::control);
  c.frame(card, c.colour.line, radius::control);
  Column inner{card.min.x + pad, card.min.y + c.px(12), card.width() - 2 * pad};
  if (distance)
    distance_control(context, inner, spec);
  else if (const auto moved = slider(c, inner, context.panel.edit, spec))
    set_bound(context.panel, bind, *moved);
  column.y = std::max(column.y, inner.y + c.px(8)) + c.px(space::inner);
}

void values_block(LearnContext& context, std::string_view body, Column& column) {
  Canvas& c = context.panel.canvas;
  while (!body.empty()) {
    const auto end = body.find('\n');
    const std::string_view line = trimmed(body.substr(0, end));
    body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
    if (line.empty()) continue;
    const std::string tex = fill_values(line, context.panel.run);
    float size = context.panel.narrow ? type::body_narrow : type::body;
    const float wide = c.measure_formula(tex, size, c.colour.ink, true).x;
    // Quarter sizes, so that a number that grows by a digit does not set everything anew.
    if (wide > column.width) size = std::floor(size * column.width / wide * 4) / 4;
    const ImVec2 extent = c.measure_formula(tex, size, c.colour.ink, true);
    c.formula(tex, size, {column.x + column.width / 2, column.y + extent.y * .66f}, c.colour.ink, .5f,
              true);
    column.y += extent.y + c.px(space::inner);
  }
}

void probe_block(LearnContext& context, Column& column) {
  Canvas& c = context.panel.canvas;
  const Probe* p = context.panel.run.probe;
  if (!p) {
    column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.low,
                            "Click the surface: its numbers there appear here.");
    return;
  }
  const struct {
    const char *tex, *badge;
    std::string value;
  } rows[] = {
      {"f(x,y)", "number", number(p->f, 4)},
      {"\\nabla f", "vector (2)", "(" + number(p->gradient[0]) + ", " + number(p->gradient[1]) + ")"},
      {"\\lambda_{1,2}", "curvatures", number(p->eigenvalues[0]) + ", " + number(p->eigenvalues[1])}};
  for (const auto& row : rows) {
    const Rect r = column.take(c.px(46));
    c.formula(row.tex, 19, {r.min.x, r.min.y + c.px(20)}, c.colour.ink);
    c.text(c.font.medium, type::ui, {r.max.x, r.min.y}, c.colour.ink, row.value, 1);
    c.text(c.font.regular, type::tiny, {r.max.x, r.min.y + c.px(22)}, c.colour.low, row.badge, 1);
  }
}

void map_block(LearnContext& context, Column& column) {
  Canvas& c = context.panel.canvas;
  for (const learn::Page& page : context.desk.module->pages) {
    constexpr float kPitch = 1.3f;
    const float room = column.width - c.px(40);
    const float lines =
        c.paragraph_height(c.font.regular, type::caption, room, page.subtitle, kPitch) -
        c.paragraph_height(c.font.regular, type::caption, room, "x", kPitch);  // beyond the first
    const Rect r = column.take(c.px(44) + std::max(0.f, lines));
    const Hit hit = c.hit("map." + page.id, r);
    if (hit.glow > 0) c.fill(r, with_alpha(c.colour.raised, hit.glow), radius::control);
    const float x = r.min.x + c.px(12), share = static_cast<float>(context.desk.progress.share(page));
    if (share >= 1)
      draw_icon(c, Icon::Check, {x, r.center().y}, 6, c.colour.ink);
    else
      c.list().AddCircle({x, r.center().y}, c.px(5), share > 0 ? c.colour.ink : c.colour.track, 24,
                         c.px(1.5f));
    c.text_within(c.font.medium, type::ui, {x + c.px(20), r.min.y + c.px(4)}, r.width() - c.px(40),
                  c.colour.ink, page.title);
    c.paragraph(c.font.regular, type::caption, {x + c.px(20), r.min.y + c.px(23)}, room, c.colour.low,
                page.subtitle, kPitch);
    if (hit.clicked) context.ask(GoTo{{Screen::Learn, page.id, 0}});
  }
}

/// One picture a topic that opens its lesson, where the lesson's first scene is drawn.
void summary_block(LearnContext& context, Column& column) {
  for (const learn::Page& page : context.desk.module->pages) {
    if (page.topic.empty()) continue;
    Card card;
    card.id = "summary." + page.id;
    card.kind = "Lesson, " + std::to_string(page.steps.size()) + " steps";
    card.title = page.title;
    card.text = page.subtitle;
    card.tooltip = "Opens the lesson";
    card.share = context.desk.progress.share(page);
    if (!page.steps.empty() && page.steps.front().scene) card.still = page.steps.front().scene->name;
    if (draw_card(context, column, card)) context.ask(GoTo{{Screen::Learn, page.id, 0}});
  }
}

}  // namespace

std::map<std::string, std::string, std::less<>> block_keys(std::string_view body) {
  std::map<std::string, std::string, std::less<>> keys;
  while (!body.empty()) {
    const auto end = body.find('\n');
    const std::string_view line = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view value = trimmed(line.substr(equals + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) {
      value.remove_prefix(1);
      value.remove_suffix(1);
    }
    keys.emplace(trimmed(line.substr(0, equals)), value);
  }
  return keys;
}

namespace {

/// Between "- (" and ")" brackets are for negative numbers only; those of f(x) stay.
bool brackets_a_term(std::string_view before, std::string_view after) {
  if (!before.ends_with('(') || !after.starts_with(')')) return false;
  before.remove_suffix(1);
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with('-') || before.ends_with('+') || before.ends_with("\\cdot");
}

}  // namespace

std::string fill_values(std::string_view tex, const RunView& run) {
  std::string out;
  const bool quotient = tex.find("{f_next}") != std::string_view::npos;
  for (std::size_t k = 0; k < tex.size(); ++k) {
    const auto end = tex[k] == '{' ? tex.find('}', k) : std::string_view::npos;
    const std::string_view word =
        end == std::string_view::npos ? std::string_view() : tex.substr(k + 1, end - k - 1);
    const bool named = !word.empty() && !belongs_to_tex(tex, k) &&
                       word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    if (!named) {
      out += tex[k];
      continue;
    }
    auto value = run.slice ? slice_value(*run.slice, word) : std::optional<double>();
    if (!value) value = run_value(run, word);
    std::string shown = !value ? "-" : std::isfinite(*value) ? tex_number(*value, 4) : "\\infty";
    if (quotient && run.slice && value && std::isfinite(*value))
      if (std::string exact = quotient_number(*run.slice, word, *value); !exact.empty())
        shown = std::move(exact);
    const bool plain = value && !std::signbit(*value) && brackets_a_term(out, tex.substr(end + 1));
    if (plain) out.pop_back();
    out += "{" + shown + "}";
    k = plain ? end + 1 : end;
  }
  return out;
}

std::string_view regime_word(double product) {
  return product < .8 ? "creeps" : product < 1.2 ? "settles" : product < 2 ? "swings" : "never settles";
}

bool push_button(Canvas& c, std::string_view id, const Rect& r, std::string_view label, bool primary,
                 bool enabled) {
  const Hit hit = c.hit(id, r, enabled);
  if (primary) {
    const ImU32 filled = mix(c.colour.ink, c.colour.mid, hit.active ? 1 : hit.glow * .5f);
    c.fill(r, enabled ? filled : c.colour.line, radius::control);
  } else if (hit.glow > 0) {
    c.fill(r, with_alpha(c.colour.raised, hit.glow), radius::control);
  }
  const ImU32 ink = !enabled ? c.colour.low : primary ? c.colour.panel : c.colour.mid;
  c.text_within(primary ? c.font.semibold : c.font.regular, type::ui, r.center(), r.width() - c.px(12),
                ink, label, .5f, .5f);
  return hit.clicked;
}

namespace {

/// At the slice's point, with a line at its own h.
void error_plot(LearnContext& context, const Rect& area) {
  const RunView& run = context.run();
  if (!run.slopes) return;
  const double h = run.slice && run.slice->spec.h != 0 ? std::abs(run.slice->spec.h) : 1e-6;
  const std::string title = std::string(errors_name(*run.slopes)) + " of the slope, by h";
  slope_errors(context.canvas(), area, *run.slopes, title, h, context.memory.slopes.single);
}

}  // namespace

void learn_block(LearnContext& context, const learn::Page& page, std::string_view kind,
                 std::string_view body, Column& column) {
  if (kind == "slider") return slider_block(context, body, column);
  if (kind == "values") return values_block(context, body, column);
  if (kind == "probe") return probe_block(context, column);
  if (kind == "map" && context.desk.module) return map_block(context, column);
  if (kind == "summary" && context.desk.module) return summary_block(context, column);
  if (kind == "plot") {
    const auto keys = block_keys(body);
    const auto which = keys.find("kind");
    const bool tall = which != keys.end() && which->second == "error-against-h";
    const Rect area = column.take(context.panel.canvas.px(tall ? 330 : 190));
    if (tall) return error_plot(context, area);
    if (which != keys.end()) inline_plot(context, which->second, area);
    return;
  }
  if (kind == "question")
    for (const learn::OpenQuestion& question : page.questions)
      if (question.id == trimmed(body)) return question_card(context, page, question, column);
  if (kind != "check" && kind != "predict") return;
  if (const learn::Check* check = page.check(trimmed(body)))
    check_card(context, page, *check, kind == "predict", column);
}

}  // namespace steepest::ui
