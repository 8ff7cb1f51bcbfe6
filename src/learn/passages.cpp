// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/passages.h"

#include <algorithm>
#include <set>

#include "base/files.h"
#include "base/paths.h"
#include "base/text.h"
#include "scene/table_reader.h"

namespace steepest::learn {
namespace {

namespace fs = std::filesystem;
using scene::FileReader;
using scene::Table;
using scene::TableReader;

constexpr std::size_t kLargestFile = std::size_t{1} << 20;

class PassageReader {
 public:
  explicit PassageReader(const fs::path& content) {
    for (const fs::path& file : base::scene_files(content)) scenes_.insert(file.stem().string());
  }

  std::optional<Error> read(const fs::path& path) {
    FileReader file{path.string(), {}, {}};
    const auto text = base::read_file(path, kLargestFile);
    if (!text) return text.error();
    const auto document = scene::parse_document(*text, file.file);
    if (!document) return document.error();
    TableReader top(file, *document, {}, "", "a file of passages");
    std::int64_t version = 0;
    top.require(top.whole("version", version) && version == 1, "version");
    Passage common;
    top.text("page", common.page);
    top.text("scene", common.scene);
    for (const scene::Value* value : top.tables("passage")) read_passage(file, *value, common);
    top.finish();
    return file.error;
  }

  std::vector<Passage> passages;

 private:
  void read_passage(FileReader& file, const scene::Value& value, Passage passage) {
    if (file.error) return;
    TableReader reader(file, std::get<Table>(value.data), value.at, {}, "a table [[passage]]");
    reader.require(reader.text("id", passage.id) && !passage.id.empty(), "id");
    reader.require(reader.text("title", passage.title) && !passage.title.empty(), "title");
    reader.require(reader.text("text", passage.text) && !passage.text.empty(), "text");
    reader.texts("keywords", passage.keywords);
    reader.texts("asked", passage.asked);
    reader.text("page", passage.page);
    reader.whole("step", passage.step);
    reader.text("scene", passage.scene);
    reader.finish();
    if (file.error) return;
    if (!ids_.insert(passage.id).second)
      reader.refuse("id", "there is another passage " + base::in_quotes(passage.id));
    if (!passage.scene.empty() && !scenes_.contains(passage.scene))
      reader.refuse("scene", "there is no ready scene " + base::in_quotes(passage.scene));
    passages.push_back(std::move(passage));
  }

  std::set<std::string> ids_, scenes_;
};

}  // namespace

Result<std::vector<Passage>> load_passages(const fs::path& content) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(content / "ask", error))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (error || files.empty())
    return std::unexpected(
        failed("the passages that answer questions are missing: " + (content / "ask").string(),
               "set STEEPEST_CONTENT to a complete folder, or install steepest again"));
  std::ranges::sort(files);
  PassageReader reader(content);
  for (const fs::path& file : files)
    if (auto refused = reader.read(file)) return std::unexpected(std::move(*refused));
  return std::move(reader.passages);
}

std::string source_of(const Passage& passage) {
  if (passage.page.empty()) return "The program";
  std::string source = passage.page;
  std::ranges::replace(source, '-', ' ');
  if (source[0] >= 'a' && source[0] <= 'z') source[0] = static_cast<char>(source[0] - 'a' + 'A');
  return source + ", step " + std::to_string(passage.step);
}

}  // namespace steepest::learn
