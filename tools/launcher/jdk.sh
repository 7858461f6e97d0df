# Finds a JDK 25 without starting a Java virtual machine: it reads the file `release` that every JDK has.

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

# Sets `release` to the text of the JDK's release file in one line; fails when it is not a whole JDK 25.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
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

# Sets `jdk` to the first JDK 25 of those on standard input.
first_jdk_25() {
  while IFS= read -r candidate; do
    if is_jdk_25 "$candidate"; then
      jdk=$candidate
      return 0
    fi
  done
  return 1
}

# Sets `jdk` and `release`, or ends with 78.
require_jdk() {
  jdk=
  first_jdk_25 <<LIST
$(usual_jdks)
LIST
  if [ -z "$jdk" ]; then
    java=$(command -v java 2>/dev/null) && java=$(readlink -f "$java" 2>/dev/null) &&
      is_jdk_25 "${java%/bin/java}" && jdk=${java%/bin/java}
  fi
  if [ -z "$jdk" ]; then
    echo "sealpost: no JDK 25 found; install one, such as Eclipse Temurin 25 (temurin-25-jdk) or your system's" \
      "openjdk-25-jdk, or name its folder in SEALPOST_JAVA_HOME" >&2
    exit 78
  fi
}
