// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The Learn screen over the module's own pages and a real Experiment, without graphics.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <implot.h>

#include "base/paths.h"
#include "engine/backends.h"
#include "engine/experiment.h"
#include "learn/module.h"
#include "ui/format.h"
#include "ui/learn/blocks.h"
#include "ui/learn/learn_screen.h"
#include "ui/shell.h"

namespace steepest::ui::test {
namespace {

struct Size {
  float width, height, scale;
};
constexpr Size kSizes[] = {{1280, 720, 1}, {1920, 1080, 1}, {3840, 2160, 2}};

const learn::Module& module() {
  static const learn::Module pages =
      learn::load_module(*base::content_folder(), engine::catalog()).value();
  return pages;
}

Scene scene_of(const Place& place, Theme theme) {
  Scene scene;
  scene.problem.chains = 16, scene.problem.threads = 1;
  if (const learn::Page* page = module().page(place.page))
    for (int k = 0; k <= place.step; ++k)
      if (page->steps[static_cast<std::size_t>(k)].scene)
        scene = *page->steps[static_cast<std::size_t>(k)].scene;
  scene.view.theme = theme;
  scene.problem.chains = std::min<std::int64_t>(scene.problem.chains, 16);
  scene.problem.backend = BackendChoice::Cpu;
  return scene;
}

class LearnDriver {
 public:
  LearnDriver(Place place, Size size = kSizes[0], Theme theme = Theme::Dark) : size_(size) {
    auto experiment = engine::Experiment::create(scene_of(place, theme));
    if (!experiment) throw std::runtime_error(experiment.error().message);
    experiment_ = std::move(*experiment);
    desk_.module = &module();
    desk_.place = std::move(place);
    ImGui::CreateContext();
    ImPlot::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    textures_ = std::make_unique<Textures>();
    formulas_ = std::make_unique<Formulas>(*textures_);
    fonts_ = load_fonts();
    apply_style(palette(theme), size.scale);
    markdown_ = std::make_unique<Markdown>(*textures_, type::body);
    frames(5);
  }
  ~LearnDriver() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
    markdown_.reset(), formulas_.reset(), textures_.reset();
    ImPlot::DestroyContext();
    ImGui::DestroyContext();
  }

  void frames(int count) {
    for (int k = 0; k < count; ++k) frame();
  }
  void click(std::string_view id) {
    const WidgetRecord* widget = log_.find(id);
    ASSERT_NE(widget, nullptr) << id;
    const ImVec2 at = widget->rect.center();
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    frames(2);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frames(2);
  }
  void tap(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    frames(2);
    ImGui::GetIO().AddKeyEvent(key, false);
    frames(2);
  }
  template <class R>
  const R* last() const {
    const R* found = nullptr;
    for (const Request& request : requests_)
      if (const R* r = std::get_if<R>(&request)) found = r;
    return found;
  }

  Desk desk_;
  WidgetLog log_;
  Requests requests_;
  Commands commands_;
  std::unique_ptr<engine::Experiment> experiment_;

 private:
  void frame() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size_.width, size_.height};
    io.DeltaTime = 1.f / 60;
    textures_->begin_frame(), formulas_->begin_frame();
    const RunView& run = experiment_->view();
    ImGui::NewFrame();
    log_.clear();
    Canvas canvas(palette(run.scene->view.theme), fonts_, size_.scale, *formulas_, *textures_, &log_);
    Commands commands;
    Requests requests;
    PanelContext panel{run, canvas, edit_, commands, false, nullptr};
    LearnContext context{panel,      desk_,   requests, {},       *markdown_,
                         plot_data_, memory_, input_,   window(), 1};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("steepest", nullptr, ImGuiWindowFlags_NoDecoration);
    learn_screen(context,
                 learn_areas(desk_, run, size_.width, 52 * size_.scale, size_.height, size_.scale));
    ImGui::End();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
      if (texture->Status == ImTextureStatus_WantDestroy) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      } else {
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
    markdown_->snap(*ImGui::GetDrawData());
    EXPECT_TRUE(experiment_->apply(commands).empty());
    commands_.insert(commands_.end(), commands.begin(), commands.end());
    for (const Request& request : requests) {
      requests_.push_back(request);
      if (const auto* mark = std::get_if<MarkStep>(&request))
        desk_.progress.pages[mark->page].steps.insert(mark->step);
      if (const auto* choice = std::get_if<RecordChoice>(&request)) {
        auto& page = desk_.progress.pages[choice->page];
        page.choices.try_emplace(choice->check, choice->choice);
        if (choice->right) page.solved.insert(choice->check);
      }
    }
  }

  Rect window() const { return {{0, 0}, {size_.width, size_.height}}; }

  Size size_;
  PlotData plot_data_;
  ScreenMemory memory_;
  SceneInput input_;
  Fonts fonts_;
  EditState edit_;
  std::unique_ptr<Textures> textures_;
  std::unique_ptr<Formulas> formulas_;
  std::unique_ptr<Markdown> markdown_;
};

TEST(Learn, EveryPageDrawsItsFooterWholeAtEverySizeInBothThemes) {
  for (const Size size : kSizes)
    for (const Theme theme : {Theme::Dark, Theme::Light})
      for (const learn::Page& page : module().pages) {
        LearnDriver ui({Screen::Learn, page.id, 0}, size, theme);
        const WidgetRecord *next = ui.log_.find("lesson.next"), *back = ui.log_.find("lesson.back");
        ASSERT_TRUE(next && back) << page.id;
        EXPECT_TRUE((Rect{{0, 0}, {size.width, size.height}}).contains(next->rect, 1)) << page.id;
        EXPECT_GT(next->rect.min.x, back->rect.max.x) << page.id;
        for (const TextRecord& text : ui.log_.texts)
          EXPECT_FALSE(text.shortened && text.text.starts_with(page.title))
              << page.id << ": " << text.text;
      }
}

TEST(Learn, EveryStepOfEveryPageIsMarkedAndDrawn) {
  for (const learn::Page& page : module().pages)
    for (int step = 0; step < static_cast<int>(page.steps.size()); ++step) {
      LearnDriver ui({Screen::Learn, page.id, step});
      EXPECT_TRUE(ui.desk_.progress.pages[page.id].steps.contains(step)) << page.id << " " << step;
    }
}

TEST(Learn, APredictionOpensItsSceneOnlyAfterAChoice) {
  LearnDriver ui({Screen::Learn, "partial-derivatives", 1}, kSizes[1]);
  ui.click("check.far-wall.run");
  EXPECT_TRUE(ui.commands_.empty()) << "locked until a choice is stored";
  ui.click("check.far-wall.0");
  ASSERT_NE(ui.last<RecordChoice>(), nullptr);
  EXPECT_FALSE(ui.last<RecordChoice>()->right);
  ui.click("check.far-wall.run");
  EXPECT_TRUE(std::ranges::any_of(
      ui.commands_, [](const Command& c) { return std::holds_alternative<LoadScene>(c); }));
}

TEST(Learn, TheButtonsOfACardKeepTheThemesColours) {
  for (const learn::Page& page : module().pages)
    for (int step = 0; step < static_cast<int>(page.steps.size()); ++step) {
      LearnDriver ui({Screen::Learn, page.id, step});
      ui.frames(25);  // what eases has come to rest
      for (const WidgetRecord& widget : ui.log_.widgets) {
        if (!widget.id.ends_with(".run")) continue;
        for (const FillRecord& fill : ui.log_.fills) {
          if (fill.rect.min.x != widget.rect.min.x || fill.rect.min.y != widget.rect.min.y) continue;
          EXPECT_TRUE(fill.colour == palette(Theme::Dark).ink ||
                      fill.colour == palette(Theme::Dark).line)
              << page.id << " step " << step << " " << widget.id;
        }
      }
    }
}

TEST(Learn, PageKeysWalkThroughTheSteps) {
  LearnDriver ui({Screen::Learn, "partial-derivatives", 0});
  ui.tap(ImGuiKey_PageDown);
  ASSERT_NE(ui.last<GoTo>(), nullptr);
  EXPECT_EQ(ui.last<GoTo>()->place.step, 1);
}

TEST(Learn, TheNumbersOfAFormulaAreTheSlices) {
  LearnDriver ui({Screen::Learn, "partial-derivatives", 0});
  const RunView& run = ui.experiment_->view();
  ASSERT_NE(run.slice, nullptr);
  EXPECT_EQ(fill_values("\\frac{x}{y} = {x}", run), "\\frac{x}{y} = {0.55}");
  EXPECT_EQ(fill_values("{nonsense}", run), "{-}");
  // Brackets are for negative numbers, and for what stands behind a function.
  EXPECT_EQ(fill_values("1 - ({fx})", run), "1 - {4.073}");
  EXPECT_EQ(fill_values("1 - ({fy})", run), "1 - ({-0.3674})");
  EXPECT_EQ(fill_values("f'({x}) \\cdot ({fx})", run), "f'({0.55}) \\cdot {4.073}");
}

TEST(Learn, AValueBesideTheLineAtZeroIsClearOfIt) {
  LearnDriver ui({Screen::Learn, "derivatives", 3});  // its slope is -0.375
  const auto in_plot = [&](std::string_view text) -> const TextRecord* {
    for (const TextRecord& one : ui.log_.texts)
      if (one.text == text && one.rect.center().y > 500 && one.rect.max.x > 400 && one.rect.max.x < 1030)
        return &one;
    return nullptr;
  };
  const TextRecord* const value = in_plot("\u22120.375");
  ASSERT_NE(value, nullptr);
  // The line stands where 0 does on the axis from -6 to 6 or so: in the middle of the plot's 131 pixels.
  EXPECT_GT(value->rect.min.y, 626);
}

TEST(Learn, FourWaysToASlopeInBothPrecisions) {
  const learn::Page* page = module().page("derivatives");
  ASSERT_NE(page, nullptr);
  int step = -1;
  for (std::size_t k = 0; k < page->steps.size(); ++k)
    if (page->steps[k].markdown.find("error-against-h") != std::string::npos) step = static_cast<int>(k);
  ASSERT_GE(step, 0);
  LearnDriver ui({Screen::Learn, "derivatives", step}, {1920, 1800, 1});
  const SlopeComparison* const slopes = ui.experiment_->view().slopes;
  ASSERT_NE(slopes, nullptr);
  EXPECT_NEAR(slopes->exact, 1.875, 1e-15) << "the scene's own slope";
  const auto shown = [&](const std::string& text) {
    return std::ranges::any_of(ui.log_.texts, [&](const auto& one) { return one.text == text; });
  };
  for (const char* name : {"forward", "central", "complex step", "dual numbers"})
    EXPECT_TRUE(shown(name)) << name;
  // Which step of 10^(-k/4) is next to the slice's h of 0.001: k = 12.
  const auto error = [&](const SlopeTable& table) { return number(table.by[0][12].error, 2); };
  EXPECT_TRUE(shown(error(slopes->f64)));
  ui.click("slopes.precision.0");
  EXPECT_TRUE(shown(error(slopes->f32)));
  EXPECT_TRUE(ui.commands_.empty()) << "it changes what is drawn, not the run";
}

TEST(Learn, ADifferenceQuotientCanBeDividedAgainByHand) {
  LearnDriver ui({Screen::Learn, "derivatives", 0});
  for (const double h : {.5, .1, .01, -.01, 1e-4, 1e-7}) {
    SliceSpec spec = ui.experiment_->view().slice->spec;
    spec.h = h;
    ASSERT_TRUE(ui.experiment_->apply({SetSlice{spec}}).empty());
    double f = 0, next = 0, over = 0, shown = 0;
    const std::string text = fill_values("{f_next} {f} {h} {secant}", ui.experiment_->view());
    std::string plain;
    for (const char c : text)
      if (c != '{' && c != '}') plain += c;
    const auto power = plain.find("\\cdot 10^");  // h = 1e-7
    if (power != std::string::npos) plain.replace(power, std::string("\\cdot 10^").size(), "e");
    ASSERT_EQ(std::sscanf(plain.c_str(), "%lf %lf %lf %lf", &next, &f, &over, &shown), 4) << plain;
    EXPECT_NEAR((next - f) / over, shown, std::abs(shown) * 1e-3) << plain;
  }
}

TEST(Learn, ChainsWithoutASliceHaveTheirPlotsAndControls) {
  LearnDriver ui({Screen::Learn, "introduction", 0});
  for (const char* id : {"play", "time", "learning-rate", "noise"})
    EXPECT_NE(ui.log_.find(id), nullptr) << id;
  EXPECT_TRUE(std::ranges::any_of(ui.log_.texts,
                                  [](const TextRecord& t) { return t.text == "Where the chains are"; }));
}

TEST(Learn, TheSecondPointChangesSidesAndSlidesIntoTheFirst) {
  LearnDriver ui({Screen::Learn, "derivatives", 0});
  const auto spec = [&] { return ui.experiment_->view().slice->spec; };
  EXPECT_FALSE(spec().tangent);
  ui.click("slice.h.side.0");
  EXPECT_EQ(spec().h, -.5);
  ui.click("slice.h.limit");
  ui.frames(10);
  EXPECT_LT(spec().h, 0);
  EXPECT_GT(spec().h, -.5) << "on its way";
  EXPECT_LT(spec().h, -1e-3);
  EXPECT_FALSE(spec().tangent);
  ui.frames(60);
  EXPECT_EQ(spec().h, -1e-3);
  EXPECT_TRUE(spec().tangent);
}

TEST(Learn, WithReducedMotionTheLimitIsThereAtOnce) {
  LearnDriver ui({Screen::Learn, "derivatives", 0});
  ui.desk_.reduced_motion = true;
  ui.click("slice.h.limit");
  EXPECT_EQ(ui.experiment_->view().slice->spec.h, 1e-3);
}

TEST(Learn, DigitsAnswerWithoutThePointer) {
  LearnDriver ui({Screen::Learn, "derivatives", 2}, kSizes[1]);
  ui.tap(ImGuiKey_2);
  ASSERT_NE(ui.last<RecordChoice>(), nullptr);
  EXPECT_EQ(ui.last<RecordChoice>()->choice, 1);
}

TEST(Learn, ACardsSceneHasAWayBack) {
  LearnDriver ui({Screen::Learn, "partial-derivatives", 1}, kSizes[1]);
  const std::string before = ui.experiment_->view().scene->name;
  EXPECT_EQ(ui.log_.find("check.far-wall.back"), nullptr);
  ui.click("check.far-wall.0");
  ui.click("check.far-wall.run");
  EXPECT_NE(ui.experiment_->view().scene->name, before);
  ui.click("check.far-wall.back");
  EXPECT_EQ(ui.experiment_->view().scene->name, before);
}

TEST(Learn, WhereASlopeIsReadTheScalesAreEqualOrTheirRatioIsSaid) {
  const PlotLimits x{-2, 2};
  const PlotHeights all = plot_heights(x, {0, 1}, .5, {400, 200});
  EXPECT_EQ(all.squeezed, 1);
  EXPECT_EQ(all.shown.high - all.shown.low, 2) << "4 units over 400 pixels, so 2 over 200";
  const PlotHeights part = plot_heights(x, {0, 3}, 2.9, {400, 200});
  EXPECT_EQ(part.squeezed, 1);
  EXPECT_EQ(part.shown.high, 3) << "round the point, but not beyond the curve";
  const PlotHeights much = plot_heights(x, {0, 10}, 5, {400, 200});
  EXPECT_EQ(much.squeezed, 5);
  EXPECT_EQ(much.shown.high, 10);
}

TEST(Learn, TheSummaryHasAPictureForEveryTopic) {
  const learn::Page* page = module().page("summary");
  ASSERT_NE(page, nullptr);
  LearnDriver ui({Screen::Learn, "summary", 1}, kSizes[1]);
  ui.click("summary.derivatives");
  ASSERT_NE(ui.last<GoTo>(), nullptr);
  EXPECT_EQ(ui.last<GoTo>()->place.page, "derivatives");
}

TEST(Learn, AQuestionsModelAnswerWaitsForWordsOrForALoudOne) {
  const learn::Page* page = module().page("questions");
  ASSERT_NE(page, nullptr);
  for (int step = 0; step < static_cast<int>(page->steps.size()); ++step) {
    LearnDriver ui({Screen::Learn, "questions", step}, kSizes[2]);
    const auto show = std::ranges::find_if(ui.log_.widgets, [](const WidgetRecord& w) {
      return w.id.starts_with("question.") && w.id.ends_with(".show");
    });
    if (show == ui.log_.widgets.end()) continue;
    const std::string id = show->id.substr(0, show->id.size() - 5);
    ui.click(id + ".show");
    EXPECT_EQ(ui.last<KeepAnswer>(), nullptr) << "nothing was written yet";
    ui.click(id + ".aloud");
    ASSERT_NE(ui.last<KeepAnswer>(), nullptr);
    EXPECT_TRUE(ui.last<KeepAnswer>()->answer.revealed);
    return;
  }
  FAIL() << "no question is asked on the page of questions";
}

TEST(Learn, AnUnknownPageIsSaid) {
  LearnDriver ui({Screen::Learn, "no such page", 0});
  EXPECT_TRUE(std::ranges::any_of(
      ui.log_.texts, [](const TextRecord& t) { return t.text.starts_with("There is no page"); }));
}

}  // namespace
}  // namespace steepest::ui::test
