#!/usr/bin/env bash
# Builds Usher.exe and bin/usher.exe into a folder: build.sh <folder> [lab]
# The same sources give the same bytes with the same compiler. Needs Debian's gcc-mingw-w64-x86-64.
set -euo pipefail
out=$(mkdir -p "$1/bin" && cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
target=x86_64-w64-mingw32
version=$(sed -n 's/^  "version": "\([0-9.]*\)",$/\1/p' "$here/../../package.json")
[ -n "$version" ] || { echo 'package.json has no version of numbers alone.' >&2; exit 1; }

objects=$(mktemp -d)
trap 'rm -rf "$objects"' EXIT
cc=("$target-gcc" -Os -Wall -Wextra -Werror -municode -DUNICODE -D_UNICODE -D_WIN32_WINNT=0x0A00 -s -fno-ident
  -ffunction-sections -Wl,--gc-sections -Wl,--no-insert-timestamp
  -Wl,--dynamicbase,--nxcompat,--high-entropy-va)
if [ "${2:-}" = lab ]; then cc+=(-DLAB); fi

# build <name> <subsystem> [define]
build() {
  local resources="$objects/$(basename "$1").o"
  "$target-windres" -I "$here" -I "$here/../../assets" "-DVERSION_NUMBERS=${version//./,},0" \
    "-DVERSION_TEXT=\\\"$version\\\"" "-DFILE_NAME=\\\"$(basename "$1")\\\"" "$here/launcher.rc" "$resources"
  "${cc[@]}" "$2" ${3:+"$3"} -o "$out/$1" "$here/launcher.c" "$resources"
}
build Usher.exe -mwindows
build bin/usher.exe -mconsole -DCONSOLE
