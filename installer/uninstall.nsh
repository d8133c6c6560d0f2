; The uninstaller: its functions and its section. setup.nsi has its pages.

Function un.onInit
  SetRegView 64
  SetShellVarContext all
  StrCpy $WithHistory 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/HISTORY=" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == 1
    StrCpy $WithHistory 1
  ${EndIf}
FunctionEnd

Function un.ConfirmShown
  !insertmacro MUI_HEADER_TEXT "Uninstall Usher" "Usher is removed for everybody on this PC."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0u 0u 100% 40u "What each person's Usher has written down stays: settings, whom it asked and signed out, and notes of others.$\r$\nIt is in the person's own folder AppData."
  Pop $0
  ${NSD_CreateCheckbox} 0u 46u 100% 12u "&Delete that too, of everybody on this PC"
  Pop $Box
  ${NSD_SetState} $Box $WithHistory
  nsDialogs::Show
FunctionEnd

Function un.ConfirmLeft
  ${NSD_GetState} $Box $WithHistory
FunctionEnd

; What Usher has put into the registry for the people who are signed in. Nobody else's is loaded.
Function un.TakeAwayOfPeople
  StrCpy $0 0
  ${Do}
    EnumRegKey $1 HKU "" $0
    ${If} $1 == ""
      ${Break}
    ${EndIf}
    DeleteRegKey HKU "$1\Software\Classes\AppUserModelId\Usher.Tray"
    ; The class is of every program that brings SnoreToast 0.7.0. The last one that ran has it.
    ReadRegStr $2 HKU "$1\Software\Classes\CLSID\{eb1fdd5b-8f70-4b5a-b230-998a2dc19303}\LocalServer32" ""
    ${If} $2 == '"$INSTDIR\vendor\snoretoast-x64.exe"'
      DeleteRegKey HKU "$1\Software\Classes\CLSID\{eb1fdd5b-8f70-4b5a-b230-998a2dc19303}"
    ${EndIf}
    DeleteRegValue HKU "$1\${RUN}" Usher
    ReadRegStr $2 HKU "$1\${RUN}" Usher
    ${If} $2 == '${COMMAND}'
      DeleteRegValue HKU "$1\${RUN}" Usher
    ${EndIf}
    DeleteRegValue HKU "$1\${APPROVED}" Usher
    IntOp $0 $0 + 1
  ${Loop}
FunctionEnd

; A folder that leads elsewhere could be any account's way to have files of others deleted. $3 is empty then.
Function un.IsNoLink
  System::Call 'kernel32::GetFileAttributesW(w "$3") i .r4'
  ${If} $4 == -1
    StrCpy $3 ""
  ${Else}
    IntOp $4 $4 & 0x400 ; FILE_ATTRIBUTE_REPARSE_POINT
    ${If} $4 != 0
      !insertmacro Log "$3 is a link, and stays."
      StrCpy $3 ""
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro DataFolder PARENT
  StrCpy $3 "$2\AppData"
  Call un.IsNoLink
  ${If} $3 != ""
    StrCpy $3 "$2\AppData\${PARENT}"
    Call un.IsNoLink
  ${EndIf}
  ${If} $3 != ""
    StrCpy $3 "$2\AppData\${PARENT}\Usher"
    Call un.IsNoLink
  ${EndIf}
!macroend

; Deletes the files of Usher by their names, and their folders if they are empty then.
Function un.DeleteHistories
  StrCpy $0 0
  ${Do}
    EnumRegKey $1 HKLM "${PROFILES}" $0
    ${If} $1 == ""
      ${Break}
    ${EndIf}
    IntOp $0 $0 + 1
    ReadRegStr $2 HKLM "${PROFILES}\$1" ProfileImagePath
    ${If} $2 == ""
      ${Continue}
    ${EndIf}
    ExpandEnvStrings $2 $2
    !insertmacro DataFolder Local
    ${If} $3 != ""
      Delete "$3\history.jsonl"
      Delete "$3\history.1.jsonl"
      Delete "$3\receipts.jsonl"
      Delete "$3\receipts.1.jsonl"
      Delete "$3\notes.jsonl"
      Delete "$3\notes.1.jsonl"
      Delete "$3\deeds.jsonl"
      Delete "$3\deeds.1.jsonl"
      Delete "$3\welcomed"
      Delete "$3\do-not-ask-until.txt"
      Delete "$3\usher.log"
      Delete "$3\usher.log.old"
      RMDir "$3"
    ${EndIf}
    !insertmacro DataFolder Roaming
    ${If} $3 != ""
      Delete "$3\settings.json"
      RMDir "$3"
    ${EndIf}
  ${Loop}
FunctionEnd

; Windows will delete those files by their paths at its next start, also if they are new ones then. So no setup may come
; before. A volatile key is gone after that start: REG_OPTION_VOLATILE, KEY_WRITE in the 64-bit view of HKLM.
Function un.AskForRestart
  System::Call 'advapi32::RegCreateKeyExW(p -2147483646, w "${RESTART}", i 0, p 0, i 1, i 0x20106, p 0, *p .r0, *i .r1) i .r2'
  System::Call 'advapi32::RegCloseKey(p r0)'
  WriteRegStr HKLM "${RESTART}" "" "${VERSION}"
FunctionEnd

Section Uninstall
  FileOpen $LogFile "$INSTDIR\setup.log" w
  !insertmacro Log "Usher ${VERSION} is removed. Everybody's history too: $WithHistory"
  ${IfNot} ${FileExists} "$INSTDIR\files.txt"
    !insertmacro Fail "$INSTDIR has no files.txt, so it is not known what is Usher's there."
  ${EndIf}
  Call un.QuitUshers
  DeleteRegValue HKLM "${RUN}" Usher
  DeleteRegValue HKLM "${APPROVED}" Usher
  Delete "$SMPROGRAMS\Usher.lnk"
  Call un.TakeAwayOfPeople
  Call un.EmptyOld
  RMDir /r "$INSTDIR\new"
  StrCpy $0 "$INSTDIR\new"
  StrCpy $StaysAny 0
  Call un.TakeAwayListed
  ${If} $StaysAny = 1
    Call un.AskForRestart
  ${EndIf}
  !insertmacro DeleteIcons
  ${If} $WithHistory == 1
    Call un.DeleteHistories
  ${EndIf}
  Call un.EmptyOld
  FileClose $LogFile
  Delete "$INSTDIR\files.txt"
  Delete "$INSTDIR\setup.log"
  RMDir "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\*.*"
    RMDir /REBOOTOK "$INSTDIR"
  ${EndIf}
  DeleteRegKey HKLM "${ENTRY}"
SectionEnd
