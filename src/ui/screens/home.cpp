// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The first screen: what the program promises, where one left off, and a card for everything.
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"
#include "ui/screens/home_cards.h"
#include "ui/screens/list.h"
#include "ui/widgets/buttons.h"

namespace steepest::ui {
namespace {

using Pages = std::vector<const learn::Page*>;

/// The page to go on with: the first that was begun and not finished, else the first not begun.
const learn::Page* current_page(const Desk& desk) {
  const learn::Page* fresh = nullptr;
  for (const learn::Page& page : desk.module->pages) {
    const double share = desk.progress.share(page);
    if (share > 0 && share < 1) return &page;
    if (share == 0 && !fresh) fresh = &page;
  }
  return fresh;
}

/// The first step that has not been seen.
int next_step(const Desk& desk, const learn::Page& page) {
  const auto found = desk.progress.pages.find(page.id);
  if (found == desk.progress.pages.end()) return 0;
  for (int k = 0; k < static_cast<int>(page.steps.size()); ++k)
    if (!found->second.steps.contains(k)) return k;
  return 0;
}

void open_page(ScreenContext& context, const learn::Page& page) {
  context.ask(GoTo{{Screen::Learn, page.id, next_step(context.desk, page)}});
}

float buttons(ScreenContext& context, ImVec2 at, const learn::Page* page) {
  Canvas& c = context.canvas();
  const float height = c.px(44);
  float x = at.x;
  if (page) {
    const bool begun = context.desk.progress.opened(page->id);
    const std::string words = (begun ? "Continue: " : "Begin: ") + page->title;
    const float width = button_width(c, words);
    if (button(c, "home.continue", {{x, at.y}, {x + width, at.y + height}}, words, ButtonKind::Primary,
               "Opens the first step that you have not seen"))
      open_page(context, *page);
    x += width + c.px(12);
  }
  const float width = button_width(c, "Just play");
  if (button(c, "home.play", {{x, at.y}, {x + width, at.y + height}}, "Just play",
             page ? ButtonKind::Secondary : ButtonKind::Primary,
             "A surface, a hundred thousand chains, every control"))
    context.go_to(Screen::Experiment);
  if (page)
    c.text(c.font.regular, type::small, {x + width + c.px(20), at.y + height / 2}, c.colour.low,
           "about " + std::to_string(page->minutes) + " minutes", 0, .5f);
  return height;
}

constexpr float kSceneWidth = 470;                    ///< of a scene's card at least
constexpr float kHeroWidth = 560, kHeroHeight = 350;  ///< as app/stills.cpp draws it

/// The picture beside the promise; returns where it ends, or 0 where there is no room for it.
float hero(ScreenContext& context, const Column& words, float right, float top) {
  Canvas& c = context.canvas();
  const float width = std::round(std::min(c.px(kHeroWidth), right - words.right()));
  if (width < c.px(300)) return 0;
  const Rect r{{right - width, top - c.px(44)},
               {right, std::round(top - c.px(44) + width * kHeroHeight / kHeroWidth)}};
  if (context.desk.hero.texture) c.list().AddImage(context.desk.hero.texture->GetTexRef(), r.min, r.max);
  return r.max.y;
}

void promise(ScreenContext& context, Column& whole) {
  Canvas& c = context.canvas();
  const bool narrow = whole.width < c.px(900);
  const float size = narrow ? 34 : 44, top = whole.y;
  Column column{whole.x, whole.y, narrow ? whole.width : std::floor(whole.width * .6f)};
  column.y += c.paragraph(c.font.display, size, column.at(), column.width, c.colour.ink,
                          "A model learns by walking downhill.", 1.22f);
  column.y += c.paragraph(c.font.display, size, column.at(), column.width, c.colour.mid,
                          "Calculus finds the way down.", 1.22f);
  column.y += c.px(16);
  column.y += c.paragraph(
      c.font.regular, type::body, column.at(), std::min(column.width, c.px(620)), c.colour.mid,
      "Three topics that you can take in your hand: the slope at a point, the rule that "
      "follows it, and one slope for every knob.",
      1.5f);
  column.y += c.px(20);
  column.y += buttons(context, column.at(), context.desk.module ? current_page(context.desk) : nullptr);
  column.y += c.px(36);
  const float end = narrow ? 0 : hero(context, column, whole.right(), top) + c.px(16);
  whole.y = std::max(column.y, end);
}

Pages pages_of(const learn::Module& module, std::string_view topic) {
  Pages list;
  for (const learn::Page& page : module.pages)
    if (page.topic == topic) list.push_back(&page);
  return list;
}

/// Head of a topic: its name, what is done, and a line.
void topic_head(ScreenContext& context, Column& column, const Pages& pages) {
  Canvas& c = context.canvas();
  double share = 0;
  for (const learn::Page* page : pages) share += context.desk.progress.share(*page);
  share /= static_cast<double>(std::max<std::size_t>(1, pages.size()));
  const std::string done = std::to_string(static_cast<int>(std::floor(share * 100))) + " % done";
  const float right =
      c.text(c.font.regular, type::small, {column.right(), column.y + c.px(4)}, c.colour.low, done, 1);
  c.text_within(c.font.semibold, type::heading, column.at(), column.width - right - c.px(12),
                c.colour.ink, pages.front()->title);
  column.y += c.px(34);
  progress_bar(c, column.take(c.px(3)), share, c.colour.ink);
  column.y += c.px(16);
}

void page_card(ScreenContext& context, Column& column, const learn::Page& page,
               const learn::Page* current) {
  Card card;
  card.id = "page." + page.id;
  card.kind = page.topic.empty() ? "" : "Lesson, " + std::to_string(page.steps.size()) + " steps";
  card.title = page.title;
  card.text = page.subtitle;
  card.tooltip = "Opens the page";
  card.share = context.desk.progress.share(page);
  card.current = &page == current;
  if (!page.topic.empty() && !page.steps.empty() && page.steps.front().scene)
    card.still = page.steps.front().scene->name;
  if (draw_card(context, column, card)) open_page(context, page);
}

void scene_card(ScreenContext& context, Column& column, const Scene& scene) {
  Card card;
  card.id = "scene." + scene.name;
  card.kind = scene.racers.empty() ? "Scene" : "Race";
  card.title = scene.title.empty() ? scene.name : scene.title;
  card.text = sentence(scene.caption);
  card.tooltip = "Opens the scene";
  card.still = scene.name;
  const auto tasks = context.desk.progress.tasks.find(scene.name);
  if (!scene.tasks.empty())
    card.share =
        tasks == context.desk.progress.tasks.end()
            ? 0
            : static_cast<double>(tasks->second.size()) / static_cast<double>(scene.tasks.size());
  if (draw_card(context, column, card)) context.ask(OpenSceneNamed{scene.name});
}

/// `count` columns side by side; the lowest end.
template <class Draw>
float columns(const Column& whole, int count, float gap, Draw&& draw) {
  float end = whole.y;
  const float width = (whole.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (int k = 0; k < count; ++k) {
    Column column{std::round(whole.x + static_cast<float>(k) * (width + gap)), whole.y,
                  std::floor(width)};
    draw(k, column);
    end = std::max(end, column.y);
  }
  return end;
}

void cards(ScreenContext& context, Column& column) {
  const learn::Module& module = *context.desk.module;
  const learn::Page* current = current_page(context.desk);
  Canvas& c = context.canvas();
  std::vector<Pages> topics;
  for (const learn::Page& page : module.pages)
    if (!page.topic.empty() && (topics.empty() || topics.back().front()->topic != page.topic))
      topics.push_back(pages_of(module, page.topic));
  const float gap = c.px(28);
  const bool stacked = column.width < c.px(820);
  if (!topics.empty())
    column.y =
        columns(column, stacked ? 1 : static_cast<int>(topics.size()), gap, [&](int k, Column& one) {
          for (std::size_t t = 0; t < topics.size(); ++t) {
            if (!stacked && t != static_cast<std::size_t>(k)) continue;
            topic_head(context, one, topics[t]);
            for (const learn::Page* page : topics[t]) page_card(context, one, *page, current);
          }
        });
  if (module.pages.empty())
    column.y += c.paragraph(c.font.regular, type::ui, column.at(), std::min(column.width, c.px(620)),
                            c.colour.mid,
                            "The module's pages were not found. Install the program again, or let "
                            "STEEPEST_CONTENT name their folder; the messages (Ctrl+L) say more.",
                            1.5f);
  const auto grid = [&](std::string_view title, std::size_t count, int across, auto&& card) {
    if (count == 0) return;
    column.y += c.px(20);
    c.text(c.font.semibold, type::heading, column.at(), c.colour.ink, title);
    column.y += c.px(38);
    column.y = columns(column, across, gap, [&](int k, Column& one) {
      for (auto n = static_cast<std::size_t>(k); n < count; n += static_cast<std::size_t>(across))
        card(one, n);
    });
  };
  const Pages rest = pages_of(module, "");
  grid("Around the topics", rest.size(), stacked ? 2 : 3,
       [&](Column& one, std::size_t n) { page_card(context, one, *rest[n], current); });
  // As many beside one another as have room for their titles.
  const int wide = static_cast<int>((column.width + gap) / (c.px(kSceneWidth) + gap));
  grid("Scenes", context.scenes.size(), std::clamp(wide, 1, 3),
       [&](Column& one, std::size_t n) { scene_card(context, one, context.scenes[n]); });
}

void draw(ScreenContext& context) {
  Canvas& c = context.canvas();
  const Rect body = body_of(context);
  c.fill(body, c.colour.background);
  ImGui::SetCursorScreenPos(body.min);
  ImGui::BeginChild("home", {body.width(), body.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  const float width = std::min(body.width() - 2 * c.px(body.width() < c.px(1100) ? 28 : 64), c.px(1640));
  Column column{std::round(body.center().x - width / 2),
                std::round(ImGui::GetCursorScreenPos().y + c.px(48)), std::floor(width)};
  promise(context, column);
  if (context.desk.module) cards(context, column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, c.px(32)});
  ImGui::EndChild();
}

}  // namespace

const ScreenInfo kHomeScreen = {Screen::Home, "Home", "What there is, and how far you are",
                                [](const ScreenContext&) { return Rect{}; }, draw};

}  // namespace steepest::ui
