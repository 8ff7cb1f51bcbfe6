// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "by_hand.h"
#include "gl/program.h"
#include "gl_fixture.h"

namespace steepest::test {
namespace {

/// A copy of shaders/ that a test may break, named by STEEPEST_SHADERS while it lives.
class ShaderFolder {
 public:
  ShaderFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "steepest-shaders-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    for (const auto& file : std::filesystem::directory_iterator(STEEPEST_SHADER_FOLDER))
      std::filesystem::copy(file, folder_ / file.path().filename());
    setenv("STEEPEST_SHADERS", folder_.c_str(), 1);
  }
  ~ShaderFolder() {
    unsetenv("STEEPEST_SHADERS");
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  void remove(const std::string& name) { std::filesystem::remove(folder_ / name); }

 private:
  std::filesystem::path folder_;
};

using Programs = GlTest;

TEST_F(Programs, EveryShaderFileIsEmbeddedAsItStands) {
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(STEEPEST_SHADER_FOLDER)) {
    std::ifstream in(file.path(), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto embedded = gl::shader_source(file.path().filename().string());
    ASSERT_TRUE(embedded) << file.path();
    if (text.find("#include \"") == std::string::npos) {
      EXPECT_EQ(*embedded, text);
    } else {
      EXPECT_EQ(embedded->find("#include \""), std::string::npos);
      EXPECT_GT(embedded->size(), text.size());
    }
    ++files;
  }
  EXPECT_GE(files, 12);
}

TEST_F(Programs, AnUnknownShaderIsNamed) {
  const auto program = gl::Program::load("nothing.vert.glsl", "disc.frag.glsl");
  ASSERT_FALSE(program);
  EXPECT_NE(program.error().message.find("nothing.vert.glsl"), std::string::npos);
}

TEST_F(Programs, ACompileErrorCarriesFileAndLog) {
  ShaderFolder folder;
  folder.write("disc.frag.glsl", "#version 450 core\nvoid main() { undeclared = 1; }\n");
  messages_.reset();  // the driver may report the error that this test provokes
  const auto program = gl::Program::load("disc.vert.glsl", "disc.frag.glsl");
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().where, "disc.frag.glsl");
  EXPECT_NE(program.error().message.find("undeclared"), std::string::npos);
}

TEST_F(Programs, StagesThatDoNotFitTogetherAreReported) {
  ShaderFolder folder;
  folder.write(
      "disc.frag.glsl",
      "#version 450 core\nin vec3 missing; out vec4 c; void main() { c = vec4(missing, 1); }\n");
  messages_.reset();
  const auto program = gl::Program::load("disc.vert.glsl", "disc.frag.glsl");
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().where, "disc.vert.glsl + disc.frag.glsl");
}

TEST_F(Programs, ReloadingKeepsTheLastGoodProgramsAndPicksUpChanges) {
  HandMadeRun run(himmelblau(), 61);
  auto settings = view::picture_settings(320, 180, Theme::Dark);
  const auto picture = [&] { return view::render_picture(view(), run.view(), {}, settings)->rgba; };
  const auto before = picture();
  ShaderFolder folder;
  folder.write("surface.frag.glsl", "#version 450 core\nbroken\n");
  messages_.reset();
  const auto error = view().reload_shaders();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->where, "surface.frag.glsl");
  EXPECT_EQ(picture(), before);
  folder.write("surface.frag.glsl",
               "#version 450 core\nout vec4 colour;\nvoid main() { colour = vec4(1, 0, 0, 1); }\n");
  EXPECT_FALSE(view().reload_shaders());
  const auto red = picture();
  std::size_t reds = 0;
  for (std::size_t k = 0; k < red.size(); k += 4) reds += red[k] == 255 && red[k + 1] == 0;
  EXPECT_GT(reds, 2000u);
  folder.remove("floor.frag.glsl");
  ASSERT_TRUE(view().reload_shaders());
  EXPECT_EQ(picture(), red);
}

}  // namespace
}  // namespace steepest::test
