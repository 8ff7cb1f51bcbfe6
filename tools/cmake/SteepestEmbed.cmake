# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# Files made part of the program, so that one executable runs anywhere.
#
#   steepest_embed_files(<target> FUNCTION <namespace>::<name> HEADER <declares it> [TEXT] FILES name=path...)
#     adds to <target> a generated source that defines
#       std::span<const std::byte> name(std::string_view)           empty: no file of that name
#     or, with TEXT,
#       std::optional<std::string_view> name(std::string_view)
#   steepest_embed_shaders(<target>)
#     the files of shaders/ by file name, as gl/shader_files.h declares them
function(steepest_embed_files target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TEXT" "FUNCTION;HEADER" "FILES")
  string(REGEX MATCH "^(.*)::([^:]+)$" ignored "${arg_FUNCTION}")
  set(namespace "${CMAKE_MATCH_1}")
  set(function "${CMAKE_MATCH_2}")
  string(MAKE_C_IDENTIFIER "embedded_${target}_${function}" prefix)

  set(data "")
  set(declarations "")
  set(cases "")
  set(paths "")
  set(index 0)
  foreach(pair IN LISTS arg_FILES)
    string(REGEX MATCH "^([^=]+)=(.+)$" ignored "${pair}")
    set(name "${CMAKE_MATCH_1}")
    get_filename_component(path "${CMAKE_MATCH_2}" ABSOLUTE)
    list(APPEND paths "${path}")
    set_property(GLOBAL APPEND PROPERTY STEEPEST_EMBEDDED_FILES "${path}")
    set(symbol "${prefix}_${index}")
    string(APPEND data "    \".balign 16\\n${symbol}:\\n.incbin \\\"${path}\\\"\\n${symbol}_end: .byte 0\\n\"\n")
    string(APPEND declarations "extern const char ${symbol}[] __asm__(\"${symbol}\");\n"
                               "extern const char ${symbol}_end[] __asm__(\"${symbol}_end\");\n")
    string(APPEND cases "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()

  set(found "return std::as_bytes(std::span(file.begin, file.end));")
  set(none "return {};")
  set(returns "std::span<const std::byte>")
  if(arg_TEXT)
    set(found "return std::string_view(file.begin, file.end);")
    set(none "return std::nullopt;")
    set(returns "std::optional<std::string_view>")
  endif()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${prefix}.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/tools/cmake/embedded_files.cpp.in ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${source})
  if(TARGET steepest_fonts)
    add_dependencies(${target} steepest_fonts)  # the embedded files may be among those it makes
  endif()
endfunction()

function(steepest_embed_shaders target)
  file(GLOB shaders CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/shaders/*.glsl)
  set(files "")
  foreach(shader IN LISTS shaders)
    get_filename_component(name ${shader} NAME)
    list(APPEND files ${name}=${shader})
  endforeach()
  steepest_embed_files(${target} FUNCTION steepest::gl::embedded_shader HEADER gl/shader_files.h TEXT
                       FILES ${files})
endfunction()
