; Takes files away and puts files in, also where they belong to a program that runs. For setup (UN is empty) and the
; uninstaller (UN is "un.").
;
; Windows lets nobody delete or write a program that runs, but rename it. So what can't be deleted is put aside, into the
; folder "old", and Windows deletes it at its next start. In silence NSIS skips a file that it can't write, and goes on.
; So the error flag is looked at after each File and each Rename.

Var LogFile
; The path of a file within $INSTDIR.
Var Path

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

; Deletes $INSTDIR\$Path, or puts it aside. The error flag says that neither could be done, ten times in five seconds: a
; scanner may hold a file for a moment.
Function ${UN}TakeAway
  Push $0
  Push $1
  StrCpy $1 0
  again:
  ClearErrors
  IfFileExists "$INSTDIR\$Path" 0 done
  Delete "$INSTDIR\$Path"
  IfErrors 0 done
  ClearErrors
  CreateDirectory "$INSTDIR\old"
  GetTempFileName $0 "$INSTDIR\old"
  Delete $0
  Rename "$INSTDIR\$Path" $0
  IfErrors 0 aside
  IntOp $1 $1 + 1
  IntCmp $1 10 failed
  Sleep 500
  Goto again
  aside:
  !insertmacro Log "$Path is in use. It is put aside until Windows starts again."
  Delete /REBOOTOK $0
  ClearErrors
  Goto done
  failed:
  SetErrors
  done:
  Pop $1
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
  Goto next
  file:
  Call ${UN}TakeAway
  IfErrors 0 next
  !insertmacro Log "$Path could not be taken away."
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

; Asks the Usher of this session to quit, and waits for it. Nothing is killed.
Function ${UN}QuitOwnUsher
  IfFileExists "$INSTDIR\Usher.exe" 0 none
  nsExec::Exec /TIMEOUT=30000 '"$INSTDIR\Usher.exe" --quit'
  Pop $0
  !insertmacro Log "Usher.exe --quit: $0"
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

; Puts an unpacked file into its place.
!macro Put FILE
  StrCpy $Path "${FILE}"
  Call Put
!macroend
