# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# The fonts of interface and pictures, made at build time by tools/bake_font.py from the
# distribution's files: target steepest_fonts, and STEEPEST_FONT_FILES for steepest_embed_files().
find_file(STEEPEST_INTER NAMES Inter-Regular.otf Inter-Regular.ttf
          PATHS /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/inter NO_DEFAULT_PATH)
find_file(STEEPEST_DEJAVU DejaVuSans.ttf PATHS /usr/share/fonts/truetype/dejavu NO_DEFAULT_PATH)
mark_as_advanced(STEEPEST_INTER STEEPEST_DEJAVU)
# The distribution's own Python: another one in PATH does not see the distribution's fontTools.
find_program(STEEPEST_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(STEEPEST_PYTHON python3)
mark_as_advanced(STEEPEST_PYTHON)
if(NOT STEEPEST_INTER OR NOT STEEPEST_DEJAVU)
  message(FATAL_ERROR "The fonts were not found: run ./dev setup, or apt-get install fonts-inter fonts-dejavu-core")
endif()
execute_process(COMMAND ${STEEPEST_PYTHON} -c "import fontTools" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
if(failed)
  message(FATAL_ERROR "fontTools was not found: run ./dev setup, or apt-get install python3-fonttools")
endif()

get_filename_component(inter_folder ${STEEPEST_INTER} DIRECTORY)
get_filename_component(inter_suffix ${STEEPEST_INTER} LAST_EXT)
set(STEEPEST_FONT_FILES "")
set(fonts "")
foreach(pair inter-regular=Inter-Regular inter-medium=Inter-Medium inter-semibold=Inter-SemiBold
             inter-italic=Inter-Italic inter-display-semibold=InterDisplay-SemiBold)
  string(REPLACE "=" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 file)
  set(font ${PROJECT_BINARY_DIR}/fonts/${name}.ttf)
  add_custom_command(
    OUTPUT ${font}
    COMMAND ${STEEPEST_PYTHON} ${PROJECT_SOURCE_DIR}/tools/bake_font.py ${inter_folder}/${file}${inter_suffix} ${font}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/bake_font.py ${inter_folder}/${file}${inter_suffix}
    COMMENT "Baking ${name}.ttf"
    VERBATIM)
  list(APPEND fonts ${font})
  list(APPEND STEEPEST_FONT_FILES ${name}=${font})
endforeach()
list(APPEND STEEPEST_FONT_FILES dejavu-sans=${STEEPEST_DEJAVU})
add_custom_target(steepest_fonts DEPENDS ${fonts})
