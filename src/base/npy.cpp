// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/npy.h"

#include <bit>

#include "base/files.h"

namespace steepest::base {

static_assert(std::endian::native == std::endian::little, "the file format is little endian");

std::string npy_header(std::string_view type, std::span<const std::int64_t> shape) {
  std::string text = "{'descr': '<" + std::string(type) + "', 'fortran_order': False, 'shape': (";
  for (const std::int64_t extent : shape) text += std::to_string(extent) + ", ";
  if (shape.size() > 1) text.resize(text.size() - 2);
  if (shape.size() == 1) text.resize(text.size() - 1);
  text += "), }";
  constexpr std::size_t kBefore = 10;  // magic, version, length
  while ((kBefore + text.size() + 1) % 64 != 0) text += ' ';
  text += '\n';
  std::string header("\x93NUMPY\x01\x00", 8);
  header += static_cast<char>(text.size() & 0xFF);
  header += static_cast<char>(text.size() >> 8);
  return header + text;
}

std::optional<Error> write_npy(const std::filesystem::path& path, std::span<const double> values,
                               std::span<const std::int64_t> shape, bool single_precision) {
  if (!single_precision) return write_file(path, npy_header("f8", shape), std::as_bytes(values));
  std::vector<float> rounded;
  rounded.reserve(values.size());
  for (const double value : values) rounded.push_back(static_cast<float>(value));
  return write_file(path, npy_header("f4", shape), std::as_bytes(std::span(rounded)));
}

}  // namespace steepest::base
