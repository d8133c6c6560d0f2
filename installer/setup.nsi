; Setup for everybody on a PC. setup.mjs starts makensis with these definitions:
; OUT the file to write, VERSION 1.2.3, FILES a list of macros (Unpack, Put), LIST the paths of all files, KILOBYTES their
; size, ICON, PICTURE, and where wanted FAST (no compression) and SIGN (a command).

Unicode true
; The usual 32-bit one does not start where Windows has no 32-bit programs.
Target amd64-unicode
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include put.nsh
!insertmacro TakingAway ""
!insertmacro TakingAway "un."
!include "${FILES}"

Name "Usher"
Caption "Usher ${VERSION} Setup"
BrandingText " "
OutFile "${OUT}"
RequestExecutionLevel admin
; Only administrators can write there, and what is started as an administrator is there. So no other folder is offered.
!define FOLDER "$PROGRAMFILES64\Usher"
InstallDir "${FOLDER}"
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Usher"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileDescription "Usher Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT License"
!ifdef SIGN
  !uninstfinalize `${SIGN} "%1"`
!endif

!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
; With it, an Usher that its person has switched off ends at once.
!define COMMAND '"$INSTDIR\Usher.exe" --at-sign-in'
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Usher"
!define RESTART "Software\UsherNeedsRestart"
!define PROFILES "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"

; 1 or 0: Usher starts for everybody who signs in. Everybody's history is deleted.
Var Startup
Var WithHistory
; The check boxes of both.
Var Box
; 1 where an Usher of this folder runs in this session.
Var DidRun

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING_TEXT "Setup of Usher is not finished. Do you want to leave it?"

!define MUI_WELCOMEPAGE_TITLE "Usher ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT ""
!define MUI_PAGE_CUSTOMFUNCTION_SHOW WelcomeShown
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE WelcomeLeft
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Usher is installed"
!define MUI_FINISHPAGE_TEXT "Its icon is next to the clock. Windows 11 hides new icons behind the ^ there. Drag it out to keep it in sight."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start Usher now"
!define MUI_FINISHPAGE_RUN_FUNCTION StartUsher
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.ConfirmShown un.ConfirmLeft
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

Function .onInit
  SetRegView 64
  SetShellVarContext all
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Usher needs Windows 10 or 11." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${If} $INSTDIR != "${FOLDER}"
    MessageBox MB_OK|MB_ICONSTOP "Usher is installed in ${FOLDER} and nowhere else, because everybody may write to other folders. The portable Usher runs from any folder." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\UsherSetup") p .r0 ?e'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "Setup of Usher is already running." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ReadRegStr $0 HKLM "${RESTART}" ""
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONSTOP "Restart this PC first: Windows still has files of the removed Usher to delete." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; An upgrade leaves it as it is.
  StrCpy $Startup 1
  ReadRegStr $0 HKLM "${ENTRY}" DisplayVersion
  ${If} $0 != ""
    ReadRegStr $0 HKLM "${RUN}" Usher
    ${If} $0 == ""
      StrCpy $Startup 0
    ${EndIf}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/STARTUP=" $1
  ${IfNot} ${Errors}
    ${If} $1 == 0
    ${OrIf} $1 == 1
      StrCpy $Startup $1
    ${Else}
      MessageBox MB_OK|MB_ICONSTOP "/STARTUP is 0 or 1." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; The page's own text is as high as the page, and would lie over the check box.
Function WelcomeShown
  ShowWindow $mui.WelcomePage.Text ${SW_HIDE}
  ${NSD_CreateLabel} 120u 45u 195u 60u "Usher sits next to the clock. It lists the other people who are signed in to this PC, and signs one of them out after asking.$\r$\n$\r$\nIt is installed for everybody on this PC, in Program Files."
  Pop $0
  SetCtlColors $0 "" "${MUI_BGCOLOR}"
  ${NSD_CreateCheckbox} 120u 115u 195u 12u "&Start Usher for everybody who signs in to this PC"
  Pop $Box
  SetCtlColors $Box "" "${MUI_BGCOLOR}"
  ${NSD_SetState} $Box $Startup
FunctionEnd

Function WelcomeLeft
  ${NSD_GetState} $Box $Startup
FunctionEnd

; Setup is an administrator's. The desktop starts Usher as whoever sits there.
Function StartUsher
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\Usher.exe"'
FunctionEnd

; Each Usher has a tray program, and that one a window, which only programs of the same session find.
Function FindUsher
  StrCpy $DidRun 0
  StrCpy $0 0
  ${Do}
    FindWindow $0 SystrayClass "" 0 $0
    ${If} $0 = 0
      ${Break}
    ${EndIf}
    StrCpy $3 ""
    System::Call 'user32::GetWindowThreadProcessId(p r0, *i .r1)'
    System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r1) p .r2' ; PROCESS_QUERY_LIMITED_INFORMATION
    System::Call 'kernel32::QueryFullProcessImageNameW(p r2, i 0, w .r3, *i ${NSIS_MAX_STRLEN})'
    System::Call 'kernel32::CloseHandle(p r2)'
    ${If} $3 == "$INSTDIR\traybin\tray_windows_release.exe"
      StrCpy $DidRun 1
    ${EndIf}
  ${Loop}
FunctionEnd

; Setup has had everybody's quit. It starts only the one of this session again: others start at the next sign-in. With
; pages, the last one offers to start it.
Function StartAgain
  ${If} $DidRun = 1
  ${AndIf} ${Silent}
    Call StartUsher
  ${EndIf}
FunctionEnd

Function CantUnpack
  !insertmacro Log "$Path could not be unpacked."
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\new"
  !insertmacro Fail "Usher can't be installed: $Path could not be written. Is the disk full? Nothing was changed."
FunctionEnd

Function CantReplace
  !insertmacro Log "$Path can't be replaced."
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\new"
  Call StartAgain
  !insertmacro Fail "Usher can't be installed: an Usher that runs needs $Path. Restart this PC, and run this setup again."
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  FileOpen $LogFile "$INSTDIR\setup.log" w
  !insertmacro Log "Setup of Usher ${VERSION}"
  RMDir /r "$INSTDIR\new"
  Call EmptyOld
  !insertmacro UnpackAll
  SetOutPath "$INSTDIR\new"
  ClearErrors
  WriteUninstaller "$INSTDIR\new\uninstall.exe"
  ${If} ${Errors}
    StrCpy $Path uninstall.exe
    Call CantUnpack
  ${EndIf}
  SetOutPath "$INSTDIR"

  Call FindUsher
  Call QuitUshers
  !insertmacro CheckAll
  ${If} ${FileExists} "$INSTDIR\files.txt"
    StrCpy $0 "$INSTDIR\new"
    Call TakeAwayListed
  ${EndIf}
  !insertmacro MakeFolders
  !insertmacro PutAll
  !insertmacro Put uninstall.exe
  !insertmacro Put files.txt
  RMDir /r "$INSTDIR\new"
  Call EmptyOld

  CreateShortcut "$SMPROGRAMS\Usher.lnk" "$INSTDIR\Usher.exe"
  ${If} $Startup == 1
    WriteRegStr HKLM "${RUN}" Usher '"$INSTDIR\Usher.exe" --at-sign-in'
  ${Else}
    DeleteRegValue HKLM "${RUN}" Usher
  ${EndIf}
  WriteRegStr HKLM "${ENTRY}" DisplayName "Usher"
  WriteRegStr HKLM "${ENTRY}" DisplayVersion "${VERSION}"
  WriteRegStr HKLM "${ENTRY}" Publisher "The Usher authors"
  WriteRegStr HKLM "${ENTRY}" DisplayIcon "$INSTDIR\Usher.exe"
  WriteRegStr HKLM "${ENTRY}" InstallLocation "$INSTDIR"
  WriteRegStr HKLM "${ENTRY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${ENTRY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${ENTRY}" EstimatedSize ${KILOBYTES}
  WriteRegDWORD HKLM "${ENTRY}" NoModify 1
  WriteRegDWORD HKLM "${ENTRY}" NoRepair 1
  !insertmacro Log "Usher ${VERSION} is installed. It starts for everybody: $Startup"
  FileClose $LogFile
  Call StartAgain
SectionEnd

!include uninstall.nsh
