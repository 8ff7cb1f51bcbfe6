// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "serve.h"

#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <limits>
#include <memory>
#include <sstream>
#include <vector>

#include "engine/backends.h"
#include "engine/bench.h"
#include "work.h"

namespace steepest::bench {
namespace {

double process_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

class Chains final : public Work {
 public:
  explicit Chains(const engine::ChainCase& one) : problem_(engine::problem_of(one)) {
    auto chosen = engine::make_backend(problem_);
    if (!chosen) throw std::runtime_error(chosen.error().message);
    backend_ = std::move(chosen->backend);
    backend_->measure_speeds(false);  // no peer does
  }
  void prepare() override { backend_->reset(problem_); }
  void run() override { backend_->advance(engine::kBenchSteps); }
  double units() const override { return static_cast<double>(backend_->chains()) * engine::kBenchSteps; }
  void write_state(const std::string& path) override { write_rows(path, positions(), 2); }
  std::vector<double> positions() {
    const auto chain_major = backend_->positions();
    const std::size_t chains = chain_major.size() / 2;
    std::vector<double> rows(chain_major.size());
    for (std::size_t i = 0; i < chain_major.size(); ++i) rows[i % 2 * chains + i / 2] = chain_major[i];
    return rows;
  }

 private:
  Problem problem_;
  std::unique_ptr<Backend> backend_;
};

std::unique_ptr<Work> make_work(const std::string& name, const std::string& textbook_starts) {
  std::unique_ptr<Work> work;
  if (!textbook_starts.empty()) {
    work = make_textbook_work(name, textbook_starts);
    if (!work) throw std::runtime_error(name + " is not written for this peer");
    return work;
  }
  for (const auto& one : engine::chain_cases())
    if (one.name == name) return std::make_unique<Chains>(one);
  work = make_model_work(name);
  if (!work) throw std::runtime_error("no case is named " + name);
  return work;
}

void write_cases(const std::string& path, const std::string& starts) {
  std::ofstream file(path);
  file << std::setprecision(std::numeric_limits<double>::max_digits10) << "[";
  const char* comma = "\n";
  for (const auto& one : engine::chain_cases()) {
    file << comma << "{\"name\":\"" << one.name << "\",\"surface\":\"" << one.surface << "\",\"rule\":\""
         << one.rule << "\",\"lr\":" << one.learning_rate << ",\"sigma\":" << one.sigma
         << ",\"chains\":" << engine::problem_of(one).chains << ",\"steps\":" << engine::kBenchSteps
         << "}";
    comma = ",\n";
  }
  file << "\n]\n";
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
  Chains first(engine::chain_cases().front());  // every case has the same starts
  first.prepare();
  first.write_state(starts);
}

/// One request at a time; the case that was last used stays ready.
class Server {
 public:
  explicit Server(std::string textbook_starts) : textbook_starts_(std::move(textbook_starts)) {}

  std::string answer(std::istringstream request) {
    std::string command, name, argument;
    request >> command >> name >> argument;
    if (command == "cases") {
      write_cases(name, argument);
      return "{}";
    }
    if (command == "models") {
      write_models(name, argument);
      return "{}";
    }
    if (!work_ || name != name_) {
      work_ = make_work(name, textbook_starts_);
      name_ = name;
      if (textbook_starts_.empty())
        for (int i = 0; i < 3; ++i) once();
    }
    if (command == "state") {
      once();
      work_->write_state(argument);
      return "{}";
    }
    return timed(std::stoi(argument));
  }

 private:
  double once() {
    work_->prepare();
    const double begin = process_seconds();
    work_->run();
    return process_seconds() - begin;
  }
  std::string timed(int repeats) {
    std::ostringstream json;
    json << std::setprecision(9) << "{\"seconds\":[";
    for (int i = 0; i < repeats; ++i) json << (i ? "," : "") << once();
    json << "],\"work\":" << work_->units() << "}";
    return json.str();
  }

  std::string textbook_starts_, name_;
  std::unique_ptr<Work> work_;
};

}  // namespace

void serve(std::istream& in, std::ostream& out, const std::string& textbook_starts) {
  Server server(textbook_starts);
  for (std::string line; std::getline(in, line);) {
    std::string reply;
    try {
      reply = server.answer(std::istringstream(line));
    } catch (const std::exception& error) {
      reply = "{\"error\":\"" + std::string(error.what()) + "\"}";
    }
    out << reply << std::endl;
  }
}

}  // namespace steepest::bench
