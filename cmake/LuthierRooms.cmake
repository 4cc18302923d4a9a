# luthier_room(<library> <folder>...): adds the sources of one or more rooms (folders below the current one) to a library.
function(luthier_room library)
  foreach(folder IN LISTS ARGN)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp
         ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.h)
    target_sources(${library} PRIVATE ${sources})
  endforeach()
  set_target_properties(${library} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()

# luthier_compile_together(<target>): compiles the files of a folder in groups of eight. Whatever includes LibTorch pays about
# eleven seconds for the templates its headers leave to be instantiated, precompiled or not, before its own first line; a group
# pays once. So a folder's files share their anonymous namespaces: give helpers names of their own.
function(luthier_compile_together target)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(SORT sources)
  set(previous "")
  foreach(source IN LISTS sources)
    get_filename_component(folder ${source} DIRECTORY)
    if(NOT folder STREQUAL previous)
      set(previous ${folder})
      set(count 0)
    endif()
    math(EXPR group "${count} / 8")
    math(EXPR count "${count} + 1")
    file(RELATIVE_PATH place ${CMAKE_SOURCE_DIR} ${folder})
    string(MAKE_C_IDENTIFIER "${place}_${group}" name)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${name})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
