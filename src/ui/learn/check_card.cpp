// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/learn/blocks.h"

namespace steepest::ui {
namespace {

struct Stored {
  int first = -1;  ///< the first choice; -1: none yet
  bool solved = false;
};

Stored stored(const Desk& desk, const learn::Page& page, const learn::Check& check) {
  Stored out;
  const auto found = desk.progress.pages.find(page.id);
  if (found == desk.progress.pages.end()) return out;
  const auto choice = found->second.choices.find(check.id);
  if (choice != found->second.choices.end()) out.first = choice->second;
  out.solved = found->second.solved.contains(check.id);
  return out;
}

void radio(Canvas& c, ImVec2 at, bool on, bool right) {
  c.list().AddCircle(at, c.px(8), on ? c.colour.ink : c.colour.track, 32, c.px(1.75f));
  if (on && !right) c.list().AddCircleFilled(at, c.px(4.5f), c.colour.ink, 32);
  if (on && right) draw_icon(c, Icon::Check, at, 5, c.colour.ink);
}

/// Keys 1 ... 6 answer the card under the pointer, else the first on the page that is not answered yet.
int pressed_digit(LearnContext& context, const std::string& id, const Rect& card) {
  const ImGuiIO& io = ImGui::GetIO();
  LearnMemory& memory = context.memory.learn;
  if (memory.next_digits.empty() || card.contains(io.MousePos)) memory.next_digits = id;
  if (memory.digits != id || io.WantTextInput || io.KeyMods != ImGuiMod_None ||
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
    return -1;
  for (int k = 0; k < 6; ++k)
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_1 + k), false)) return k;
  return -1;
}

}  // namespace

float rich_words(LearnContext& context, std::string_view id, ImVec2 at, float width,
                 const std::string& text) {
  ImGui::SetCursorScreenPos(at);
  ImGui::BeginChild(std::string(id).c_str(), {width, 0}, ImGuiChildFlags_AutoResizeY,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav);
  context.markdown.render(text, context.panel.canvas);
  ImGui::EndChild();
  return ImGui::GetItemRectSize().y;
}

namespace {

/// "Run it" or "Show me", and the way back from there to the scene of this step.
void scene_buttons(LearnContext& context, const learn::Page& page, const learn::Check& check,
                   const std::string& id, bool locked, bool ready, Column& in) {
  Canvas& c = context.canvas();
  const Rect row = in.take(c.px(size::button + 4));
  const Rect run{{row.max.x - c.px(92), row.max.y - c.px(size::button)}, row.max};
  if (push_button(c, id + ".run", run, locked ? "Run it" : "Show me", true, ready) && ready)
    context.panel.send(LoadScene{*check.show});
  in.y += c.px(6);
  const Scene* beside = step_scene(page, context.desk.place.step);
  const std::string& shown = context.run().scene->name;
  if (!beside || shown != check.show->name || shown == beside->name) return;
  const Rect back{{row.min.x - c.px(8), run.min.y},
                  {std::min(row.min.x + c.px(140), run.min.x - c.px(8)), run.max.y}};
  if (push_button(c, id + ".back", back, "Back to the scene", false))
    context.panel.send(LoadScene{*beside});
  c.tip("The scene that this step began with");
}

/// What was predicted and what happened, together. Returns the height.
float outcome_words(LearnContext& context, const std::string& id, const learn::Check& check, int first,
                    const Column& in) {
  Canvas& c = context.panel.canvas;
  const auto right = std::ranges::find(check.choices, true, &learn::Choice::right);
  const auto& mine = check.choices[std::min(static_cast<std::size_t>(first), check.choices.size() - 1)];
  std::string text = "**You said:** " + mine.text + "\n\n";
  if (right != check.choices.end())
    text +=
        "**It did:** " + right->text + (right->feedback.empty() ? "" : ". *" + right->feedback + "*");
  c.hline(in.x, in.right(), in.y + c.px(6), c.colour.line);
  return c.px(14) + rich_words(context, id + ".outcome", {in.x, in.y + c.px(14)}, in.width, text) +
         c.px(4);
}

}  // namespace

void check_card(LearnContext& context, const learn::Page& page, const learn::Check& check, bool locked,
                Column& column) {
  Canvas& c = context.panel.canvas;
  const std::string id = "check." + check.id;
  const Stored before = stored(context.desk, page, check);
  const float pad = c.px(space::card);
  const ImGuiID height_key = ImGui::GetID((id + ".height").c_str());
  // Not a reference: other entries of the storage move it.
  const float height = ImGui::GetStateStorage()->GetFloat(height_key, c.px(220));
  const Rect card{{column.x, column.y}, {column.right(), column.y + height}};
  c.fill(card, c.colour.raised, radius::card);
  Column in{card.min.x + pad, card.min.y + pad, card.width() - 2 * pad};
  c.text(c.font.semibold, type::caption, in.at(), c.colour.mid,
         locked ? "Predict before you run" : "Check");
  if (locked && before.first < 0)
    c.text(c.font.regular, type::tiny, {in.right(), in.y}, c.colour.low, "runs after your choice", 1);
  in.y += c.px(26);
  in.y += rich_words(context, id + ".question", in.at(), in.width, "**" + check.question + "**");
  in.y += c.px(6);
  // A prediction is made once; a check may be tried until it is right.
  const bool open = locked ? before.first < 0 : !before.solved;
  int picked = open ? pressed_digit(context, id, card) : -1;
  for (std::size_t k = 0; k < check.choices.size(); ++k) {
    const std::string name = id + "." + std::to_string(k);
    const bool mine = before.first == static_cast<int>(k);
    const bool shown_right = before.solved && check.choices[k].right;
    const float top = in.y;
    const float text = rich_words(context, name + ".text", {in.x + c.px(28), top + c.px(4)},
                                  in.width - c.px(28), check.choices[k].text);
    const Rect row{{in.x, top}, {in.right(), top + std::max(c.px(30), text + c.px(8))}};
    if (c.hit(name, row, open).clicked) picked = static_cast<int>(k);
    if (open) c.tip("Key " + std::to_string(k + 1));
    radio(c, {row.min.x + c.px(8), top + c.px(15)}, mine || shown_right, shown_right);
    in.y = row.max.y;
    if (mine && !locked && !check.choices[k].feedback.empty())
      in.y += rich_words(context, name + ".why", {in.x + c.px(28), in.y}, in.width - c.px(28),
                         "*" + check.choices[k].feedback + "*") +
              c.px(6);
  }
  if (picked >= 0 && picked < static_cast<int>(check.choices.size()))
    context.ask(
        RecordChoice{page.id, check.id, picked, check.choices[static_cast<std::size_t>(picked)].right});
  if (check.show) scene_buttons(context, page, check, id, locked, !locked || before.first >= 0, in);
  const bool ran = check.show && context.panel.run.scene->name == check.show->name;
  if (locked && before.first >= 0 && ran) in.y += outcome_words(context, id, check, before.first, in);
  const float used = in.y + pad - card.min.y;
  ImGui::GetStateStorage()->SetFloat(height_key, used);
  column.y = card.min.y + used + c.px(space::inner);
}

}  // namespace steepest::ui
