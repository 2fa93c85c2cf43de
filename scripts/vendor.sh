#!/bin/sh
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Remakes static/vendor/ from npm: versions and integrity from scripts/vendor.lock, result held to static/vendor/SHA256SUMS.
#   scripts/vendor.sh           fetch, verify integrity, remake, verify checksums
#   scripts/vendor.sh --check   verify the checksums of what is there; fetches nothing
#   scripts/vendor.sh --renew   as the first, but writes new checksums (after a change of vendor.lock)
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
vendor="$root/static/vendor"
lock="$root/scripts/vendor.lock"

verify() {
    (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS)
    listed=$(sed 's/^[0-9a-f]*  //' "$1/SHA256SUMS" | LC_ALL=C sort)
    present=$(cd "$1" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort)
    if [ "$listed" != "$present" ]; then
        echo "static/vendor: the files are not those that SHA256SUMS lists" >&2
        exit 1
    fi
}

fetch() { # package@version integrity → folder of the unpacked package in $unpacked
    archive=$(cd "$work" && npm pack --silent "$1" 2>/dev/null)
    found="sha512-$(openssl dgst -sha512 -binary "$work/$archive" | openssl base64 -A)"
    if [ "$found" != "$2" ]; then
        echo "$1: integrity is $found, vendor.lock says $2" >&2
        exit 1
    fi
    unpacked="$work/${archive%.tgz}"
    mkdir "$unpacked"
    tar -xzf "$work/$archive" -C "$unpacked" --strip-components=1
}

take() { # source destination
    mkdir -p "$(dirname -- "$made/$2")"
    # npm archives carry odd modes: what is served must be readable by all
    install -m 644 "$unpacked/$1" "$made/$2"
}

choose() { # which files of a package are kept
    case $1 in
        @digdir/designsystemet-css@*)
            take dist/src/index.css designsystemet/designsystemet.css
            take LICENSE designsystemet/LICENSE
            ;;
        @fontsource-variable/newsreader@*)
            take files/newsreader-latin-opsz-normal.woff2 newsreader/newsreader-latin.woff2
            take files/newsreader-latin-ext-opsz-normal.woff2 newsreader/newsreader-latin-ext.woff2
            take LICENSE newsreader/LICENSE
            ;;
        @fontsource-variable/source-sans-3@*)
            take files/source-sans-3-latin-wght-normal.woff2 source-sans-3/source-sans-3-latin.woff2
            take files/source-sans-3-latin-ext-wght-normal.woff2 source-sans-3/source-sans-3-latin-ext.woff2
            take LICENSE source-sans-3/LICENSE
            ;;
        *)
            echo "$1: vendor.sh does not know which files to keep" >&2
            exit 1
            ;;
    esac
}

if [ "${1:-}" = "--check" ]; then
    verify "$vendor"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made="$work/made"
mkdir "$made"

grep -v '^#' "$lock" | while read -r package integrity; do
    fetch "$package" "$integrity"
    choose "$package"
done

(cd "$made" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum > SHA256SUMS)
if [ "${1:-}" != "--renew" ] && ! cmp -s "$made/SHA256SUMS" "$vendor/SHA256SUMS"; then
    echo "static/vendor: what npm gave differs from static/vendor/SHA256SUMS" >&2
    exit 1
fi
verify "$made"
rm -rf "$vendor"
mkdir -p "$vendor"
cp -R "$made/." "$vendor/"
echo "static/vendor remade from $(grep -vc '^#' "$lock") packages"
