#!/usr/bin/env bash
# Builds the stand-ins into build/bin, when a source is newer. Prints nothing when there is nothing to do.
set -euo pipefail
cd "$(dirname "$0")"
out=build/bin
newest=$(find standins -type f -printf '%T@\n' | sort -n | tail -1)
if [ -f "$out/built" ] && [ "$(cat "$out/built")" = "$newest" ]; then exit 0; fi
mkdir -p "$out"

cc=(x86_64-w64-mingw32-gcc -O1 -Wall -Wextra -Werror -municode -DUNICODE -D_WIN32_WINNT=0x0A00 -s)
shared=(standins/pc.c standins/pc-file.c standins/call-log.c standins/rights.c)
library=(standins/{wtsapi32,query-session,hang,server,events,memory,message,processes,logoff-session,disconnect-session}.c)
"${cc[@]}" -shared -o "$out/wtsapi32.dll" "${library[@]}" "${shared[@]}" standins/wtsapi32.def -luser32 -lntdll
"${cc[@]}" -o "$out/quser.exe" standins/quser.c standins/commands.c "${shared[@]}"
"${cc[@]}" -o "$out/logoff.exe" standins/logoff.c standins/commands.c "${shared[@]}"
"${cc[@]}" -mwindows -o "$out/snoretoast-x64.exe" standins/snoretoast.c standins/toast-window.c "${shared[@]}" -lgdi32
printf '%s' "$newest" >"$out/built"
