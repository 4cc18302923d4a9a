# luthier_room(<library> <folder>...): adds the sources of one or more rooms (folders below the current one) to a library.
function(luthier_room library)
  foreach(folder IN LISTS ARGN)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp
         ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.h)
    target_sources(${library} PRIVATE ${sources})
  endforeach()
  set_target_properties(${library} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()
