#!/bin/sh
# How fast the step-through follows keys and the mouse: src-test/bench/steps.sh [KEYS], with what window.sh needs.
exec "$(dirname "$0")/window.sh" dev.backprop.app.network.StepThrough "$@"
