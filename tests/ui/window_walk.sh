#!/bin/sh
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# A visit, in the real window under Xvfb: Home, a topic, its widget, Experiment, another rule and rate,
# Race, a question, a picture.   window_walk.sh PROGRAM SCENE.toml
set -u
program=$1 scene=$2
. "$(dirname "$0")/window_support.sh"

shown() {  # CONTROL: waits until it is drawn
  for _ in $(seq 100); do [ -n "$(place "$1")" ] && return 0; sleep .1; done
  fail "control $1 is not there"
}
follow() { shown "$1"; middle "$1"; }

mkdir "$work/pictures"
STEEPEST_STATE=$work/state
export STEEPEST_STATE
open_window "$scene" --home --remember --pictures "$work/pictures"
until_state screen is home

# A topic, and the widget of its lesson: the choice is stored, then the slice can be moved.
follow page.partial-derivatives
until_state screen is learn
until_state page is partial-derivatives
follow lesson.next
until_state page_step is 1
follow check.far-wall.1
sleep .5
follow check.far-wall.run
until_state slice_y is 3
follow slice.y.value
xdotool key --delay 120 ctrl+a; xdotool type --delay 120 -- '-1.5'; xdotool key --delay 120 Return
until_state slice_y is -1.5

# Another rule, another rate.
follow tab.Experiment
until_state screen is experiment
follow rule
follow rule.1
until_state rule is momentum
follow learning-rate.value
xdotool key --delay 120 ctrl+a; xdotool type --delay 120 '0.0004'; xdotool key --delay 120 Return
until_state learning_rate is 0.00040000000000000002
xdotool keydown ctrl; sleep .1; xdotool key --delay 120 z; sleep .1; xdotool keyup ctrl
until_state learning_rate is_not 0.00040000000000000002

# A race runs.
follow tab.Race
until_state screen is race
until_state racers more 0
follow play
until_state step more 3
follow play
until_state playing is 0

# A question, answered from the module.
xdotool key --delay 120 slash
sleep .4
xdotool type --delay 60 'what is the gradient'
xdotool key --delay 120 Return
follow answer.0
until_state screen is learn

# A picture of the experiment.
follow tab.Experiment
until_state screen is experiment
xdotool keydown ctrl; sleep .1; xdotool key --delay 120 s; sleep .1; xdotool keyup ctrl
for _ in $(seq 200); do ls "$work"/pictures/*.png > /dev/null 2>&1 && break; sleep .1; done
ls "$work"/pictures/*.png > /dev/null 2>&1 || fail "no picture was saved"

kill -0 $window 2> /dev/null || fail "the window closed by itself"

# Ended from outside it leaves what closing it would leave.
follow tab.Home
until_state screen is home
kill -TERM "$window"
wait "$window"
code=$?
window=''
[ $code -eq 0 ] || fail "after SIGTERM the exit code is $code"
grep -q '"screen": "home"' "$work/state/state.json" || fail "the place was not kept"
grep -q far-wall "$work/state/progress.json" || fail "progress was not kept"
echo "window walk passed"
