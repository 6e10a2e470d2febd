#!/bin/sh
# Runs a benchmark in a real window: src-test/bench/window.sh MAIN [ARG...], after
# mvn -Pbench package -Dmaven.test.skip=true -Dbench.skip=true. Needs xvfb and openbox. Java runs with the launcher's options.
if [ -z "${INSIDE_XVFB:-}" ]; then
    INSIDE_XVFB=1 exec xvfb-run -a -s "-screen 0 1920x1080x24 -dpi 96" "$0" "$@"
fi
here=$(dirname "$0")
openbox >/dev/null 2>&1 &
manager=$!
trap 'kill $manager' EXIT
sleep 1
JDK_JAVA_OPTIONS=$(grep -o -- '-XX:[+A-Za-z0-9=]*' "$here/../../app/target/backprop" | grep -v -e Archive -e Dump | sort -u | tr '\n' ' ')
export JDK_JAVA_OPTIONS
"$here/target/bench" "$@"
