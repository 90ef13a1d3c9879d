#!/bin/bash
# Fetches and builds the source of the git that is installed here, once; prints the built tree.
#
# As root, on Debian: installs what the build and the tests need, makes an unprivileged user
# (git's http tests refuse root) and builds as that user. The deb-src line lies in a sources
# list of its own that is used by this script alone.
set -euo pipefail

cache=${BBFIX_SUITE_CACHE:-/var/cache/bbfix-suite}
user=${BBFIX_SUITE_USER:-bbfix-suite}
packages=(
  apache2 build-essential dpkg-dev gettext gnupg libcurl4-openssl-dev libexpat1-dev
  libio-pty-perl libpcre2-dev libssl-dev locales python3-venv zlib1g-dev
)

say() { printf 'suite: %s\n' "$*" >&2; }

install_packages() {
  local missing=() name
  for name in "${packages[@]}"; do
    dpkg-query -W -f='${Status}\n' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  say "installing ${missing[*]}"
  # apache2's own service must not start: the tests run servers of their own
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap "rm -f $policy" EXIT
  fi
  apt-get update >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2
  ! command -v systemctl >/dev/null || systemctl disable --now apache2 >&2 2>/dev/null || true
}

fetch_source() {
  local folder=$1 version=$2 lists=$cache/apt
  mkdir -p "$lists/parts" "$lists/state/partial"
  sed 's/^Types: deb$/Types: deb-src/; s/^deb /deb-src /' /etc/apt/sources.list.d/debian.sources \
    >"$lists/parts/source.sources" 2>/dev/null ||
    sed 's/^deb /deb-src /' /etc/apt/sources.list >"$lists/parts/source.list"
  local apt=(
    apt-get -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$lists/parts"
    -o Dir::State::Lists="$lists/state" -o APT::Sandbox::User=root
  )
  "${apt[@]}" update >&2
  cd "$folder"
  "${apt[@]}" source --download-only "git=$version" >&2 || {
    say "no source of git $version: taking the newest of this release"
    "${apt[@]}" source --download-only git >&2
  }
  dpkg-source --no-check --extract ./*.dsc tree >&2
}

build() {
  # Built as Debian builds it where tests look: prefix, curl, pcre2; no Tcl, no documentation.
  runuser -u "$user" -- env -i PATH="$PATH" HOME="$1" LC_ALL=C.UTF-8 \
    make -C "$1/tree" -j"$(nproc)" USE_LIBPCRE2=1 NO_TCLTK=1 prefix=/usr all >"$1/build.log" 2>&1 || {
    tail -n 30 "$1/build.log" >&2
    exit 1
  }
}

[ "$(id -u)" = 0 ] || { say 'run it as root: it installs packages and makes a user'; exit 2; }
install_packages
id "$user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /bin/sh "$user"
version=$(dpkg-query -W -f='${Version}' git)
folder=$cache/git-${version//[^0-9A-Za-z.+-]/_}
if [ ! -e "$folder/done" ]; then
  rm -rf "$folder"
  mkdir -p "$folder"
  say "fetching git $version"
  fetch_source "$folder" "$version"
  chown -R "$user" "$folder"
  say 'building (about 75 s on two cores)'
  build "$folder"
  touch "$folder/done"
fi
printf '%s\n' "$folder/tree"
