// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "ui/learn/learn_screen.h"
#include "ui/scene_area.h"
#include "ui/sheets/sheet.h"

namespace steepest::ui {
namespace {

using Context = ScreenContext;

bool shows_scene(const Context& c) {
  const Screen screen = c.desk.place.screen;
  if (screen != Screen::Learn) return screen != Screen::Home;
  const learn::Page* page = learn_page(c.desk);
  return page && page->stage != learn::Stage::Text;
}
/// Chains that can be stepped: a slice beside a lesson has none.
bool runs(const Context& c) {
  return shows_scene(c) && (c.desk.place.screen != Screen::Learn || !c.run().slice);
}
bool tells_of_chains(const Context& c) { return c.desk.place.screen == Screen::Experiment; }

/// The first one where none is picked.
void pick_neighbour(Context& c, std::int64_t by) {
  const std::int64_t last = c.run().statistics.chains - 1, now = c.panel.picked;
  c.panel.send(PickChain{now < 0 ? 0 : std::clamp<std::int64_t>(now + by, 0, last)});
}
bool races(const Context& c) { return c.desk.place.screen == Screen::Race; }
bool writes_nothing(const Context& c) { return runs(c) && !c.desk.job; }

void open(Context& c, Sheet sheet) { c.memory.sheet.wanted = sheet; }

void switch_theme(Context& c) {
  ViewSpec view = c.panel.view();
  view.theme = view.theme == Theme::Dark ? Theme::Light : Theme::Dark;
  c.panel.send(SetView{view});
}

void paste(Context& c) {
  const char* const text = ImGui::GetClipboardText();
  if (text && *text) c.ask(PasteScene{text});
}

constexpr ImGuiKeyChord kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift;

constexpr std::array kActions = {
    Action{"Play or pause", "Space", 0, false,
           [](Context& c) { c.run().playing ? c.panel.send(Pause{}) : c.panel.send(Play{}); }, runs},
    Action{"One step", ".", ImGuiKey_Period, false, [](Context& c) { c.panel.send(StepOnce{}); }, runs},
    Action{"One part of a step", "Shift+.", kShift | ImGuiKey_Period, false,
           [](Context& c) { c.panel.send(StepPart{}); }, runs},
    Action{"One step back", ",", ImGuiKey_Comma, false, [](Context& c) { c.panel.send(StepBack{}); },
           [](const Context& c) { return runs(c) && c.run().step > c.run().earliest_step; }},
    Action{"Pick the next chain", "]", ImGuiKey_RightBracket, false,
           [](Context& c) { pick_neighbour(c, 1); }, tells_of_chains},
    Action{"Pick the chain before it", "[", ImGuiKey_LeftBracket, false,
           [](Context& c) { pick_neighbour(c, -1); }, tells_of_chains},
    Action{"Theory beside the chains", "Ctrl+T", kCtrl | ImGuiKey_T, false,
           [](Context& c) { show_theory(c.panel, !c.panel.edit.is_unfolded("theory")); },
           tells_of_chains},
    Action{"Start again", "R", ImGuiKey_R, false, [](Context& c) { c.panel.send(Restart{}); }, runs},
    Action{"Undo", "Ctrl+Z", kCtrl | ImGuiKey_Z, false, [](Context& c) { c.ask(Undo{}); },
           [](const Context& c) { return c.desk.can_undo; }},
    Action{"Do it again", "Ctrl+Shift+Z", kCtrl | kShift | ImGuiKey_Z, false,
           [](Context& c) { c.ask(Redo{}); }, [](const Context& c) { return c.desk.can_redo; }},
    Action{"Reset the scene", "", 0, false, [](Context& c) { c.ask(ResetScene{}); },
           [](const Context& c) { return c.desk.changed; }},
    Action{"Tune the rates of the race", "", 0, false, [](Context& c) { c.panel.send(TuneRates{}); },
           races},
    Action{"Save a picture", "Ctrl+S", kCtrl | ImGuiKey_S, true,
           [](Context& c) { c.ask(SavePicture{}); }, shows_scene},
    Action{"Save a film", "Ctrl+Shift+S", kCtrl | kShift | ImGuiKey_S, true,
           [](Context& c) { c.ask(SaveFilm{}); }, writes_nothing},
    Action{"Copy the scene as a short line", "Ctrl+C", kCtrl | ImGuiKey_C, false,
           [](Context& c) { c.ask(CopyScene{}); }, runs},
    Action{"Open a copied scene", "Ctrl+V", kCtrl | ImGuiKey_V, false, paste},
    Action{"Home", "Ctrl+1", kCtrl | ImGuiKey_1, true, [](Context& c) { c.go_to(Screen::Home); }},
    Action{"Learn", "Ctrl+2", kCtrl | ImGuiKey_2, true, [](Context& c) { c.go_to(Screen::Learn); }},
    Action{"Experiment", "Ctrl+3", kCtrl | ImGuiKey_3, true,
           [](Context& c) { c.go_to(Screen::Experiment); }},
    Action{"Race", "Ctrl+4", kCtrl | ImGuiKey_4, true, [](Context& c) { c.go_to(Screen::Race); }},
    Action{"Maps", "Ctrl+5", kCtrl | ImGuiKey_5, true, [](Context& c) { c.go_to(Screen::Maps); }},
    Action{"Ask a question", "/", 0, false, [](Context& c) { c.memory.ask.focus = true; }},
    Action{"Find anything", "Ctrl+K", kCtrl | ImGuiKey_K, true,
           [](Context& c) { open(c, Sheet::Palette); }},
    Action{"Shortcuts", "?", 0, false, [](Context& c) { open(c, Sheet::Shortcuts); }},
    Action{"Messages", "Ctrl+L", kCtrl | ImGuiKey_L, true, [](Context& c) { open(c, Sheet::Log); }},
    Action{"Settings", "Ctrl+,", kCtrl | ImGuiKey_Comma, true,
           [](Context& c) { open(c, Sheet::Settings); }},
    Action{"Light or dark theme", "", 0, false, switch_theme},
    Action{"Larger", "Ctrl++", kCtrl | ImGuiKey_Equal, true,
           [](Context& c) { c.ask(SetUserScale{next_scale(c.desk.user_scale, 1)}); }},
    Action{"Smaller", "Ctrl+-", kCtrl | ImGuiKey_Minus, true,
           [](Context& c) { c.ask(SetUserScale{next_scale(c.desk.user_scale, -1)}); }},
    Action{"Normal size", "Ctrl+0", kCtrl | ImGuiKey_0, true,
           [](Context& c) { c.ask(SetUserScale{1}); }},
    Action{"Full screen", "F11", ImGuiKey_F11, true,
           [](Context& c) { c.ask(SetFullscreen{!c.desk.fullscreen}); }},
    Action{"Quit", "Ctrl+Q", kCtrl | ImGuiKey_Q, true, [](Context& c) { c.ask(Quit{}); }},
};

/// Signs rather than keys: where they lie differs from keyboard to keyboard.
void typed_signs(Context& context) {
  for (const ImWchar sign : ImGui::GetIO().InputQueueCharacters) {
    if (sign == '?') open(context, Sheet::Shortcuts);
    if (sign == '/') context.memory.ask.focus = true;
  }
}

bool pressed(ImGuiKeyChord chord) {
  return ImGui::IsKeyChordPressed(chord) ||
         (chord == (kCtrl | ImGuiKey_Equal) &&
          (ImGui::IsKeyChordPressed(kCtrl | ImGuiKey_KeypadAdd) ||
           ImGui::IsKeyChordPressed(kCtrl | kShift | ImGuiKey_Equal))) ||
         (chord == (kCtrl | ImGuiKey_Minus) &&
          ImGui::IsKeyChordPressed(kCtrl | ImGuiKey_KeypadSubtract)) ||
         (chord == (kCtrl | kShift | ImGuiKey_Z) && ImGui::IsKeyChordPressed(kCtrl | ImGuiKey_Y));
}

}  // namespace

std::span<const Action> actions() { return kActions; }

void action_keys(ScreenContext& context) {
  const bool typing = ImGui::GetIO().WantTextInput;
  const bool covered =
      context.memory.sheet.open != Sheet::None ||
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (!typing && !covered) typed_signs(context);
  for (const Action& action : kActions) {
    if (!action.chord || !action.run || ((typing || covered) && !action.while_typing)) continue;
    if (pressed(action.chord) && (!action.possible || action.possible(context))) action.run(context);
  }
}

float next_scale(float scale, int direction) {
  constexpr std::array kSizes = {.75f, .9f, 1.f, 1.1f, 1.25f, 1.5f, 1.75f, 2.f, 2.5f, 3.f};
  if (direction > 0) {
    const auto next = std::ranges::upper_bound(kSizes, scale + .01f);
    return next == kSizes.end() ? kSizes.back() : *next;
  }
  const auto next = std::ranges::lower_bound(kSizes, scale - .01f);
  return next == kSizes.begin() ? kSizes.front() : *(next - 1);
}

}  // namespace steepest::ui
