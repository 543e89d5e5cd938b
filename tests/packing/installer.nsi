; The installer of Quầy Một Cửa, made by makensis on Linux and on Windows alike.
; Given: VERSION, FOLDER (the built program), LAUNCHER, ICON, OUTPUT; PER_MACHINE for locked PCs,
; TARGET for an installer of 64 bits.
;
; Versions lie beside each other in versions\; the file `current` names the one that starts. So an
; update never writes over a program that runs, and the way back is one line of text.
; The book is never installed, moved or removed: it lies in the data folder of each person.

!ifdef TARGET
  Target ${TARGET}
!endif
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "TextFunc.nsh"
!include "x64.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\QuayMotCua"
!define CLASSES "Software\Classes"
!ifdef PER_MACHINE
  !define ROOT HKLM
  RequestExecutionLevel admin
  InstallDir "$PROGRAMFILES64\QuayMotCua"
!else
  !define ROOT HKCU
  RequestExecutionLevel user
  InstallDir "$LOCALAPPDATA\Programs\QuayMotCua"
!endif
InstallDirRegKey ${ROOT} "${KEY}" "InstallLocation"

Name "Quầy Một Cửa"
OutFile "${OUTPUT}"
Icon "${ICON}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\QuayMotCua.exe"
BrandingText "Quầy Một Cửa ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Quầy Một Cửa"
VIAddVersionKey "FileDescription" "Quầy Một Cửa"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!macro Scope
  SetRegView 64
  !ifdef PER_MACHINE
    SetShellVarContext all
  !else
    SetShellVarContext current
  !endif
!macroend

Function .onInit
  !insertmacro Scope
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Cần Windows 64-bit. Chưa cài gì." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  SetOverwrite on
  ; The new version is whole under another name before anything points at it.
  RMDir /r "$INSTDIR\versions\${VERSION}.new"
  SetOutPath "$INSTDIR\versions\${VERSION}.new"
  ClearErrors
  File /r "${FOLDER}/*.*"
  IfErrors broken
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\versions\${VERSION}"
  IfFileExists "$INSTDIR\versions\${VERSION}\*.*" held
  ClearErrors
  Rename "$INSTDIR\versions\${VERSION}.new" "$INSTDIR\versions\${VERSION}"
  IfErrors broken

  File "/oname=QuayMotCua.exe" "${LAUNCHER}"
  FileOpen $0 "$INSTDIR\counter.cmd" w
  FileWrite $0 '@echo off$\r$\nset /p QMC_VERSION=<"%~dp0current"$\r$\n"%~dp0versions\%QMC_VERSION%\counter.exe" %*$\r$\n'
  FileClose $0
  FileOpen $0 "$INSTDIR\current.new" w
  FileWrite $0 "${VERSION}$\n"
  FileClose $0
  Delete "$INSTDIR\current"
  Rename "$INSTDIR\current.new" "$INSTDIR\current"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Quầy Một Cửa.lnk" "$INSTDIR\QuayMotCua.exe" "" "$INSTDIR\QuayMotCua.exe" 0
  CreateShortCut "$SMPROGRAMS\Quầy Một Cửa – về bản trước.lnk" "$INSTDIR\QuayMotCua.exe" "update back" "$INSTDIR\QuayMotCua.exe" 0
  !ifndef PER_MACHINE
    ; Under Program Files IT alone may write; elsewhere whoever works here takes an update by
    ; a double click on its file, or the city's by this entry.
    CreateShortCut "$SMPROGRAMS\Quầy Một Cửa – cập nhật.lnk" "$INSTDIR\QuayMotCua.exe" "update install" "$INSTDIR\QuayMotCua.exe" 0
    WriteRegStr ${ROOT} "${CLASSES}\.qmu" "" "QuayMotCua.update"
    WriteRegStr ${ROOT} "${CLASSES}\QuayMotCua.update" "" "Bản cập nhật Quầy Một Cửa"
    WriteRegStr ${ROOT} "${CLASSES}\QuayMotCua.update\DefaultIcon" "" "$INSTDIR\QuayMotCua.exe,0"
    WriteRegStr ${ROOT} "${CLASSES}\QuayMotCua.update\shell\open\command" "" '"$INSTDIR\QuayMotCua.exe" update install "%1"'
  !endif
  WriteRegStr ${ROOT} "${KEY}" "DisplayName" "Quầy Một Cửa"
  WriteRegStr ${ROOT} "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr ${ROOT} "${KEY}" "Publisher" "Quầy Một Cửa"
  WriteRegStr ${ROOT} "${KEY}" "DisplayIcon" "$INSTDIR\QuayMotCua.exe"
  WriteRegStr ${ROOT} "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr ${ROOT} "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr ${ROOT} "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD ${ROOT} "${KEY}" "NoModify" 1
  WriteRegDWORD ${ROOT} "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD ${ROOT} "${KEY}" "EstimatedSize" "$0"
  Goto done

held:
  RMDir /r "$INSTDIR\versions\${VERSION}.new"
  MessageBox MB_OK|MB_ICONSTOP "Quầy đang mở bằng phiên bản này. Xin đóng cửa sổ rồi cài lại." /SD IDOK
  SetErrorLevel 2
  Abort
broken:
  RMDir /r "$INSTDIR\versions\${VERSION}.new"
  MessageBox MB_OK|MB_ICONSTOP "Không ghi được chương trình (đĩa đầy hoặc thiếu quyền). Bản đang dùng còn nguyên." /SD IDOK
  SetErrorLevel 2
  Abort
done:
SectionEnd

Function un.onInit
  !insertmacro Scope
  ; The program itself knows whether something would be left behind.
  FileOpen $0 "$INSTDIR\current" r
  FileRead $0 $1
  FileClose $0
  ${un.TrimNewLines} $1 $1
  nsExec::ExecToStack '"$INSTDIR\versions\$1\counter.exe" uninstall-check'
  Pop $0
  Pop $2
  ${If} $0 == 0
    Return
  ${EndIf}
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONSTOP "Chưa gỡ được: còn việc chưa gửi về thành phố. Mọi thứ còn nguyên.$\r$\nXin mở quầy, gửi hết hoặc xuất gói (parcel export), rồi gỡ lại." /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
  ; A program that cannot even look may be removed by who says so; the book stays where it is.
  ${GetParameters} $3
  ClearErrors
  ${GetOptions} $3 "/FORCE" $4
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "Chưa gỡ được: quầy đang mở, hoặc không đọc được sổ. Mọi thứ còn nguyên.$\r$\nXin đóng cửa sổ của quầy rồi gỡ lại." /SD IDOK
  SetErrorLevel 2
  Quit
FunctionEnd

Section "Uninstall"
  ; Only what the installer and the updates wrote; never the whole folder, whoever chose it.
  RMDir /r "$INSTDIR\versions"
  Delete "$INSTDIR\QuayMotCua.exe"
  Delete "$INSTDIR\counter.cmd"
  Delete "$INSTDIR\current"
  Delete "$INSTDIR\before"
  Delete "$INSTDIR\updates.json"
  Delete "$INSTDIR\update_keys.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Quầy Một Cửa.lnk"
  Delete "$SMPROGRAMS\Quầy Một Cửa – về bản trước.lnk"
  !ifndef PER_MACHINE
    Delete "$SMPROGRAMS\Quầy Một Cửa – cập nhật.lnk"
    DeleteRegKey ${ROOT} "${CLASSES}\.qmu"
    DeleteRegKey ${ROOT} "${CLASSES}\QuayMotCua.update"
  !endif
  DeleteRegKey ${ROOT} "${KEY}"
SectionEnd
