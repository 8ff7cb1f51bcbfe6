# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# MicroTeX (formulas) and RichMd (Markdown with formulas), built only for a target that links them.
# Their fonts are served through RichMd's HostServices: steepest_embed_files() of richmd/assets.
set(microtex ${bundle}/microtex)
file(GLOB_RECURSE sources ${microtex}/lib/*.cpp)
list(FILTER sources EXCLUDE REGEX "/lib/wrapper/")
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/microtex/microtexconfig.h @ONLY CONTENT
"#pragma once
#define MICROTEX_VERSION_MAJOR 1
#define MICROTEX_VERSION_MINOR 0
#define MICROTEX_VERSION_PATCH 0
")
add_library(steepest_microtex STATIC EXCLUDE_FROM_ALL ${sources})
steepest_third_party(steepest_microtex ${microtex}/lib ${CMAKE_CURRENT_BINARY_DIR}/microtex)
target_compile_definitions(steepest_microtex PUBLIC MICROTEX_STATIC PRIVATE GLYPH_RENDER_TYPE=2)
# Selects the "C" locale, which every machine has; this file uses the macro for nothing else.
set_source_files_properties(${microtex}/lib/utils/utils.cpp PROPERTIES COMPILE_DEFINITIONS __WIN32__=1)

set(richmd ${bundle}/richmd/imgui_rich_md)
add_library(steepest_richmd STATIC EXCLUDE_FROM_ALL
  ${bundle}/richmd/external/md4c/src/md4c.c
  ${richmd}/rich_md.cpp ${richmd}/narrative_programming.cpp
  ${richmd}/internal/rich_md_renderer.cpp ${richmd}/internal/rich_md_search.cpp
  ${richmd}/third_party/stb_image_impl.cpp
  ${richmd}/backends/latex/rich_md_latex.cpp ${richmd}/backends/latex/internal/graphic_freetype.cpp)
steepest_third_party(steepest_richmd ${bundle}/richmd)
target_include_directories(steepest_richmd PRIVATE ${bundle}/richmd/external/md4c/src)
target_compile_definitions(steepest_richmd PUBLIC IMGUI_RICHMD_WITH_LATEX)
target_link_libraries(steepest_richmd PUBLIC steepest_imgui steepest_microtex Freetype::Freetype)

foreach(target steepest_microtex steepest_richmd)
  target_compile_options(${target} PRIVATE ${STEEPEST_QUICK_TO_BUILD})
endforeach()
# Sixty small files that all read the same headers: a fifth of the time.
set_target_properties(steepest_microtex PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
