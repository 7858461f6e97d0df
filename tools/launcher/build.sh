# Keeps `.sealpost/` up to date: the jars of one build and the start cache made from exactly these jars by exactly
# this JDK lie together in one folder, named by what is in it. `.sealpost/current` says which folder counts:
#   line 1  the folder's name                 line 3  what the folder looked like when it was finished
#   line 2  what the sources looked like      line 4  the JDK
# It is replaced by one rename, so that whoever reads it sees one build or the other, never a mixture.

# What the sources look like: a name, size and two times for each. Tests are not among them.
list_sources() {
  (cd "$home" && list_files pom.xml LICENSE */pom.xml */src/main docs/checks docs/hosters)
}

list_files() {
  if find /dev/null -printf '' 2>/dev/null; then
    find "$@" -type f -printf '%p\t%s\t%T@\t%C@\n' 2>/dev/null
  else
    # Not GNU: macOS and the BSDs.
    find "$@" -type f -exec stat -f '%N%t%z%t%Fm%t%Fc' {} + 2>/dev/null
  fi
}

# What a folder of `.sealpost` looks like: whoever touches a jar or the cache in it is found out.
list_staged() {
  (cd "$state/$1" && list_files .) | cksum
}

read_current() {
  folder= built_from= finished_as= built_for=
  [ -r "$state/current" ] && {
    IFS= read -r folder && IFS= read -r built_from && IFS= read -r finished_as && IFS= read -r built_for
  } <"$state/current" && [ -n "$folder" ]
}

# Sets `staged` and `class_path`; builds before when it must, or ends with 70, 73 or 78.
require_build() {
  state=$home/.sealpost
  sources=$(list_sources | cksum)
  attempts=0
  until use_current; do
    attempts=$((attempts + 1))
    if [ $attempts -gt 3 ]; then
      echo "sealpost: the sources change faster than they can be built" >&2
      exit 70
    fi
    make_current
    sources=$(list_sources | cksum)
  done
}

# Takes the current build when it fits the sources and the JDK and nobody has touched it.
use_current() {
  read_current && [ "$built_from" = "$sources" ] && [ "$built_for" = "$jdk $release" ] || return 1
  # Held as long as the program runs: nobody removes the folder meanwhile.
  { exec 8<"$state/$folder/in-use"; } 2>/dev/null || return 1
  ! command -v flock >/dev/null || flock -s 8
  if [ "$finished_as" != "$(list_staged "$folder")" ]; then
    exec 8<&-
    return 1
  fi
  staged=$state/$folder
  class_path=
  for jar in "$staged"/*.jar; do
    class_path=$class_path${class_path:+:}$jar
  done
}

make_current() {
  if ! mkdir -p "$state" 2>/dev/null || ! [ -w "$state" ]; then
    echo "sealpost: cannot write to $state" >&2
    exit 73
  fi
  . "$home/tools/launcher/make.sh"
  lock
  sources=$(list_sources | cksum)
  use_current || make
  unlock
}
