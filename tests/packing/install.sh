#!/bin/sh
# The installer of Quầy Một Cửa for this system: this text, then the program as a tar archive.
# sh FILE [--into DIR]     DIR is ~/.local/opt/quay-mot-cua unless said otherwise; no root needed.
set -eu
version='@VERSION@'
into="$HOME/.local/opt/quay-mot-cua"
[ "${1-}" = --into ] && into=$2
mkdir -p "$into/versions"
part="$into/versions/$version.new"
rm -rf "$part"
mkdir "$part"
line=$(awk '/^__PROGRAM__$/ { print NR + 1; exit }' "$0")
tail -n "+$line" "$0" | tar -xzf - -C "$part" || {
  rm -rf "$part"
  echo "Không ghi được chương trình; bản đang dùng còn nguyên." >&2
  exit 2
}
rm -rf "$into/versions/$version"
mv "$part" "$into/versions/$version"
cat > "$into/quay-mot-cua" <<'LAUNCHER'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
read -r version < "$here/current"
# The version that starts may be the one that does not: the one before it goes back.
if [ "$*" = 'update back' ] && [ -f "$here/before" ]; then read -r version < "$here/before"; fi
exec "$here/versions/$version/counter" "$@"
LAUNCHER
cat > "$into/uninstall" <<'UNINSTALL'
#!/bin/sh
# The program itself knows whether something would be left behind; the book stays in any case.
set -eu
here=$(dirname "$(readlink -f "$0")")
"$here/quay-mot-cua" uninstall-check || exit $?
rm -rf "$here/versions"
rm -f "$here/quay-mot-cua" "$here/current" "$here/before" "$here/updates.json" "$here/update_keys.json" "$here/uninstall"
rm -f "${XDG_DATA_HOME:-$HOME/.local/share}/applications/quay-mot-cua.desktop"
rmdir "$here" 2>/dev/null || true
UNINSTALL
chmod 755 "$into/quay-mot-cua" "$into/uninstall"
printf '%s\n' "$version" > "$into/current.new"
mv "$into/current.new" "$into/current"
entries="${XDG_DATA_HOME:-$HOME/.local/share}/applications"
mkdir -p "$entries"
cat > "$entries/quay-mot-cua.desktop" <<ENTRY
[Desktop Entry]
Type=Application
Name=Quầy Một Cửa
Exec="$into/quay-mot-cua"
Icon=$into/versions/$version/_internal/ui/assets/counter.ico
Terminal=false
Categories=Office;
ENTRY
echo "Đã cài $version vào $into"
exit 0
__PROGRAM__
