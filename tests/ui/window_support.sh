# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# For tests of the real window under Xvfb: sourced, with $program set. open_window ARGUMENTS... starts it.
# Exit 77: skipped, for want of a program of the machine.
set -u
for tool in Xvfb xdotool ffmpeg; do
  command -v $tool > /dev/null || { echo "SKIPPED: $tool is not installed"; exit 77; }
done
work=$(mktemp -d)
server='' window=''
finish() {
  [ -n "$window" ] && kill "$window" 2> /dev/null
  [ -n "$server" ] && kill "$server" 2> /dev/null
  wait
  rm -rf "$work"
}
trap finish EXIT
fail() { echo "FAILED: $*"; [ -f "$work/stderr" ] && cat "$work/stderr"; exit 1; }

open_window() {
  Xvfb -displayfd 3 -screen 0 1280x720x24 3> "$work/display" 2> /dev/null &
  server=$!
  for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep .1; done
  [ -s "$work/display" ] || fail "Xvfb did not start"
  DISPLAY=:$(cat "$work/display")
  export DISPLAY
  report=$work/report
  STEEPEST_WINDOW_REPORT=$report "$program" "$@" 2> "$work/stderr" &
  window=$!
  for _ in $(seq 300); do [ -s "$report" ] && break; kill -0 $window 2> /dev/null || fail "the window did not open"; sleep .1; done
  [ -s "$report" ] || fail "no frame was drawn"
  id=$(xdotool search --sync --onlyvisible --name '^Steepest$' | head -1)
  xdotool windowfocus "$id"
}

state() { sed -n "s/^state $1 //p" "$report"; }
# centre and edges of a control: x y width height
place() { sed -n "s/^widget $1 //p" "$report" | head -1; }
until_state() {  # NAME COMMAND...: waits until the command, given the value, succeeds
  name=$1; shift
  for _ in $(seq 100); do "$@" "$(state "$name")" && return 0; sleep .1; done
  fail "state $name is '$(state "$name")': $*"
}
is() { [ "$1" = "$2" ]; }
is_not() { [ "$1" != "$2" ]; }
more() { [ "${2:-0}" -gt "$1" ]; }
press() {  # X Y
  xdotool mousemove "$1" "$2"; sleep .25
  xdotool mousedown 1; sleep .15; xdotool mouseup 1; sleep .25
}
middle() {  # CONTROL
  set -- $(place "$1"); [ $# -eq 4 ] || fail "no control $1"
  press $(($1 + $3 / 2)) $(($2 + $4 / 2))
}
