#!/bin/sh
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# The real window under Xvfb, driven by xdotool: open, click a surface point, drag a slider, type a
# value, play, take a screenshot.   window_test.sh PROGRAM SCENE.toml
set -u
program=$1 scene=$2
. "$(dirname "$0")/window_support.sh"

# Without a display: one clear line and exit 1, no crash.
env -u DISPLAY -u WAYLAND_DISPLAY "$program" "$scene" 2> "$work/stderr"
[ $? -eq 1 ] || fail "without a display the exit code must be 1"
grep -q 'no window can be opened' "$work/stderr" || fail "without a display nothing is said"

open_window "$scene"

# A click on the surface probes it.
until_state probe is none
set -- $(place scene)
press $(($1 + $3 / 2)) $(($2 + $4 / 2))
until_state probe is_not none

# A drag moves the slider's value.
before=$(state noise)
set -- $(place noise)
xdotool mousemove $(($1 + $3 / 2)) $(($2 + $4 / 2)); sleep .2
xdotool mousedown 1; sleep .15
for k in 1 2 3 4; do xdotool mousemove $(($1 + $3 / 2 + k * 12)) $(($2 + $4 / 2)); sleep .1; done
xdotool mouseup 1
until_state noise is_not "$before"

# A typed value, after a wrong one.
middle learning-rate.value
xdotool type --delay 120 'wrong'; sleep .2; xdotool key --delay 120 Return; sleep .3
middle learning-rate.value
xdotool type --delay 120 '0.0005'; sleep .2; xdotool key --delay 120 Return
until_state learning_rate is 0.00050000000000000001

# Play by the button, pause by the space bar, restart by its key.
middle play
until_state playing is 1
until_state step more 3
xdotool key --delay 120 space
until_state playing is 0
xdotool key --delay 120 r
until_state step is 0

# A picture of it: not one colour.
ffmpeg -v error -y -f x11grab -video_size 1280x720 -i "$DISPLAY" -frames:v 1 "$work/window.png" || fail "no screenshot"
[ "$(wc -c < "$work/window.png")" -gt 60000 ] || fail "the screenshot is nearly empty"
[ -n "${STEEPEST_KEEP_SCREENSHOT:-}" ] && cp "$work/window.png" "$STEEPEST_KEEP_SCREENSHOT"

# At rest it must not use the processor: at most 3 % of a core over two seconds, which leaves room
# for a loaded machine's clock ticks (the aim is 1 %).
sleep 1.5
ticks() { cut -d' ' -f14,15 "/proc/$window/stat" | tr ' ' '+' | sed 's/$//' ; }
first=$(($(ticks))); sleep 2; second=$(($(ticks)))
[ $((second - first)) -le 6 ] || fail "at rest it used $((second - first)) ticks in two seconds"

kill -0 $window 2> /dev/null || fail "the window closed by itself"
[ -s "$work/stderr" ] && fail "something was said on stderr"
echo "window test passed"
