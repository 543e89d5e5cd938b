; The icon's program: starts the version that the file `current` names.
; Given: ICON, OUTPUT, VERSION; TARGET for an installer of 64 bits.
; It never changes with an update, so it can lie where shortcuts point.

!ifdef TARGET
  Target ${TARGET}
!endif
Unicode true
ManifestDPIAware true
SilentInstall silent
RequestExecutionLevel user
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "LogicLib.nsh"
Name "Quầy Một Cửa"
OutFile "${OUTPUT}"
Icon "${ICON}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Quầy Một Cửa"
VIAddVersionKey "FileDescription" "Quầy Một Cửa"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

Section
  ClearErrors
  FileOpen $0 "$EXEDIR\current" r
  FileRead $0 $1
  FileClose $0
  ${TrimNewLines} $1 $1
  ${GetParameters} $2
  ${If} $2 == "update back"
    ; The version that starts may be the one that does not: the one before it goes back.
    ClearErrors
    FileOpen $0 "$EXEDIR\before" r
    ${IfNot} ${Errors}
      FileRead $0 $1
      FileClose $0
      ${TrimNewLines} $1 $1
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$EXEDIR\versions\$1\QuayMotCua.exe"
    Exec '"$EXEDIR\versions\$1\QuayMotCua.exe" $2'
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "Không thấy chương trình ($1). Sổ và hồ sơ còn nguyên. Xin cài lại Quầy Một Cửa."
    SetErrorLevel 2
  ${EndIf}
SectionEnd
