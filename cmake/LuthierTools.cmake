# Targets for whoever edits the sources: `format` and `lint` do what ./dev format and ./dev lint do.
foreach(tool IN ITEMS format lint)
  add_custom_target(${tool} COMMAND ${CMAKE_SOURCE_DIR}/dev ${tool} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} USES_TERMINAL)
endforeach()
