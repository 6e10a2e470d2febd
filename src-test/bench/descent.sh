#!/bin/sh
# How fast the descent lab plays and follows the mouse: src-test/bench/descent.sh [SECONDS], with what window.sh needs.
exec "$(dirname "$0")/window.sh" dev.backprop.app.descent.DescentLab "$@"
