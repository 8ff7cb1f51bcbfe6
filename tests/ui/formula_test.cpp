// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every formula that the program can show is read by the strict parser and set: a mistake in one would
// otherwise only turn red, where nobody may look.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <core/formula.h>
#include <core/parser.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "base/paths.h"
#include "base/text.h"
#include "engine/backends.h"
#include "learn/module.h"
#include "learn/passages.h"
#include "scene/scene_file.h"
#include "ui/formula.h"
#include "ui/learn/blocks.h"
#include "ui/widgets/formula_lines.h"

namespace steepest::ui::test {
namespace {

struct Found {
  std::string tex, where;
  bool display = false;
};

/// The formulas between $ and $$ of a text; code and live blocks are left out.
void collect(std::string_view text, const std::string& where, std::vector<Found>& out) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text.substr(at, 3) == "```") {
      const auto end = text.find("```", at + 3);
      if (end == std::string_view::npos) return;
      at = end + 2;
    } else if (text[at] == '$') {
      const bool display = text.substr(at, 2) == "$$";
      const std::string_view mark = display ? "$$" : "$";
      const auto begin = at + mark.size(), end = text.find(mark, begin);
      ASSERT_NE(end, std::string_view::npos) << where;
      out.push_back({std::string(text.substr(begin, end - begin)), where, display});
      at = end + mark.size() - 1;
    }
  }
}

/// The lines of every block of numbers, with something in the place of each number.
void collect_blocks(std::string_view text, const std::string& where, std::vector<Found>& out) {
  const Scene scene;
  RunView run;
  run.scene = &scene;
  constexpr std::string_view kFence = "```values\n";
  for (auto at = text.find(kFence); at != std::string_view::npos; at = text.find(kFence, at + 1)) {
    const auto begin = at + kFence.size(), end = text.find("```", begin);
    for (const std::string_view line : base::split(text.substr(begin, end - begin), '\n'))
      if (!base::trimmed(line).empty()) out.push_back({fill_values(line, run), where, true});
  }
  collect(text, where, out);
}

void collect_check(const learn::Check& check, const std::string& where, std::vector<Found>& out) {
  collect(check.question, where, out);
  for (const learn::Choice& choice : check.choices)
    collect(choice.text, where, out), collect(choice.feedback, where, out);
}

void collect_pages(const learn::Module& module, std::vector<Found>& out) {
  for (const learn::Page& page : module.pages) {
    for (const learn::Step& step : page.steps) {
      const std::string where = page.id + ", " + step.title;
      collect_blocks(step.markdown, where, out);
      if (step.scene) collect(step.scene->text, where, out);
    }
    for (const learn::Check& check : page.checks)
      collect_check(check, page.id + ", check " + check.id, out);
    for (const learn::OpenQuestion& question : page.questions) {
      const std::string where = page.id + ", question " + question.id;
      collect(question.question, where, out), collect(question.model_answer, where, out);
      for (const std::string& line : question.rubric) collect(line, where, out);
      for (const learn::Check& trap : question.traps) collect_check(trap, where, out);
    }
  }
}

void collect_catalog(std::vector<Found>& out) {
  const Catalog& catalog = engine::catalog();
  const auto parameters = [&](std::string_view of, std::span<const ParameterInfo> infos) {
    for (const ParameterInfo& info : infos)
      if (!info.latex.empty())
        out.push_back({std::string(info.latex), std::string(of) + "." + std::string(info.name), false});
  };
  for (const SurfaceInfo& surface : catalog.surfaces) {
    out.push_back({"f = " + std::string(surface.latex), std::string(surface.name), false});
    parameters(surface.name, surface.parameters);
  }
  for (const RuleInfo& rule : catalog.rules) {
    out.push_back({std::string(rule.latex), std::string(rule.name), true});
    parameters(rule.name, rule.parameters);
  }
}

std::vector<Found> every_formula() {
  std::vector<Found> out;
  const auto folder = base::content_folder();
  if (!folder) return out;
  const auto module = learn::load_module(*folder, engine::catalog());
  if (module) collect_pages(*module, out);
  for (const auto& file : base::scene_files(*folder))
    if (const auto loaded = scene::load_scene(file, engine::catalog()))
      collect(loaded->scene.text, loaded->scene.name, out);
  if (const auto passages = learn::load_passages(*folder))
    for (const learn::Passage& passage : *passages) collect(passage.text, passage.id, out);
  collect_catalog(out);
  return out;
}

/// What the strict parser says to it; empty: nothing.
std::string complaint(const std::string& tex) {
  int depth = 0;
  for (std::size_t k = 0; k < tex.size() && depth >= 0; ++k)
    if (tex[k] == '\\')
      ++k;
    else
      depth += tex[k] == '{' ? 1 : tex[k] == '}' ? -1 : 0;
  if (depth != 0) return "its braces do not match";
  try {
    microtex::Formula formula;
    microtex::Parser(false, tex, &formula, true).parse();
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

TEST(Formulas, EveryOneOfTheProgramIsSoundAndCanBeSet) {
  ASSERT_TRUE(typeset("x", 18, IM_COL32_WHITE, false)) << "this starts the library";
  const std::vector<Found> all = every_formula();
  EXPECT_GT(all.size(), 150u) << "the search for formulas finds too few";
  for (const Found& one : all) {
    EXPECT_EQ(complaint(one.tex), "") << one.where << ": " << one.tex;
    const auto set = typeset(one.tex, 18, IM_COL32_WHITE, one.display);
    EXPECT_TRUE(set) << one.where << ": " << one.tex << ": " << (set ? "" : set.error());
  }
}

TEST(Formulas, TheStrictParserRefusesWhatWouldTurnRed) {
  ASSERT_TRUE(typeset("x", 18, IM_COL32_WHITE, false));
  for (const char* wrong : {"\\nosuchcommand", "x^{2", "x}", "\\begin{nosuch}x\\end{nosuch}"})
    EXPECT_NE(complaint(wrong), "") << wrong;
}

TEST(Formulas, AreBrokenBetweenWholePartsOnly) {
  ASSERT_TRUE(typeset("x", 18, IM_COL32_WHITE, false)) << "this starts the library";
  using Parts = std::vector<std::string>;
  constexpr const char* kTwo =
      "b_t = \\mu\\,b_{t-1} + g_t,\\quad \\theta = \\theta - \\eta\\,(g_t + b_t)";
  EXPECT_EQ(formula_parts(kTwo, false),
            (Parts{"b_t = \\mu\\,b_{t-1} + g_t,", "\\theta = \\theta - \\eta\\,(g_t + b_t)"}));
  EXPECT_EQ(formula_parts(kTwo, true),
            (Parts{"b_t = \\mu\\,b_{t-1}", "+ g_t,", "\\theta = \\theta", "- \\eta\\,(g_t + b_t)"}));
  EXPECT_EQ(formula_parts("-x \\leftarrow \\left(a + b\\right) + {c - d}", true),
            (Parts{"-x \\leftarrow \\left(a + b\\right)", "+ {c - d}"}));
  EXPECT_EQ(formula_parts("\\left(a + b\\right)\\left(c - d\\right)", true),
            (Parts{"\\left(a + b\\right)", "\\left(c - d\\right)"}));
  EXPECT_EQ(formula_parts("\\begin{aligned}x&=1+2\\end{aligned}", true).size(), 1u);
  for (const Found& one : every_formula())
    for (const std::string& part : formula_parts(one.tex, true))
      EXPECT_EQ(complaint(part), "") << one.where << ": " << part;
}

Slice sampled(double at, double (*f)(double), double (*slope)(double)) {
  Slice s;
  s.spec.at = {at, 0};
  for (int k = -200; k <= 200; ++k) {
    s.s.push_back(k / 100.);
    s.f.push_back(f(k / 100.)), s.slope.push_back(slope(k / 100.));
  }
  return s;
}

TEST(Slices, ASlopeThatJumpsIsNotJoinedUp) {
  const auto count = [](double (*slope)(double)) {
    const Slice s = sampled(0, slope, slope);
    const auto [low, high] = std::ranges::minmax(s.slope);
    return unbroken(s.slope, high - low).size();
  };
  EXPECT_EQ(count([](double x) { return x * x * x - x; }), 1u);
  EXPECT_EQ(count([](double x) { return std::sin(20 * x); }), 1u);
  EXPECT_EQ(count([](double) { return 1.; }), 1u);
  EXPECT_EQ(count([](double x) { return x > .005 ? 1 + x : -1 + x; }), 2u);
  EXPECT_EQ(count([](double x) { return x > 0 ? 1. : x < 0 ? -1. : 0.; }), 3u) << "the tip alone";
  EXPECT_EQ(unbroken({}, 1).size(), 0u);
}

}  // namespace
}  // namespace steepest::ui::test
