// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the interface remembers between frames about typing and dragging: one field at a time.
#pragma once
#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace steepest::ui {

struct EditState {
  std::string typing;                           ///< id of the field that is being typed in; empty: none
  std::array<char, 128> buffer{};               ///< its text; longer pastes do not fit and are dropped
  bool began = false;                           ///< it has the keyboard already
  std::string refused;                          ///< id of the field whose last text was refused
  std::string why;                              ///< and the reason, with the range
  std::string dragging;                         ///< id of a slider that is applied when it is let go
  double dragged = 0;                           ///< and where it stands
  std::set<std::string, std::less<>> unfolded;  ///< ids of folds that are open

  void begin(std::string id, const std::string& text) {
    typing = std::move(id);
    const std::size_t n = text.copy(buffer.data(), buffer.size() - 1);
    buffer[n] = 0;
    began = false;
    refused.clear();
  }
  bool is_unfolded(std::string_view id) const { return unfolded.contains(id); }
  void unfold(std::string id, bool open) {
    if (open)
      unfolded.insert(std::move(id));
    else
      unfolded.erase(id);
  }
  void refuse(std::string id, std::string reason) {
    refused = std::move(id);
    why = std::move(reason);
  }
};

}  // namespace steepest::ui
