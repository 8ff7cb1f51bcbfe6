# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# Headers that nearly every file reads, read once: they were a third of what our own files take to compile.
# They do not make up for a missing #include: the sanitizers' presets build without them.
#
#   steepest_share_headers(<targets>)   of libraries; after add_compile_options(), which decides the kind
set(STEEPEST_SHARED_HEADERS
  <algorithm> <array> <chrono> <cmath> <expected> <filesystem> <functional> <map> <memory> <mutex> <numeric>
  <optional> <ranges> <span> <string> <thread> <variant> <vector>)

# Where all others take them from: the compiler wants one for each set of flags.
set(empty ${CMAKE_CURRENT_BINARY_DIR}/steepest_headers.cpp)
file(CONFIGURE OUTPUT ${empty} CONTENT "")
foreach(kind steepest_headers steepest_quick_headers)
  add_library(${kind} OBJECT EXCLUDE_FROM_ALL ${empty})
  target_precompile_headers(${kind} PRIVATE ${STEEPEST_SHARED_HEADERS})
endforeach()
target_compile_options(steepest_quick_headers PRIVATE ${STEEPEST_QUICK_TO_BUILD})

function(steepest_share_headers)
  get_directory_property(options COMPILE_OPTIONS)
  set(kind steepest_headers)
  if("${STEEPEST_QUICK_TO_BUILD}" IN_LIST options)
    set(kind steepest_quick_headers)
  endif()
  foreach(target ${ARGV})
    target_precompile_headers(${target} REUSE_FROM ${kind})
  endforeach()
endfunction()
