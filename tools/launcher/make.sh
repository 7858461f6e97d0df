# Makes a new build current; read by build.sh when there is something to make. Runs under the lock.

lock() {
  if command -v flock >/dev/null; then
    exec 9>"$state/lock"
    flock -n 9 || {
      echo "sealpost: waiting for a build that runs already …" >&2
      flock 9
    }
  else
    until mkdir "$state/lock.d" 2>/dev/null; do
      owner=$(cat "$state/lock.d/owner" 2>/dev/null)
      # Its owner is gone: whoever can move the lock away may take the next one.
      if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
        mv "$state/lock.d" "$state/lock.$$" 2>/dev/null && rm -rf "$state/lock.$$"
      else
        sleep 1
      fi
    done
    echo $$ >"$state/lock.d/owner"
    trap 'rm -rf "$state/lock.d"' EXIT INT TERM
  fi
}

unlock() {
  if command -v flock >/dev/null; then
    exec 9>&-
  else
    rm -rf "$state/lock.d"
    trap - EXIT INT TERM
  fi
}

fail() {
  echo "sealpost: $2" >&2
  exit "$1"
}

# The hash of the jars in a folder, by name and content.
hash_of_jars() {
  (
    cd "$1" || exit
    if command -v sha256sum >/dev/null; then sha256sum -- *.jar | sha256sum; else shasum -a 256 -- *.jar | shasum -a 256; fi
  ) | cut -c 1-16
}

make() {
  new=$state/new.$$
  rm -rf "$new" && mkdir "$new" || fail 73 "cannot write to $state"
  # Only the JDK changed, or the folder was touched and its jars are still what its name says: no need for Maven.
  if read_current && [ "$built_from" = "$sources" ] && [ "${folder%-*}" = "$(hash_of_jars "$state/$folder" 2>/dev/null)" ]; then
    echo "sealpost: preparing a fast start, once …" >&2
    cp "$state/$folder"/*.jar "$new"
  else
    echo "sealpost: building, once …" >&2
    run_maven
    cp "$home"/app/target/sealpost-app-*.jar "$home"/app/target/runtime/*.jar "$new" || fail 73 "cannot write to $state"
  fi
  : >"$new/in-use"
  rehearse
  folder=$(hash_of_jars "$new")-$(printf '%s' "$jdk $release" | cksum | cut -d ' ' -f 1)
  # A folder of this name is here already when it was touched, or when sources changed and the jars did not.
  rm -rf "$state/old.$$"
  ! [ -e "$state/$folder" ] || mv "$state/$folder" "$state/old.$$"
  mv "$new" "$state/$folder" || fail 73 "cannot write to $state"
  {
    echo "$folder"
    echo "$sources"
    list_staged "$folder"
    echo "$jdk $release"
  } >"$state/current.$$"
  mv -f "$state/current.$$" "$state/current"
  remove_old
}

run_maven() {
  command -v mvn >/dev/null || fail 78 "Maven is needed to build; install it (package maven, 3.8 or newer)"
  list_sources | LC_ALL=C sort >"$state/sources.new"
  forget_outdated
  # Archives are made again from nothing: a class that is gone must not live on in one.
  rm -rf "$home"/*/target/*.jar "$home"/app/target/runtime
  if ! (cd "$home" && JAVA_HOME=$jdk mvn -q -B -ntp -Dmaven.test.skip=true -pl app -am package) \
    >"$state/build.log" 2>&1 </dev/null 8>&- 9>&-; then
    cat "$state/build.log" >&2
    fail 70 "the build failed; what Maven said stands above and in $state/build.log"
  fi
  mv -f "$state/sources.new" "$state/sources"
}

# Maven compiles what is newer than its class. A source that is gone, or came back with an older time, it does not
# notice: then everything is compiled anew.
forget_outdated() {
  if [ ! -f "$state/sources" ] || [ -n "$(outdated "$state/sources" "$state/sources.new")" ]; then
    rm -rf "$home"/*/target/classes "$home"/*/target/maven-status
  fi
}

outdated() {
  awk -F '\t' '
    NR == FNR { was[$1] = $2 FS $3 FS $4; if ($3 > newest) newest = $3; next }
    { is[$1] = 1; if (was[$1] != $2 FS $3 FS $4 && $3 + 0 <= newest + 0) print $1 }
    END { for (path in was) if (!(path in is)) print path }
  ' "$1" "$2"
}

# Makes the caches that let the next start be fast: one for checking, one for all else. Without them the program is slower
# and otherwise the same, so a failure only goes to the log.
rehearse() {
  class_path=
  for jar in "$new"/*.jar; do
    class_path=$class_path${class_path:+:}$jar
  done
  {
    rehearse_into "$new/start.aot"
    rehearse_into "$new/check.aot" check
  } >"$state/rehearsal.log" 2>&1 </dev/null 8>&- 9>&-
}

# Removes the folders of earlier builds that no running program uses.
remove_old() {
  for old in "$state"/*-*/ "$state"/old.* "$state"/new.*; do
    old=${old%/}
    [ -d "$old" ] && [ "$old" != "$state/$folder" ] || continue
    if command -v flock >/dev/null && [ -f "$old/in-use" ]; then
      flock -n "$old/in-use" mv "$old" "$state/gone.$$" 2>/dev/null 8>&- 9>&- && rm -rf "$state/gone.$$"
    elif [ -n "$(find "$old" -maxdepth 0 -mtime +7 2>/dev/null)" ]; then
      rm -rf "$old"
    fi
  done
}
