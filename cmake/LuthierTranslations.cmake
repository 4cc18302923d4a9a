# Translations. luthier_zh_CN.ts holds every sentence, luthier_en.ts the English plural forms alone.
# `ninja translations` brings both up to date with the sources; the binary carries what lrelease makes of them.
set(luthier_translation_files
    ${CMAKE_SOURCE_DIR}/translations/luthier_zh_CN.ts ${CMAKE_SOURCE_DIR}/translations/luthier_en.ts)
set(luthier_update_translations ${CMAKE_SOURCE_DIR}/translations/update.py --lupdate $<TARGET_FILE:Qt6::lupdate>)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_custom_target(translations
  COMMAND ${Python3_EXECUTABLE} ${luthier_update_translations}
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM USES_TERMINAL)

# luthier_translations(<target>): puts the translations into the target as :/i18n/luthier_<language>.qm.
function(luthier_translations target)
  foreach(source IN LISTS luthier_translation_files)
    get_filename_component(name ${source} NAME_WE)
    set(compiled ${CMAKE_CURRENT_BINARY_DIR}/i18n/${name}.qm)
    add_custom_command(OUTPUT ${compiled}
      COMMAND Qt6::lrelease -silent ${source} -qm ${compiled}
      DEPENDS ${source} VERBATIM)
    list(APPEND all ${compiled})
  endforeach()
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/i18n)
  qt_add_resources(${target} luthier_i18n PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR}/i18n FILES ${all})
endfunction()
