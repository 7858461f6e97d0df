# Finds a Java 25 without starting a Java virtual machine: it reads the file `release` that every JDK and JRE has.

# Where JDKs usually are, one folder a line; those that do not exist are passed over.
usual_jdks() {
  for folder in \
    "${SEALPOST_JAVA_HOME-}" "${JAVA_HOME-}" \
    /usr/lib/jvm/* /opt/* /opt/java/* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    [ ! -f "$folder/release" ] || printf '%s\n' "$folder"
  done
}

# is_java_25 FOLDER PROGRAM: sets `release` to the text of the folder's release file in one line; fails when it is no
# Java 25 or lacks the program.
is_java_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
  release=
  found=1
  while IFS= read -r line || [ -n "$line" ]; do
    release="$release$line "
    case $line in
      'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25-'*) found=0 ;;
    esac
  done <"$1/release"
  return $found
}

# Sets `jdk` to the first Java 25 of those on standard input that has the program.
first_java_25() {
  while IFS= read -r candidate; do
    if is_java_25 "$candidate" "$1"; then
      jdk=$candidate
      return 0
    fi
  done
  return 1
}

# find_java PROGRAM: sets `jdk` and `release`, or fails.
find_java() {
  jdk=
  first_java_25 "$1" <<LIST
$(usual_jdks)
LIST
  if [ -z "$jdk" ]; then
    java=$(command -v java 2>/dev/null) && java=$(readlink -f "$java" 2>/dev/null) &&
      is_java_25 "${java%/bin/java}" "$1" && jdk=${java%/bin/java}
  fi
  [ -n "$jdk" ]
}

# A whole JDK, for building; or ends with 78.
require_jdk() {
  find_java javac || {
    echo "sealpost: no JDK 25 found; install one, such as Eclipse Temurin 25 (temurin-25-jdk) or your system's" \
      "openjdk-25-jdk, or name its folder in SEALPOST_JAVA_HOME" >&2
    exit 78
  }
}

# What runs programs is enough; or ends with 78.
require_java() {
  find_java java || {
    echo "sealpost: no Java 25 found; install one, such as Eclipse Temurin 25 (temurin-25-jre) or your system's" \
      "openjdk-25-jre-headless, or name its folder in JAVA_HOME" >&2
    exit 78
  }
}
