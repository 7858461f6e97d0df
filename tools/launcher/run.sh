# Starts the program. The options for the virtual machine are here and nowhere else. Wants `jdk`, `class_path`, `build`
# (what --version names) and `caches`, the folder of the start caches, or nothing.
run() {
  # One command is over before the second compiler pays; a server, an import, a list, a watch and the self-test are not.
  compiler=-XX:TieredStopAtLevel=1
  case ${1-} in
    lab | serve) compiler= ;;
    host) compiler=-Xmx256m ;; # enough for tens of thousands of names
    reports)
      case ${2-} in
        listen | import) compiler= ;;
      esac
      ;;
    check)
      lab= named=
      for word; do
        case $word in
          --list | --list=* | --watch | --watch=* | --until-seen* | - | @*) compiler= ;;
          --lab) lab=yes ;;
          check | -*) ;;
          *) named=yes ;; # or the value of an option, which costs time only
        esac
      done
      if [ "$lab$named" = yes ]; then compiler=; fi
      ;;
  esac
  # All classes of a cache are loaded at once: what only a check needs lies in a cache of its own.
  case ${1-} in
    check) cache=$caches/check.aot ;;
    *) cache=$caches/start.aot ;;
  esac
  if [ -n "$caches" ] && [ -f "$cache" ]; then cache=-XX:AOTCache=$cache; else cache=; fi
  if [ -t 1 ]; then terminal=true; else terminal=false; fi

  # UserThreadWaitAttemptsAtExit: do not wait 300 ms at the end for threads that sit in epoll.
  # Xlog: what the virtual machine has to say, for example about a damaged cache, goes to standard error.
  # shellcheck disable=SC2086 # compiler is empty or one word, the limit of a heap for a server; SEALPOST_JAVA_OPTS is several
  exec "$jdk/bin/java" ${cache:+"$cache"} $compiler -XX:+UseSerialGC \
    -XX:UserThreadWaitAttemptsAtExit=0 -Xlog:disable -Xlog:all=warning:stderr \
    --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dsealpost.build="$build" -Dsealpost.terminal="$terminal" ${SEALPOST_JAVA_OPTS-} \
    -cp "$class_path" org.sealpost.app.Main "$@"
}

# rehearse_into CACHE [check]: runs through the usual commands, from which the virtual machine makes a cache that lets
# the next start be fast; none when that fails.
rehearse_into() {
  cache=$1
  shift
  "$jdk/bin/java" -XX:AOTCacheOutput="$cache" -XX:+UseSerialGC -Xlog:disable -Xlog:all=warning:stderr \
    --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -cp "$class_path" org.sealpost.app.Rehearsal "$@" || rm -f "$cache"
  rm -f "$cache.config"
}
