// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/page_file.h"

#include <algorithm>
#include <set>

#include "base/files.h"
#include "base/names.h"
#include "base/text.h"
#include "learn/page_table.h"
#include "scene/scene_file.h"

namespace steepest::learn {
namespace {

namespace fs = std::filesystem;
using scene::FileReader;
using scene::Position;

constexpr std::size_t kLargestPage = std::size_t{1} << 20;

template <class Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

class PageFolder {
 public:
  PageFolder(const fs::path& folder, const std::string& id, const Surroundings& surroundings)
      : folder_(folder), id_(id), surroundings_(surroundings) {}

  Result<LoadedPage> load() {
    FileReader table_file{(folder_ / "page.toml").string(), {}, {}};
    FileReader text_file{(folder_ / "page.md").string(), {}, {}};
    const auto toml = base::read_file(table_file.file, kLargestPage);
    if (!toml) return std::unexpected(toml.error());
    const auto markdown = base::read_file(text_file.file, kLargestPage);
    if (!markdown) return std::unexpected(markdown.error());
    const auto document = scene::parse_document(*toml, table_file.file);
    if (!document) return std::unexpected(document.error());

    const SceneSource scenes = [this](FileReader& file, const std::string& name, Position at) {
      return find_scene(file, name, at);
    };
    PageTable table = read_page_table(table_file, *document, scenes);
    if (table_file.error) return std::unexpected(*table_file.error);
    table.page.id = id_;
    PageText text = read_page_text(text_file, *markdown);
    add_steps(text_file, table.page, std::move(text.steps));
    check_blocks(text_file, table, text.blocks);
    auto links = check_links(text_file, std::move(text.links));
    if (text_file.error) return std::unexpected(*text_file.error);
    refuse_unused(table_file, table, text.blocks);
    if (table_file.error) return std::unexpected(*table_file.error);
    return LoadedPage{std::move(table.page), text_file.file, std::move(links)};
  }

 private:
  /// `name` is a file of this folder when it ends with .toml, else a ready scene.
  std::optional<Scene> find_scene(FileReader& file, const std::string& name, Position at) {
    if (file.error) return {};
    const bool own = name.ends_with(".toml");
    fs::path path = folder_ / name;
    if (!own) {
      const auto ready = surroundings_.scenes.find(name);
      if (ready != surroundings_.scenes.end()) path = ready->second;
    }
    std::error_code ignored;
    const bool bare = own && name.find_first_of("/\\") == std::string::npos && name != "page.toml";
    if (own ? !bare || !fs::is_regular_file(path, ignored) : !surroundings_.scenes.contains(name)) {
      Error error =
          base::unknown_name("scene", name, own ? own_scenes() : keys_of(surroundings_.scenes));
      file.refuse(at, std::move(error.message), std::move(error.hint));
      return {};
    }
    auto loaded = scene::load_scene(path, surroundings_.catalog);
    if (!loaded) {
      file.error = loaded.error();
      return {};
    }
    if (own) loaded->scene.name = id_ + "-" + path.stem().string();
    return std::move(loaded->scene);
  }

  std::vector<std::string> own_scenes() const {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored))
      if (entry.path().extension() == ".toml" && entry.path().filename() != "page.toml")
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }

  void add_steps(FileReader& file, Page& page, std::vector<TextStep> steps) {
    for (TextStep& step : steps) {
      std::optional<Scene> scene;
      if (!step.scene.empty()) scene = find_scene(file, step.scene, step.scene_at);
      if (file.error) return;
      const bool needs_slice = page.stage == Stage::Slice || page.stage == Stage::Descent;
      if (scene && needs_slice && !scene->view.slice && scene->problem.chains < 2)
        file.refuse(step.scene_at,
                    "this page shows slices, and its scene has neither a table [view.slice] nor chains");
      if (page.steps.empty() && page.stage != Stage::Text && !scene)
        file.refuse(step.at, "the first step of this page needs a scene", "write scene: NAME below it");
      page.steps.push_back({std::move(step.title), std::move(step.markdown), std::move(scene)});
    }
  }

  /// Every block with an id names a check or question that there is, and none is shown twice.
  void check_blocks(FileReader& file, const PageTable& table, const std::vector<Block>& blocks) {
    std::set<std::string> shown;
    for (const Block& block : blocks) {
      if (block.id.empty()) continue;
      const bool open = block.kind == "question";
      const auto& known = open ? table.questions : table.checks;
      const char* what = open ? "question" : "check";
      if (!known.contains(block.id)) {
        Error error = base::unknown_name(what, block.id, keys_of(known));
        file.refuse(block.at, std::move(error.message), std::move(error.hint));
      }
      if (!shown.insert(what + block.id).second)
        file.refuse(block.at, std::string("the ") + what + " " + base::in_quotes(block.id) +
                                  " is shown a second time");
    }
  }

  static void refuse_unused(FileReader& file, const PageTable& table, const std::vector<Block>& blocks) {
    const auto refuse = [&](const auto& places, bool open) {
      for (const auto& [id, at] : places)
        if (std::ranges::none_of(blocks, [&](const Block& block) {
              return block.id == id && open == (block.kind == "question");
            }))
          file.refuse(at, base::in_quotes(id) + " is nowhere shown in page.md");
    };
    refuse(table.checks, false);
    refuse(table.questions, true);
  }

  /// Scenes are checked here; what leads to pages is handed on.
  std::vector<LinkPlace> check_links(FileReader& file, std::vector<LinkPlace> links) {
    std::vector<LinkPlace> to_pages;
    for (LinkPlace& link : links) {
      if (link.target.starts_with("page:")) {
        to_pages.push_back(std::move(link));
      } else if (link.target.starts_with("scene:")) {
        const std::string name = link.target.substr(6);
        if (surroundings_.scenes.contains(name)) continue;
        Error error = base::unknown_name("scene", name, keys_of(surroundings_.scenes));
        file.refuse(link.at, std::move(error.message), std::move(error.hint));
      } else if (!link.target.starts_with("https://")) {
        file.refuse(link.at, "a link leads nowhere: " + base::in_quotes(link.target),
                    "valid: scene:NAME, page:ID, page:ID#STEP, https://…");
      }
    }
    return to_pages;
  }

  const fs::path& folder_;
  const std::string& id_;
  const Surroundings& surroundings_;
};

}  // namespace

Result<LoadedPage> load_page(const fs::path& folder, const std::string& id,
                             const Surroundings& surroundings) {
  return PageFolder(folder, id, surroundings).load();
}

}  // namespace steepest::learn
