// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Work beside the frame.
#pragma once
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace steepest::engine {

/// Work on a thread of its own, whose answer somebody comes for now and then. What it needs goes in with
/// it and its answer comes out once; meanwhile nothing is shared but the wish to end.
template <class Answer>
class Aside {
 public:
  Aside() = default;
  ~Aside() { stop(); }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  /// Ends what runs, and begins with `work`, an Answer of a flag that tells it to end soon.
  template <class Work>
  void start(Work work) {
    stop();
    stop_ = false;
    thread_ = std::thread([this, work = std::move(work)] {
      std::optional<Answer> found(work(stop_));
      const std::lock_guard lock(mutex_);
      answer_ = std::move(found);
    });
  }

  /// Tells the work to end and waits until it has; its answer is forgotten.
  void stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    answer_.reset();
  }

  /// The answer once it is there, once. Never waits for the work.
  std::optional<Answer> take() {
    std::optional<Answer> answer;
    {
      const std::lock_guard lock(mutex_);
      answer = std::exchange(answer_, std::nullopt);
    }
    if (answer) thread_.join();  // has nothing left to do
    return answer;
  }

  /// Begun, and neither stopped nor its answer taken.
  bool running() const { return thread_.joinable(); }

 private:
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::optional<Answer> answer_;
  std::thread thread_;
};

}  // namespace steepest::engine
