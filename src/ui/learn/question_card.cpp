// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "learn/recognise.h"
#include "ui/learn/blocks.h"

namespace steepest::ui {
namespace {

constexpr int kFewestWords = 8;
constexpr std::size_t kLongest = 2000;

int words_of(std::string_view text) {
  int count = 0;
  bool inside = false;
  for (const char ch : text) {
    const bool space = ch == ' ' || ch == '\n' || ch == '\t';
    count += !space && !inside;
    inside = !space;
  }
  return count;
}

/// The text field; true when its text changed.
bool answer_field(Canvas& c, const std::string& id, Column& in, std::string& text) {
  std::array<char, kLongest + 1> buffer{};
  text.copy(buffer.data(), kLongest);
  const Rect r = in.take(c.px(96));
  c.note(id, r);
  c.frame(r, c.colour.track, radius::control);
  const Rect inside = r.inset(2 * c.hairline());  // the field covers what is drawn below it
  ImGui::SetCursorScreenPos(inside.min);
  ImGui::PushFont(c.font.regular, type::ui);
  const bool changed =
      ImGui::InputTextMultiline(("##" + id).c_str(), buffer.data(), buffer.size(),
                                {inside.width(), inside.height()}, ImGuiInputTextFlags_WordWrap);
  ImGui::PopFont();
  if (changed) text = buffer.data();
  return changed;
}

void ideas(Canvas& c, const learn::OpenQuestion& question, const std::string& text, Column& in) {
  const auto found = learn::recognise(question, text);
  for (std::size_t k = 0; k < question.ideas.size() && k < found.size(); ++k) {
    const char* word = found[k] == learn::Found::Yes  ? "found"
                       : found[k] == learn::Found::No ? "not found"
                                                      : "unsure: there is a “not” nearby";
    c.text_within(c.font.regular, type::small, in.at(), in.width,
                  found[k] == learn::Found::Yes ? c.colour.ink : c.colour.mid,
                  question.ideas[k].name + ": " + word);
    in.y += c.px(24);
  }
}

/// Lines of the rubric with boxes; true when one was ticked or taken back.
bool rubric(LearnContext& context, const std::string& id, const learn::OpenQuestion& question,
            learn::OpenAnswer& answer, Column& in) {
  Canvas& c = context.panel.canvas;
  bool changed = false;
  for (std::size_t k = 0; k < question.rubric.size(); ++k) {
    const std::string name = id + ".rubric." + std::to_string(k);
    const int line = static_cast<int>(k);
    const float text = rich_words(context, name + ".text", {in.x + c.px(28), in.y + c.px(4)},
                                  in.width - c.px(28), question.rubric[k]);
    const Rect row = in.take(std::max(c.px(30), text + c.px(8)));
    const Rect box{{row.min.x, row.min.y + c.px(7)}, {row.min.x + c.px(16), row.min.y + c.px(23)}};
    if (c.hit(name, row).clicked) {
      if (answer.ticks.erase(line) == 0) answer.ticks.insert(line);
      changed = true;
    }
    c.frame(box, c.colour.track, 4, 1.5f);
    if (answer.ticks.contains(line)) draw_icon(c, Icon::Check, box.center(), 5, c.colour.ink);
  }
  return changed;
}

bool reveal_buttons(Canvas& c, const std::string& id, const learn::OpenAnswer& answer, Column& in) {
  const bool enough = words_of(answer.text) >= kFewestWords;
  const Rect row = in.take(c.px(size::button));
  const Rect show{{row.max.x - c.px(92), row.min.y}, row.max};
  const Rect aloud{row.min, {std::min(row.min.x + c.px(170), show.min.x - c.px(8)), row.max.y}};
  const bool said = push_button(c, id + ".aloud", aloud, "I would say it aloud", false);
  c.frame(aloud, c.colour.track, radius::control);  // on a card of the button's own colour
  const bool shown = push_button(c, id + ".show", show, "Show", true, enough);
  in.y += c.px(6);
  if (!enough)
    in.y += c.paragraph(c.font.regular, type::caption, in.at(), in.width, c.colour.low,
                        "The model answer opens after eight words of your own.");
  return said || (shown && enough);
}

}  // namespace

void question_card(LearnContext& context, const learn::Page& page, const learn::OpenQuestion& question,
                   Column& column) {
  Canvas& c = context.panel.canvas;
  const std::string id = "question." + question.id;
  const auto kept = context.desk.progress.answers.find(question.id);
  learn::OpenAnswer answer =
      kept == context.desk.progress.answers.end() ? learn::OpenAnswer{} : kept->second;
  const ImGuiID height_key = ImGui::GetID((id + ".height").c_str());
  const float height = ImGui::GetStateStorage()->GetFloat(height_key, 260);
  const Rect card{{column.x, column.y}, {column.right(), column.y + height}};
  c.fill(card, c.colour.raised, radius::card);
  Column in = {card.min.x + c.px(space::card), card.min.y + c.px(space::card),
               card.width() - 2 * c.px(space::card)};
  in.y += rich_words(context, id + ".text", in.at(), in.width, "**" + question.question + "**");
  in.y += c.px(8);
  bool changed = answer_field(c, id, in, answer.text);
  in.y += c.px(8);
  if (words_of(answer.text) >= kFewestWords) ideas(c, question, answer.text, in);
  if (answer.revealed) {
    in.y += c.px(12);
    c.text(c.font.semibold, type::caption, in.at(), c.colour.mid,
           "A model answer, to compare with yours");
    in.y += c.px(24);
    in.y += rich_words(context, id + ".model", in.at(), in.width, question.model_answer) + c.px(12);
    changed = rubric(context, id, question, answer, in) || changed;
  } else if (reveal_buttons(c, id, answer, in)) {
    answer.revealed = changed = true;
  }
  const float used = in.y + c.px(space::card) - card.min.y;
  ImGui::GetStateStorage()->SetFloat(height_key, used);
  column.y = card.min.y + used + c.px(space::inner);
  if (changed) context.ask(KeepAnswer{question.id, answer});
  if (!answer.revealed) return;
  for (const learn::Check& trap : question.traps) check_card(context, page, trap, false, column);
}

}  // namespace steepest::ui
