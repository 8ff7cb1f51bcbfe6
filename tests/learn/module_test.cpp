// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/module.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/paths.h"
#include "engine/backends.h"

namespace steepest::learn {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTable = R"(version = 1
title = "Slopes"
subtitle = "how steep"
topic = "derivatives"
minutes = 7
stage = "scene"

[[check]]
id = "corner"
question = "Which slope has $|x|$ at 0?"
show = "bowl"
[[check.choice]]
text = "none"
right = true
feedback = "left and right differ"
[[check.choice]]
text = "zero"
feedback = "that is their mean"

[[question]]
id = "purpose"
question = "What for?"
model_answer = "To know $f'$."
rubric = ["slope", "loss"]
[[question.idea]]
name = "slope"
words = ["slope", "steep"]
[[question.trap]]
id = "height"
question = "Is it the height?"
[[question.trap.choice]]
text = "no"
right = true
feedback = "it is the slope"
[[question.trap.choice]]
text = "yes"
feedback = "no"
)";

constexpr const char* kText = R"(<!-- SPDX-License-Identifier: MIT -->
## First $x^2$
scene: own.toml

A [scene](scene:bowl), a [page](page:slopes#2), the price of \$5 and `$` in code.

```slider
bind = "slice.x"
label = "$\eta x$"
min = -1
max = 2
```

```values
f(x) = {f}, \frac{x}{y} = {slope}
```

---

## Second

$$
f(x)
= x
$$

```check
corner
```

```question purpose
```
)";

/// A content folder with one sound page and one ready scene, to be spoilt.
class ModuleTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("steepest-module-" + std::to_string(::getpid()) + "-" +
                                         testing::UnitTest::GetInstance()->current_test_info()->name());
    write("scenes/bowl.toml", "version = 1\nsurface = \"bowl\"\n");
    write("module/01-slopes/page.toml", kTable);
    write("module/01-slopes/page.md", kText);
    write("module/01-slopes/own.toml", "version = 1\nsurface = \"peaks\"\n");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
  }
  Result<Module> load() { return load_module(root_, engine::catalog()); }

  /// The error once `from` has become `to` in the file; it must stand at `place`, "page.md:4:1".
  void refused(const std::string& file, const std::string& from, const std::string& to,
               const std::string& place, const std::string& word) {
    std::string text = file == "page.md" ? kText : kTable;
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    write("module/01-slopes/" + file, text);
    const auto module = load();
    write("module/01-slopes/" + file, file == "page.md" ? kText : kTable);
    ASSERT_FALSE(module) << to;
    const Error& error = module.error();
    EXPECT_EQ(error.code, ErrorCode::BadInput) << to;
    EXPECT_TRUE(error.where.ends_with("/01-slopes/" + place)) << to << "\n"
                                                              << error.where << error.message;
    EXPECT_NE((error.message + " | " + error.hint).find(word), std::string::npos)
        << error.message << " | " << error.hint;
  }

  fs::path root_;
};

TEST_F(ModuleTest, ASoundPageIsReadCompletely) {
  const auto module = load();
  ASSERT_TRUE(module) << module.error().where << " " << module.error().message;
  ASSERT_EQ(module->pages.size(), 1u);
  const Page* page = module->page("slopes");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->title, "Slopes");
  EXPECT_EQ(page->topic, "derivatives");
  EXPECT_EQ(page->minutes, 7);
  EXPECT_EQ(page->stage, Stage::Scene);
  ASSERT_EQ(page->steps.size(), 2u);
  EXPECT_EQ(page->steps[0].title, "First $x^2$");
  EXPECT_TRUE(page->steps[0].markdown.starts_with("A [scene]")) << page->steps[0].markdown;
  EXPECT_TRUE(page->steps[0].markdown.ends_with("```")) << page->steps[0].markdown;
  ASSERT_TRUE(page->steps[0].scene);
  EXPECT_EQ(page->steps[0].scene->name, "slopes-own");
  EXPECT_FALSE(page->steps[1].scene);
  const Check* check = page->check("corner");
  ASSERT_TRUE(check);
  EXPECT_EQ(check->choices.size(), 2u);
  ASSERT_TRUE(check->show);
  EXPECT_EQ(check->show->name, "bowl");
  ASSERT_EQ(page->questions.size(), 1u);
  EXPECT_EQ(page->questions[0].ideas[0].words, (std::vector<std::string>{"slope", "steep"}));
  EXPECT_EQ(page->questions[0].traps.size(), 1u);
}

TEST_F(ModuleTest, MistakesInTheTableAreNamedWithTheirPlace) {
  refused("page.toml", "subtitle =", "subtitel =", "page.toml:3:1", "subtitle");
  refused("page.toml", "version = 1", "version = 2", "page.toml:1:11", "version 1");
  refused("page.toml", "title = \"Slopes\"", "title = \" \"", "page.toml:1:1", "title");
  refused("page.toml", "\"derivatives\"", "\"derivative\"", "page.toml:4:9", "derivatives");
  refused("page.toml", "minutes = 7", "minutes = 0", "page.toml:5:11", "1 to 120");
  refused("page.toml", "\"scene\"", "\"scenic\"", "page.toml:6:9", "scene");
  refused("page.toml", "right = true\n", "", "page.toml:8:1", "exactly one");
  refused("page.toml", "text = \"zero\"", "text = \"zero\"\nright = true", "page.toml:8:1",
          "exactly one");
  refused("page.toml", "feedback = \"left and right differ\"\n", "", "page.toml:12:1", "feedback");
  refused("page.toml", "$|x|$", "$|x|", "page.toml:10:12", "never closed");
  refused("page.toml", "show = \"bowl\"", "show = \"bowll\"", "page.toml:11:8", "bowl");
  refused("page.toml", "show = \"bowl\"", "show = \"non.toml\"", "page.toml:11:8", "own.toml");
  refused("page.toml", "show = \"bowl\"", "show = \"../x.toml\"", "page.toml:11:8", "own.toml");
  refused("page.toml", "words = [", "words = [1, ", "page.toml:27:10", "array of texts");
  refused("page.toml", "id = \"corner\"", "id = \"Corner!\"", "page.toml:9:6", "small letters");
  refused("page.toml", "version = 1", "version = ", "page.toml:1:11", "TOML");
}

TEST_F(ModuleTest, MistakesInTheTextAreNamedWithTheirPlace) {
  refused("page.md", "## First", "# First", "page.md:2:1", "## Title");
  refused("page.md", "## Second\n", "Second\n", "page.md:20:1", "## Title");
  refused("page.md", "scene: own.toml", "scene: owl.toml", "page.md:3:1", "own.toml");
  refused("page.md", "scene: own.toml", "", "page.md:2:1", "needs a scene");
  refused("page.md", "scene:bowl", "scene:bowls", "page.md:5:11", "bowl");
  refused("page.md", "page:slopes#2", "page:slops#2", "page.md:5:33", "slopes");
  refused("page.md", "page:slopes#2", "page:slopes#3", "page.md:5:33", "1 to 2");
  refused("page.md", "page:slopes#2", "mailto:me", "page.md:5:33", "page:ID");
  refused("page.md", "\\$5", "$5", "page.md:5:62", "never closed");
  refused("page.md", "$x^2$", "$x^{2$", "page.md:2:10", "brace");
  refused("page.md", "$x^2$", "$x^2}$", "page.md:2:14", "brace");
  refused("page.md", "= x\n$$", "= x\n\n$$", "page.md:22:1", "never closed");
  refused("page.md", "```slider", "```silder", "page.md:7:1", "slider");
  refused("page.md", "slice.x", "slice.z", "page.md:8:8", "slice.x");
  refused("page.md", "label =", "lable =", "page.md:9:1", "label");
  refused("page.md", "max = 2", "max = -2", "page.md:11:7", "above its min");
  refused("page.md", "max = 2", "max = 2\nlog = true", "page.md:10:7", "above 0");
  refused("page.md", "= {slope}", "= {slop}", "page.md:15:28", "slope");
  refused("page.md", "corner\n", "cornre\n", "page.md:27:1", "corner");
  refused("page.md", "```question purpose\n```", "", "page.toml:21:6", "nowhere");
  refused("page.md", "```question purpose\n```", "```question purpose\n", "page.md:31:1",
          "never closed");
  refused("page.md", "```question purpose\n```", "```check corner\n```", "page.md:31:1", "second time");
}

TEST_F(ModuleTest, EmptyAndMissingFilesAreRefused) {
  write("module/01-slopes/page.md", "<!-- licence -->\n\n");
  EXPECT_FALSE(load());
  fs::remove(root_ / "module/01-slopes/page.md");
  EXPECT_FALSE(load());
  fs::remove_all(root_ / "module");
  const auto module = load();
  ASSERT_FALSE(module);
  EXPECT_EQ(module.error().code, ErrorCode::Failed);
}

TEST_F(ModuleTest, OneBrokenPageDoesNotHideTheOthers) {
  write("module/02-broken/page.toml", "version = 1\ntitle = \"B\"\nnonsense = 1\n");
  write("module/02-broken/page.md", "## One\n");
  write("module/03-last/page.toml", "version = 1\ntitle = \"C\"\n");
  write("module/03-last/page.md", "## One\n\n[back](page:broken) [first](page:slopes)\n");
  EXPECT_FALSE(load());
  std::vector<Error> errors;
  const auto module = load_module(root_, engine::catalog(), &errors);
  ASSERT_TRUE(module);
  ASSERT_EQ(module->pages.size(), 2u);
  EXPECT_EQ(module->pages[1].id, "last");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_TRUE(errors[0].where.ends_with("02-broken/page.toml:3:1")) << errors[0].where;
}

TEST_F(ModuleTest, WindowsLineEndsAndEveryCutAreSurvived) {
  std::string windows;
  for (const char c : std::string(kText)) windows += c == '\n' ? "\r\n" : std::string(1, c);
  write("module/01-slopes/page.md", windows);
  const auto module = load();
  ASSERT_TRUE(module) << module.error().where << module.error().message;
  const std::string text = kText;
  for (std::size_t length = 0; length + 3 < text.size(); ++length) {
    write("module/01-slopes/page.md", text.substr(0, length));
    EXPECT_FALSE(load()) << length;
  }
}

}  // namespace
}  // namespace steepest::learn
