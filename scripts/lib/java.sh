# Finds a JDK that Threadmill runs on. Source this file and call find_java, which prints the path of
# a `java` of version 21 or newer: JAVA_HOME's if it is new enough, else the newest under
# /usr/lib/jvm, else the one on the PATH. Without any it says so and returns 4.
# shellcheck shell=bash

java_version() {
  # The first line is like: openjdk version "25.0.3" 2026-04-21 LTS
  "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

find_java() {
  local least=21 java version best='' best_version=0
  if [[ -n "${JAVA_HOME:-}" && -x "$JAVA_HOME/bin/java" ]]; then
    version=$(java_version "$JAVA_HOME/bin/java")
    if ((${version:-0} >= least)); then
      echo "$JAVA_HOME/bin/java"
      return 0
    fi
  fi
  for java in /usr/lib/jvm/*/bin/java "$(command -v java || true)"; do
    [[ -x "$java" ]] || continue
    version=$(java_version "$java")
    if ((${version:-0} >= least && version > best_version)); then
      best=$java best_version=$version
    fi
  done
  if [[ -z "$best" ]]; then
    echo "no JDK $least or newer: set JAVA_HOME to one, or install one under /usr/lib/jvm" >&2
    return 4
  fi
  echo "$best"
}
