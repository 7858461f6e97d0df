# Where the start caches of this build on this Java lie, and how they are made. A cache is good for exactly the jars,
# the Java and the place it was made with, so its folder is named by all three. Wants `home`, `jdk`, `release`, `build`
# and `class_path`.

# The folder in which caches are made; nothing when there is to be none.
cache_place() {
  case ${SEALPOST_CACHE-} in
    off) ;;
    ?*) printf '%s\n' "$SEALPOST_CACHE" ;;
    *)
      case ${XDG_CACHE_HOME-} in
        /*) printf '%s\n' "$XDG_CACHE_HOME/sealpost" ;;
        *) [ -z "${HOME-}" ] || printf '%s\n' "$HOME/.cache/sealpost" ;;
      esac
      ;;
  esac
}

# Sets `caches` to the folder with the caches, or to nothing. What somebody else could have written is not used: the
# virtual machine would run it.
find_caches() {
  caches=
  [ "${SEALPOST_CACHE-}" != off ] || return 0
  key=$build-$(printf '%s' "$home $jdk $release" | cksum)
  key=${key%% *}
  if [ -f "$home/cache/$key/start.aot" ]; then
    caches=$home/cache/$key
    return 0
  fi
  place=$(cache_place)
  if [ -n "$place" ] && [ -O "$place/$key" ] && [ -f "$place/$key/start.aot" ]; then
    caches=$place/$key
  fi
}

# Makes the folder that find_caches looks for; fails when that is not possible or somebody is at it already.
make_caches() {
  place=$(cache_place)
  [ -n "$place" ] || return 1
  case $place in
    "$home"/*) umask 022 ;;
    *) umask 077 ;;
  esac
  mkdir -p "$place" && [ -w "$place" ] || return 1
  # What was left by one that was broken off more than an hour ago.
  find "$place" -name 'new.*' -prune -mmin +60 -exec rm -rf {} + 2>/dev/null
  new=$place/new.$key
  mkdir "$new" || return 1
  trap 'rm -rf "$new"; exit 1' HUP INT TERM
  printf '%s\n' "$home" "$build" >"$new/for"
  rehearse_into "$new/start.aot"
  rehearse_into "$new/check.aot" check
  # Ours, and not whole.
  ! [ -O "$place/$key" ] || rm -rf "$place/$key"
  if [ -f "$new/start.aot" ] && [ ! -e "$place/$key" ] && mv "$new" "$place/$key"; then
    drop_outdated
    return 0
  fi
  rm -rf "$new"
  return 1
}

# Removes the caches of what is no longer installed, or was replaced.
drop_outdated() {
  for old in "$place"/*-*/; do
    old=${old%/}
    [ "$old" != "$place/$key" ] && [ -f "$old/for" ] || continue
    { IFS= read -r old_home && IFS= read -r old_build; } <"$old/for" || continue
    current=
    ! [ -r "$old_home/lib/build" ] || IFS= read -r current <"$old_home/lib/build"
    [ "$current" = "$old_build" ] || rm -rf "$old"
  done
}
