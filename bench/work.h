// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/npy.h"

namespace steepest::bench {

/// Writes f32 numbers, rows x columns, as .npy; throws.
inline void write_rows(const std::string& path, const std::vector<double>& numbers, std::int64_t rows) {
  const std::int64_t shape[] = {rows, static_cast<std::int64_t>(numbers.size()) / rows};
  if (const auto error = base::write_npy(path, numbers, shape, true))
    throw std::runtime_error(error->message);
}

/// One repeat of a case: prepare() is not timed.
class Work {
 public:
  virtual ~Work() = default;
  virtual void prepare() {}
  virtual void run() = 0;
  virtual double units() const = 0;
  /// What a judge looks at after a repeat, as .npy.
  virtual void write_state(const std::string&) { throw std::runtime_error("this case has no state"); }
};

/// Our own cases that are no chains in the plane. Null: no such name.
std::unique_ptr<Work> make_model_work(const std::string& name);
/// The table of them as JSON, and what their peers need as .npy in `folder`.
void write_models(const std::string& path, const std::string& folder);

/// The same computations as a textbook writes them (peers/textbook*.h). Null: not in the textbook.
/// Chains begin at `starts`, (2, chains) of f32, which our program wrote.
std::unique_ptr<Work> make_textbook_work(const std::string& name, const std::string& starts);

}  // namespace steepest::bench
