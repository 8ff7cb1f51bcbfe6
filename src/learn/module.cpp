// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/module.h"

#include <algorithm>
#include <set>

#include "base/names.h"
#include "base/paths.h"
#include "base/text.h"
#include "learn/page_file.h"

namespace steepest::learn {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path;
  std::string id;
};

/// "03-derivatives" -> "derivatives"
std::string id_of(const fs::path& folder) {
  const std::string name = folder.filename().string();
  const std::size_t at = name.find_first_not_of("0123456789");
  return at == std::string::npos || at == 0 || name[at] != '-' ? name : name.substr(at + 1);
}

Result<std::vector<Folder>> folders_of(const fs::path& module) {
  std::vector<Folder> folders;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(module, error))
    if (entry.is_directory() && !entry.path().filename().string().starts_with("."))
      folders.push_back({entry.path(), id_of(entry.path())});
  if (error)
    return std::unexpected(
        failed("the module's pages are missing: " + module.string(),
               "set STEEPEST_CONTENT to a complete folder, or install steepest again"));
  std::ranges::sort(folders, {}, &Folder::path);
  return folders;
}

/// What is wrong with the page's link to another page, if anything.
std::optional<Error> refuse_link(const LoadedPage& from, const LinkPlace& link,
                                 const std::vector<Folder>& folders,
                                 const std::vector<LoadedPage>& pages) {
  const std::string where = scene::place(from.file, link.at);
  const std::string target = link.target.substr(std::string_view("page:").size());
  const std::string id = target.substr(0, target.find('#'));
  if (std::ranges::find(folders, id, &Folder::id) == folders.end()) {
    std::vector<std::string> ids;
    for (const Folder& folder : folders) ids.push_back(folder.id);
    return base::unknown_name("page", id, std::move(ids), where);
  }
  if (id.size() == target.size()) return {};
  const auto step = base::parse_integer(target.substr(id.size() + 1));
  const auto page = std::ranges::find(pages, id, [](const LoadedPage& one) { return one.page.id; });
  if (page == pages.end()) return {};  // broken itself, which is said elsewhere
  const auto last = static_cast<std::int64_t>(page->page.steps.size());
  if (step && *step >= 1 && *step <= last) return {};
  return bad_input("the page " + id + " has no step " + base::in_quotes(target.substr(id.size() + 1)),
                   "valid: 1 to " + std::to_string(last), where);
}

/// Links between pages, and ids that progress is kept under.
std::optional<Error> refuse_page(const LoadedPage& page, const std::vector<Folder>& folders,
                                 const std::vector<LoadedPage>& pages,
                                 std::set<std::string>& questions) {
  for (const LinkPlace& link : page.links)
    if (auto error = refuse_link(page, link, folders, pages)) return error;
  for (const OpenQuestion& question : page.page.questions)
    if (!questions.insert(question.id).second)
      return bad_input("another page has a question " + base::in_quotes(question.id) + " too",
                       "answers are kept by this name", page.file);
  return {};
}

}  // namespace

const Check* Page::check(std::string_view wanted) const {
  for (const Check& one : checks)
    if (one.id == wanted) return &one;
  return nullptr;
}

const Page* Module::page(std::string_view wanted) const {
  for (const Page& one : pages)
    if (one.id == wanted) return &one;
  return nullptr;
}

Result<Module> load_module(const fs::path& content, const Catalog& catalog, std::vector<Error>* errors) {
  const auto folders = folders_of(content / "module");
  if (!folders) return std::unexpected(folders.error());
  Surroundings surroundings{catalog, {}};
  for (const fs::path& file : base::scene_files(content))
    surroundings.scenes.emplace(file.stem().string(), file);

  std::vector<LoadedPage> pages;
  std::vector<Error> found;
  for (const Folder& folder : *folders) {
    auto page = load_page(folder.path, folder.id, surroundings);
    if (page)
      pages.push_back(std::move(*page));
    else
      found.push_back(std::move(page.error()));
  }
  Module module;
  std::set<std::string> questions;
  for (const LoadedPage& page : pages) {
    if (auto error = refuse_page(page, *folders, pages, questions))
      found.push_back(std::move(*error));
    else
      module.pages.push_back(page.page);
  }
  if (errors)
    *errors = std::move(found);
  else if (!found.empty())
    return std::unexpected(std::move(found.front()));
  return module;
}

}  // namespace steepest::learn
