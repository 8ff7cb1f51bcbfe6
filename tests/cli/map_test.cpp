// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>

#include "program.h"

namespace steepest::cli_test {
namespace {

/// Numbers of a .npy file of type T, after a header that must name the type and shape.
template <class T>
std::vector<T> array(const std::filesystem::path& path, const std::string& type,
                     const std::string& shape) {
  const std::string bytes = read(path);
  const std::size_t head =
      10 + static_cast<unsigned char>(bytes[8]) + 256 * static_cast<unsigned char>(bytes[9]);
  const std::string header = bytes.substr(0, head);
  EXPECT_NE(header.find("'" + type + "'"), std::string::npos) << header;
  EXPECT_NE(header.find(shape), std::string::npos) << header;
  std::vector<T> values((bytes.size() - head) / sizeof(T));
  std::memcpy(values.data(), bytes.data() + head, values.size() * sizeof(T));
  return values;
}

std::vector<std::string> himmelblau(const std::vector<std::string>& more) {
  std::vector<std::string> all = {"map",     "--surface", "himmelblau", "--size", "24x16",
                                  "--steps", "80",        "--noise",    "1"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST(MapCommand, BasinsAreThoseOfSingleRuns) {
  const Folder folder;
  const auto json =
      steepest_json(himmelblau({"--kind", "basins", "--out", folder.path().string(), "--lr", "0.01"}));
  EXPECT_EQ(json["kind"], "basins");
  EXPECT_EQ(json["minima"].size(), 4u);
  EXPECT_EQ(nlohmann::json::parse(read(folder / "map.json")), json);
  const auto map = array<std::int32_t>(folder / "map.npy", "<i4", "(16, 24)");
  ASSERT_EQ(map.size(), 16u * 24);
  std::int64_t counted = json["diverged"].get<std::int64_t>() + json["none"].get<std::int64_t>();
  for (const auto& count : json["counts"]) counted += count.get<std::int64_t>();
  EXPECT_EQ(counted, 16 * 24);
  for (const int pixel : {0, 100, 383}) {
    const std::string start = json["columns"]["values"][static_cast<std::size_t>(pixel % 24)].dump() +
                              "," + json["rows"]["values"][static_cast<std::size_t>(pixel / 24)].dump();
    const auto run =
        steepest_json({"run", "--surface", "himmelblau", "--steps", "80", "--noise", "1", "--lr", "0.01",
                       "--chains", "1", "--start=" + start, "--first-chain", std::to_string(pixel)});
    int basin = run["diverged"] == 1 ? -2 : -1;
    for (std::size_t k = 0; k < run["basins"].size(); ++k)
      if (run["basins"][k]["count"] == 1) basin = static_cast<int>(k);
    EXPECT_EQ(map[static_cast<std::size_t>(pixel)], basin) << pixel;
  }
}

TEST(MapCommand, LossesAreThoseOfSingleRuns) {
  const Folder folder, other;
  const auto json =
      steepest_json(himmelblau({"--kind", "lr-momentum", "--optimizer", "momentum", "--start=-2,1",
                                "--out", folder.path().string(), "--lr-range", "1e-4,0.02"}));
  const auto map = array<float>(folder / "map.npy", "<f4", "(16, 24)");
  for (const int pixel : {3, 207}) {
    const auto at = [&](const char* side, int i) {
      return json[side]["values"][static_cast<std::size_t>(i)].dump();
    };
    const Ran ran = steepest({"run",
                              "--surface",
                              "himmelblau",
                              "--steps",
                              "80",
                              "--noise",
                              "1",
                              "--optimizer",
                              "momentum",
                              "--start=-2,1",
                              "--chains",
                              "1",
                              "--first-chain",
                              std::to_string(pixel),
                              "--lr",
                              at("columns", pixel % 24),
                              "--optimizer-param",
                              "momentum=" + at("rows", pixel / 24),
                              "--out",
                              other.path().string()});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(array<float>(other / "loss.npy", "<f4", "(1,)").at(0),
              map[static_cast<std::size_t>(pixel)]);
  }
}

TEST(MapCommand, WritesPicturesAndRepeatsItself) {
  const Folder folder;
  std::string first;
  for (const char* name : {"a.png", "b.png"}) {
    const Ran ran =
        steepest(himmelblau({"--kind", "steps", "--target", "0.5", "-o", (folder / name).string()}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    const std::string bytes = read(folder / name);
    EXPECT_EQ(bytes.substr(1, 3), "PNG");
    if (first.empty()) first = bytes;
    EXPECT_EQ(bytes, first);
  }
}

TEST(MapCommand, RefusesBadInput) {
  const auto refused = [](const std::vector<std::string>& more, const std::string& hint) {
    const Ran ran = steepest(himmelblau(more));
    EXPECT_EQ(ran.code, 2) << hint;
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(hint), std::string::npos) << ran.err;
  };
  refused({}, "--kind");
  refused({"--kind", "basin"}, "basins");
  refused({"--kind", "basins", "--quantity", "loss"}, "--quantity");
  refused({"--kind", "lr-momentum"}, "momentum, nesterov");
  refused({"--kind", "lr-momentum"}, "error: --optimizer: ");
  refused({"--kind", "lr-start", "--lr-range", "1,0.1"}, "0 < a < b <= 1000");
  refused({"--kind", "lr-start", "--lr-range", "0.1"}, "a,b");
  refused({"--kind", "lr-start", "--lr-scale", "logarithmic"}, "log");
  refused({"--kind", "basins", "--start", "1,1"}, "error: --start: ");
  refused({"--kind", "lr-start", "--lr-range", "1e-320,1"}, "ratio");
  refused({"--kind", "basins", "--lr-range", "0.1,1"}, "error: --lr-range: ");
  refused({"--kind", "steps", "--lr-scale", "log"}, "error: --lr-scale: ");
  refused({"--kind", "lr-start", "--momentum-range", "0,1"}, "error: --momentum-range: ");
  refused({"--kind", "basins", "-o", "map.jpg"}, ".png");
  refused({"--kind", "basins", "--out", "/nowhere/at/all"}, "--out");
  const Ran small = steepest({"map", "--surface", "bowl", "--kind", "basins", "--size", "15x16"});
  EXPECT_EQ(small.code, 2);
  EXPECT_NE(small.err.find("16 ... 16384"), std::string::npos) << small.err;
}

TEST(MapCommand, SaysWhereTheRowsRan) {
  const auto cpu = steepest_json(himmelblau({"--kind", "basins", "--backend", "cpu"}));
  EXPECT_EQ(cpu["backend"], "cpu");
  EXPECT_EQ(cpu["note"], "");
  const Ran cuda = steepest(himmelblau({"--kind", "basins", "--backend", "cuda", "--json"}));
  if (cuda.code == 0) {  // on a machine with a device
    auto json = nlohmann::json::parse(cuda.out);
    EXPECT_EQ(json["backend"], "cuda");
    EXPECT_EQ(json["counts"], cpu["counts"]);
    return;
  }
  EXPECT_EQ(cuda.code, 1);
  EXPECT_TRUE(cuda.out.empty());
  EXPECT_NE(cuda.err.find("--backend cpu"), std::string::npos) << cuda.err;
  const auto either = steepest_json(himmelblau({"--kind", "basins"}));
  EXPECT_EQ(either["backend"], "cpu");
  EXPECT_NE(either["note"].get<std::string>().find("the CPU runs the map"), std::string::npos);
}

TEST(MapCommand, CtrlCKeepsTheRowsThatAreDone) {
  const Folder folder;
  Surroundings around;
  around.interrupt_after_ms = 1500;
  const Ran ran = steepest({"map", "--surface", "ackley", "--kind", "basins", "--size", "2048x2048",
                            "--steps", "100000", "--json", "--out", folder.path().string()},
                           around);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["cancelled"], true);
  EXPECT_LT(json["rows_done"].get<int>(), 2048);
  const auto map = array<std::int32_t>(folder / "map.npy", "<i4", "(2048, 2048)");
  EXPECT_EQ(std::ranges::count(map, -3), (2048 - json["rows_done"].get<std::int64_t>()) * 2048);
}

}  // namespace
}  // namespace steepest::cli_test
