#!/bin/sh
# How long the window takes: src-test/bench/start.sh [RUNS] [LAUNCHER], after mvn package. Needs xvfb, openbox and xdotool.
# Per run: milliseconds from the call of the launcher until the window is visible; then the program's own times, which count
# from Java's beginning: main, toolkit, content, scene, shown, picture (the stage's first), engine (ND4J ready).
runs=${1:-7}
launcher=${2:-$(dirname "$0")/../../app/target/backprop}
if [ -z "${INSIDE_XVFB:-}" ]; then
    INSIDE_XVFB=1 exec xvfb-run -a -s "-screen 0 1920x1080x24 -dpi 96" "$0" "$runs" "$launcher"
fi
work=$(mktemp -d)
openbox >/dev/null 2>&1 &
manager=$!
trap 'kill $manager; rm -rf "$work"' EXIT
sleep 1
export BACKPROP_JAVA_OPTS="-Dbackprop.startup=log -Dbackprop.log=$work/log"
i=0
while [ "$i" -lt "$runs" ]; do
    began=$(date +%s%N)
    "$launcher" >"$work/out" 2>&1 &
    program=$!
    until xdotool search --onlyvisible --name "Backprop Explorer" >/dev/null 2>&1; do
        kill -0 "$program" 2>/dev/null || { cat "$work/out"; exit 1; }
        sleep 0.01
    done
    echo $((($(date +%s%N) - began) / 1000000)) >>"$work/visible"
    sleep 2.5
    kill "$program"
    wait "$program" 2>/dev/null
    i=$((i + 1))
done
echo "visible, ms: $(tr '\n' ' ' <"$work/visible")median $(sort -n "$work/visible" | sed -n "$(((runs + 1) / 2))p")"
sed -n 's/.*start, ms: //p' "$work/log"
