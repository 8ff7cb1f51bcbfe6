// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "window_faults.h"

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "base/paths.h"
#include "engine/backends.h"
#include "scene/scene_file.h"
#include "ui/learn/learn_screen.h"

namespace steepest::ui::test {
namespace {

constexpr float kLeastText = 12, kLeastHit = 24;  // LOOK section 3 and 4, logical pixels
constexpr double kLeastContrast = 4.5;            // WCAG 2.2, 1.4.3: text

Scene small(Scene scene) {
  scene.problem.chains = std::min<std::int64_t>(scene.problem.chains, 64);
  scene.problem.threads = 1;
  scene.problem.backend = BackendChoice::Cpu;
  return scene;
}

Scene scene_at(const Place& place, Theme theme) {
  const auto& scenes = content().scenes;
  Scene scene = scenes.front();
  if (place.screen == Screen::Race)
    scene = std::ranges::max(scenes, {}, [](const Scene& s) { return s.racers.size(); });
  if (const learn::Page* page = content().module.page(place.page))
    if (const Scene* beside = step_scene(*page, place.step)) scene = *beside;
  scene.view.theme = theme;
  return small(std::move(scene));
}

double luminance(ImU32 c) {
  const auto linear = [&](int shift) {
    const double v = ((c >> shift) & 255) / 255.;
    return v <= .03928 ? v / 12.92 : std::pow((v + .055) / 1.055, 2.4);
  };
  return .2126 * linear(IM_COL32_R_SHIFT) + .7152 * linear(IM_COL32_G_SHIFT) +
         .0722 * linear(IM_COL32_B_SHIFT);
}

ImU32 over(ImU32 colour, ImU32 ground) {
  const float alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT) / 255;
  return mix(ground, colour, alpha) | IM_COL32_A_MASK;
}

std::string quoted(const std::string& s) { return "'" + s + "'"; }

/// The part that shows.
Rect seen(const Rect& rect, const Rect& clip) { return rect.clipped(clip); }

bool disabled(const WidgetLog& log, const TextRecord& text) {
  return std::ranges::any_of(log.widgets, [&](const WidgetRecord& w) {
    return !w.enabled && w.layer == text.layer && w.rect.contains(text.rect.center());
  });
}

/// All fills below the text, one over the other; without any its ground is not known: 21 : 1.
double contrast_of(const WidgetLog& log, const TextRecord& text) {
  bool known = false;
  ImU32 ground = 0;
  for (std::size_t k = 0; k < text.fills && k < log.fills.size(); ++k) {
    const FillRecord& fill = log.fills[k];
    if (fill.layer != text.layer || !fill.rect.contains(text.rect.center())) continue;
    const bool opaque = (fill.colour >> IM_COL32_A_SHIFT) == 255;
    if (!known && !opaque) continue;
    ground = known ? over(fill.colour, ground) : fill.colour;
    known = true;
  }
  return known ? contrast(over(text.colour, ground), ground) : 21;
}

void text_faults(const WidgetLog& log, Size size, std::vector<std::string>& out) {
  for (const TextRecord& t : log.texts) {
    const Rect visible = seen(t.rect, t.clip);
    if (visible.empty()) continue;
    if (t.size > 0 && t.size < kLeastText - .01f)
      out.push_back("small text: " + quoted(t.text) + " " + std::to_string(t.size));
    if (t.rect.min.x < t.clip.min.x - 2 || t.rect.max.x > t.clip.max.x + 2)
      out.push_back("cut at its side: " + quoted(t.text));
    if (t.formula || t.colour == 0 || disabled(log, t)) continue;
    if (const double ratio = contrast_of(log, t); ratio < kLeastContrast)
      out.push_back("contrast " + std::to_string(ratio) + ": " + quoted(t.text));
  }
  for (std::size_t a = 0; a < log.texts.size(); ++a)
    for (std::size_t b = a + 1; b < log.texts.size(); ++b) {
      const TextRecord &x = log.texts[a], &y = log.texts[b];
      if (x.layer != y.layer) continue;
      // Lines of a font are higher than its letters: some pixels of them may touch.
      const Rect both = seen(x.rect, x.clip).clipped(seen(y.rect, y.clip));
      if (both.width() > 3 * size.scale && both.height() > 5 * size.scale)
        out.push_back("over one another: " + quoted(x.text) + " " + quoted(y.text));
    }
}

/// Areas that hold others: the scene under its overlays, a sheet under its rows.
bool holds_others(const std::string& id) { return id == "scene" || id == "sheet"; }

void widget_faults(const WidgetLog& log, Size size, std::vector<std::string>& out) {
  const float least = kLeastHit * size.scale - 1;
  for (const WidgetRecord& w : log.widgets) {
    if (seen(w.rect, w.clip).empty()) continue;
    if (w.rect.width() < least || w.rect.height() < least) out.push_back("small hit area: " + w.id);
    if (w.rect.min.x < w.clip.min.x - 1 || w.rect.max.x > w.clip.max.x + 1)
      out.push_back("cut at its side: " + w.id);
  }
  for (std::size_t a = 0; a < log.widgets.size(); ++a)
    for (std::size_t b = a + 1; b < log.widgets.size(); ++b) {
      const WidgetRecord &x = log.widgets[a], &y = log.widgets[b];
      if (x.layer != y.layer || holds_others(x.id) || holds_others(y.id)) continue;
      const Rect both = seen(x.rect, x.clip).clipped(seen(y.rect, y.clip));
      if (both.width() > 4 * size.scale && both.height() > 4 * size.scale)
        out.push_back("over one another: " + x.id + " " + y.id);
    }
}

}  // namespace

const Content& content() {
  static const Content kContent = [] {
    Content c;
    const auto folder = base::content_folder();
    if (!folder) throw std::runtime_error(folder.error().message);
    auto module = learn::load_module(*folder, engine::catalog());
    if (!module) throw std::runtime_error(module.error().message);
    c.module = std::move(*module);
    for (const auto& file : base::scene_files(*folder)) {
      auto loaded = scene::load_scene(file, engine::catalog());
      if (!loaded) throw std::runtime_error(loaded.error().message);
      c.scenes.push_back(small(std::move(loaded->scene)));
    }
    return c;
  }();
  return kContent;
}

Opened::Opened(Place place, Size size, Theme theme)
    : ShellDriver(scene_at(place, theme), size, content().scenes) {
  desk().module = &content().module;
  desk().place = std::move(place);
  frames(6);
}

double contrast(ImU32 a, ImU32 b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + .05) / (std::min(x, y) + .05);
}

std::vector<std::string> faults(const WidgetLog& log, Size size) {
  std::vector<std::string> out;
  text_faults(log, size, out);
  widget_faults(log, size, out);
  return out;
}

}  // namespace steepest::ui::test
