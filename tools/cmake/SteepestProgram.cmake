# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# The program, and what `cmake --install` copies.
if(EXISTS ${PROJECT_SOURCE_DIR}/src/main.cpp)
  add_executable(steepest src/main.cpp)
  foreach(library steepest_cli steepest_app)
    if(TARGET ${library})
      target_link_libraries(steepest PRIVATE ${library})
    endif()
  endforeach()
  if(STEEPEST_GUI AND TARGET steepest_window)
    target_link_libraries(steepest PRIVATE steepest_window)
    target_compile_definitions(steepest PRIVATE STEEPEST_GUI)
  endif()
  include(GNUInstallDirs)
  install(TARGETS steepest RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(DIRECTORY content/ DESTINATION ${CMAKE_INSTALL_DATADIR}/steepest/content)
  install(FILES LICENSE docs/third-party.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
endif()
