#!/bin/sh
# What the window costs a training that it shows: src-test/bench/train.sh [EPOCHS [ROUNDS [BATCH]]], with what window.sh needs.
exec "$(dirname "$0")/window.sh" dev.backprop.app.training.WindowTraining "$@"
