# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# Headers that nearly every file reads, read once: they were a third of what our own files take to compile.
# They do not make up for a missing #include: the sanitizers' presets build without them.
#
#   steepest_share_headers(<targets>)   of a library; after add_compile_options(), which decides the kind
set(shared_headers
  <algorithm> <array> <chrono> <cmath> <expected> <filesystem> <functional> <map> <memory> <mutex> <numeric>
  <optional> <ranges> <span> <string> <thread> <variant> <vector>)

# What all others take them from, one for each set of flags. Test programs have another for theirs.
function(steepest_shared_headers name)
  cmake_parse_arguments(PARSE_ARGV 1 these "" "" "OPTIONS;HEADERS")
  set(empty ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${empty} CONTENT "")
  if(name MATCHES "test")
    add_executable(${name} EXCLUDE_FROM_ALL ${empty})
    target_link_libraries(${name} PRIVATE GTest::gtest_main)
  else()
    add_library(${name} OBJECT EXCLUDE_FROM_ALL ${empty})
  endif()
  target_compile_options(${name} PRIVATE ${these_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${shared_headers} ${these_HEADERS})
endfunction()

steepest_shared_headers(steepest_headers)
steepest_shared_headers(steepest_quick_headers OPTIONS ${STEEPEST_QUICK_TO_BUILD})

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
