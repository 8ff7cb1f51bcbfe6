// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/passage_index.h"

#include <sqlite3.h>

namespace steepest::learn {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Error database_error(sqlite3* database) {
  return failed(std::string("the index of passages failed: ") +
                    (database ? sqlite3_errmsg(database) : "out of memory"),
                "SQLite with FTS5 is needed; reinstall libsqlite3");
}

Result<Statement> prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
    return std::unexpected(database_error(database));
  return Statement(statement);
}

bool bind_text(sqlite3_stmt* statement, int at, const std::string& text) {
  return sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()),
                           SQLITE_TRANSIENT) == SQLITE_OK;
}

}  // namespace

void PassageIndex::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Result<PassageIndex> PassageIndex::build(std::span<const IndexedText> texts) {
  PassageIndex index;
  sqlite3* database = nullptr;
  const int opened = sqlite3_open(":memory:", &database);
  index.database_.reset(database);
  if (opened != SQLITE_OK) return std::unexpected(database_error(database));
  constexpr const char* kTable =
      "CREATE VIRTUAL TABLE passages USING fts5(title, keywords, text, tokenize = 'unicode61'); BEGIN";
  if (sqlite3_exec(database, kTable, nullptr, nullptr, nullptr) != SQLITE_OK)
    return std::unexpected(database_error(database));
  auto insert =
      prepare(database, "INSERT INTO passages(rowid, title, keywords, text) VALUES(?, ?, ?, ?)");
  if (!insert) return std::unexpected(insert.error());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sqlite3_stmt* row = insert->get();
    const bool bound = sqlite3_bind_int64(row, 1, static_cast<sqlite3_int64>(i)) == SQLITE_OK &&
                       bind_text(row, 2, texts[i].title) && bind_text(row, 3, texts[i].keywords) &&
                       bind_text(row, 4, texts[i].text);
    if (!bound || sqlite3_step(row) != SQLITE_DONE) return std::unexpected(database_error(database));
    sqlite3_reset(row);
  }
  insert->reset();
  if (sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
    return std::unexpected(database_error(database));
  return index;
}

Result<std::vector<Hit>> PassageIndex::search(std::span<const std::string> terms) const {
  std::vector<Hit> hits;
  std::string query;
  for (const std::string& term : terms) query += (query.empty() ? "\"" : " OR \"") + term + "\"";
  if (query.empty()) return hits;
  auto select = prepare(database_.get(),
                        "SELECT rowid, bm25(passages, 6, 4, 1) AS rank FROM passages "
                        "WHERE passages MATCH ? ORDER BY rank, rowid");
  if (!select) return std::unexpected(select.error());
  if (!bind_text(select->get(), 1, query)) return std::unexpected(database_error(database_.get()));
  int state = SQLITE_ROW;
  while ((state = sqlite3_step(select->get())) == SQLITE_ROW)
    hits.push_back({static_cast<std::size_t>(sqlite3_column_int64(select->get(), 0)),
                    -sqlite3_column_double(select->get(), 1)});
  if (state != SQLITE_DONE) return std::unexpected(database_error(database_.get()));
  return hits;
}

}  // namespace steepest::learn
