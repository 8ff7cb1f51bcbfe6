// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/page_table.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "learn/page_text.h"

namespace steepest::learn {
namespace {

using scene::FileReader;
using scene::Table;
using scene::TableReader;
using scene::Value;

constexpr std::array<std::pair<std::string_view, Stage>, 4> kStages = {{{"text", Stage::Text},
                                                                        {"slice", Stage::Slice},
                                                                        {"descent", Stage::Descent},
                                                                        {"scene", Stage::Scene}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTopics = {
    {{"", ""},
     {"derivatives", "derivatives"},
     {"gradient-descent", "gradient-descent"},
     {"partial-derivatives", "partial-derivatives"}}};
constexpr std::size_t kFewestChoices = 2, kMostChoices = 6;  // keys 1 ... 6 answer

class PageTableReader {
 public:
  PageTableReader(FileReader& file, const SceneSource& scenes) : file_(file), scenes_(scenes) {}

  PageTable read(const Table& table) {
    Page& page = read_.page;
    TableReader top(file_, table, {}, "", "a page");
    std::int64_t version = 0;
    top.require(top.whole("version", version), "version");
    if (version != 1) top.refuse("version", "this program reads pages of version 1");
    prose(top, "title", page.title, true);
    prose(top, "subtitle", page.subtitle, false);
    std::string_view topic;
    top.choice<std::string_view>("topic", kTopics, topic);
    page.topic = topic;
    top.whole("minutes", page.minutes);
    if (page.minutes < 1 || page.minutes > 120) top.refuse("minutes", "minutes must be from 1 to 120");
    top.choice<Stage>("stage", kStages, page.stage);
    for (const Value* value : top.tables("check"))
      page.checks.push_back(check(*value, "a table [[check]]", read_.checks));
    for (const Value* value : top.tables("question")) page.questions.push_back(question(*value));
    top.finish();
    return std::move(read_);
  }

 private:
  using Places = std::map<std::string, scene::Position>;

  /// A text that is drawn, so that its formulas must be sound.
  void prose(TableReader& reader, std::string_view key, std::string& target, bool required) {
    const bool there = reader.text(key, target) && !base::trimmed(target).empty();
    if (required) reader.require(there, key);
    if (!there || file_.error) return;
    const Prose prose = read_prose(target);
    if (prose.flaw) reader.refuse(key, prose.flaw->message, prose.flaw->hint);
    if (!prose.links.empty()) reader.refuse(key, "links belong into page.md");
  }

  std::string id(TableReader& reader, Places& places) {
    std::string id;
    reader.require(reader.text("id", id), "id");
    if (file_.error) return id;
    if (id.empty() || id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != id.npos)
      reader.refuse("id", "an id is made of small letters, digits and -, not " + base::in_quotes(id));
    if (!places.try_emplace(id, reader.at("id")).second)
      reader.refuse("id", "there is another " + base::in_quotes(id) + " on this page");
    return id;
  }

  Check check(const Value& value, const char* what, Places& places) {
    Check check;
    if (file_.error) return check;
    TableReader reader(file_, std::get<Table>(value.data), value.at, {}, what);
    check.id = id(reader, places);
    prose(reader, "question", check.question, true);
    std::string show;
    if (reader.text("show", show)) check.show = scenes_(file_, show, reader.at("show"));
    for (const Value* one : reader.tables("choice")) check.choices.push_back(choice(*one));
    reader.finish();
    const auto right = std::ranges::count(check.choices, true, &Choice::right);
    if (check.choices.size() < kFewestChoices || check.choices.size() > kMostChoices)
      file_.refuse(value.at,
                   "a question needs from 2 to 6 choices, not " + std::to_string(check.choices.size()));
    if (right != 1)
      file_.refuse(value.at, "exactly one choice must be right, not " + std::to_string(right));
    return check;
  }

  Choice choice(const Value& value) {
    Choice choice;
    if (file_.error) return choice;
    TableReader reader(file_, std::get<Table>(value.data), value.at, {}, "a choice");
    prose(reader, "text", choice.text, true);
    reader.flag("right", choice.right);
    prose(reader, "feedback", choice.feedback, true);
    reader.finish();
    return choice;
  }

  OpenQuestion question(const Value& value) {
    OpenQuestion question;
    if (file_.error) return question;
    TableReader reader(file_, std::get<Table>(value.data), value.at, {}, "a table [[question]]");
    question.id = id(reader, read_.questions);
    prose(reader, "question", question.question, true);
    prose(reader, "model_answer", question.model_answer, true);
    reader.require(reader.texts("rubric", question.rubric), "rubric");
    for (const std::string& line : question.rubric)
      if (const auto flaw = read_prose(line).flaw) reader.refuse("rubric", flaw->message, flaw->hint);
    for (const Value* one : reader.tables("idea")) question.ideas.push_back(idea(*one));
    Places traps;
    for (const Value* one : reader.tables("trap"))
      question.traps.push_back(check(*one, "a table [[question.trap]]", traps));
    reader.finish();
    if (question.ideas.empty())
      file_.refuse(value.at, "a question needs at least one [[question.idea]]");
    return question;
  }

  IdeaGroup idea(const Value& value) {
    IdeaGroup group;
    if (file_.error) return group;
    TableReader reader(file_, std::get<Table>(value.data), value.at, {}, "a table [[question.idea]]");
    prose(reader, "name", group.name, true);
    reader.require(reader.texts("words", group.words) && !group.words.empty(), "words");
    for (const std::string& word : group.words)
      if (base::trimmed(word).size() < 2)
        reader.refuse("words", base::in_quotes(word) + " is too short to be recognised");
    reader.finish();
    return group;
  }

  FileReader& file_;
  const SceneSource& scenes_;
  PageTable read_;
};

}  // namespace

PageTable read_page_table(FileReader& file, const Table& table, const SceneSource& scenes) {
  return PageTableReader(file, scenes).read(table);
}

}  // namespace steepest::learn
