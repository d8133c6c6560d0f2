; Takes files away and puts files in, also where they belong to a program that runs. For setup (UN is empty) and the
; uninstaller (UN is "un.").
;
; Windows lets nobody delete or write a program that runs, but rename it. So what can't be deleted is put aside, into the
; folder "old", and Windows deletes it at its next start. In silence NSIS skips a file that it can't write, and goes on.
; So the error flag is looked at after each File and each Rename. A look clears it.

Var LogFile
; The path of a file within $INSTDIR.
Var Path
; 1 where the file of that path could be neither deleted nor put aside.
Var Stays
; 1 where that was so for any.
Var StaysAny

; One line of setup.log, with the time.
!macro Log TEXT
  ${GetTime} "" "L" $R0 $R1 $R2 $R3 $R4 $R5 $R6
  FileWrite $LogFile "$R2-$R1-$R0 $R4:$R5:$R6 ${TEXT}$\r$\n"
!macroend

; Says why it can't go on, and ends with the exit code 2.
!macro Fail TEXT
  !insertmacro Log "${TEXT}"
  FileClose $LogFile
  SetErrorLevel 2
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  Abort "${TEXT}"
!macroend

!macro TakingAway UN

; Deletes $INSTDIR\$Path, or puts it aside.
Function ${UN}TakeAway
  Push $0
  StrCpy $Stays 0
  IfFileExists "$INSTDIR\$Path" 0 done
  ClearErrors
  Delete "$INSTDIR\$Path"
  IfErrors 0 done
  CreateDirectory "$INSTDIR\old"
  GetTempFileName $0 "$INSTDIR\old"
  Delete $0
  ClearErrors
  Rename "$INSTDIR\$Path" $0
  IfErrors 0 aside
  StrCpy $Stays 1
  Goto done
  aside:
  !insertmacro Log "$Path is in use. It is put aside until Windows starts again."
  Delete /REBOOTOK $0
  done:
  Pop $0
FunctionEnd

; Takes away what files.txt names and the folder $0 hasn't. A line is a file's path, or with a backslash at its end a
; folder's. A folder goes only if it is empty.
Function ${UN}TakeAwayListed
  FileOpen $1 "$INSTDIR\files.txt" r
  next:
  ClearErrors
  FileRead $1 $Path
  IfErrors end
  StrCpy $Path $Path -2 ; without its CR and LF
  StrCmp $Path "" next
  IfFileExists "$0\$Path" next
  StrCpy $2 $Path 1 -1
  StrCmp $2 "\" 0 file
  RMDir "$INSTDIR\$Path"
!if "${UN}" == "un."
  IfFileExists "$INSTDIR\$Path*.*" 0 next
  StrCpy $Path $Path -1
  RMDir /REBOOTOK "$INSTDIR\$Path"
!endif
  Goto next
  file:
  Call ${UN}TakeAway
  StrCmp $Stays 0 next
  !insertmacro Log "$Path could not be taken away."
!if "${UN}" == "un."
  Delete /REBOOTOK "$INSTDIR\$Path"
  StrCpy $StaysAny 1
!endif
  Goto next
  end:
  FileClose $1
FunctionEnd

; Deletes what was put aside earlier. What still runs stays until Windows starts again.
Function ${UN}EmptyOld
  RMDir /r "$INSTDIR\old"
  IfFileExists "$INSTDIR\old\*.*" 0 empty
  RMDir /r /REBOOTOK "$INSTDIR\old"
  empty:
  ClearErrors
FunctionEnd

; Asks everybody's Usher to quit, and waits until they are gone. Nothing is killed. Its own bound is 20 seconds.
Function ${UN}QuitUshers
  IfFileExists "$INSTDIR\Usher.exe" 0 none
  nsExec::Exec /TIMEOUT=30000 '"$INSTDIR\Usher.exe" --quit --everybody'
  Pop $0
  !insertmacro Log "Usher.exe --quit --everybody: $0"
  none:
FunctionEnd

!macroend

; Unpacks a file into the folder "new", where it is in nobody's way.
!macro Unpack FOLDER FILE FROM
  SetOutPath "$INSTDIR\new${FOLDER}"
  ClearErrors
  File "/oname=${FILE}" "${FROM}"
  ${If} ${Errors}
    StrCpy $Path "${FILE}"
    Call CantUnpack
  ${EndIf}
!macroend

; Goes on only if a file can be replaced, or is right already.
!macro Check FILE
  StrCpy $Path "${FILE}"
  Call Check
!macroend

; Puts an unpacked file into its place.
!macro Put FILE
  StrCpy $Path "${FILE}"
  Call Put
!macroend

; $0 is 1 where the unpacked file and the one in its place have the same bytes. A running Usher keeps everybody from
; replacing the programs that it starts; from one version to the next they are usually the same.
Function HasSameBytes
  StrCpy $0 0
  ClearErrors
  FileOpen $1 "$INSTDIR\$Path" r
  FileOpen $2 "$INSTDIR\new\$Path" r
  ${IfNot} ${Errors}
    System::Call 'kernel32::GetFileSize(p r1, p 0) i .r3'
    System::Call 'kernel32::GetFileSize(p r2, p 0) i .r4'
    ${If} $3 = $4
      System::Alloc $3
      Pop $5
      System::Alloc $3
      Pop $6
      System::Call 'kernel32::ReadFile(p r1, p r5, i r3, *i .r7, p 0)'
      System::Call 'kernel32::ReadFile(p r2, p r6, i r3, *i .r8, p 0)'
      System::Call 'ntdll::RtlCompareMemory(p r5, p r6, p r3) p .r9'
      ${If} $7 = $3
      ${AndIf} $8 = $3
      ${AndIf} $9 = $3
        StrCpy $0 1
      ${EndIf}
      System::Free $5
      System::Free $6
    ${EndIf}
  ${EndIf}
  FileClose $1
  FileClose $2
FunctionEnd

; A file can be put aside if it can be opened with the right DELETE. A scanner may hold it for a moment.
Function Check
  ${IfNot} ${FileExists} "$INSTDIR\$Path"
    Return
  ${EndIf}
  StrCpy $1 0
  ${Do}
    ; DELETE, every FILE_SHARE_, OPEN_EXISTING
    System::Call 'kernel32::CreateFileW(w "$INSTDIR\$Path", i 0x10000, i 7, p 0, i 3, i 0, p 0) p .r0'
    ${If} $0 != -1
      System::Call 'kernel32::CloseHandle(p r0)'
      Return
    ${EndIf}
    Push $1
    Call HasSameBytes
    Pop $1
    ${If} $0 = 1
      Return
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $1 > 10
      Call CantReplace
    ${EndIf}
    Sleep 500
  ${Loop}
FunctionEnd

Function Put
  Call TakeAway
  ${If} $Stays = 1
    Call HasSameBytes
    ${If} $0 = 0
      Call CantReplace
    ${EndIf}
    !insertmacro Log "$Path is in use, and right already."
    Return
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\new\$Path" "$INSTDIR\$Path"
  ${If} ${Errors}
    Call CantReplace
  ${EndIf}
FunctionEnd
