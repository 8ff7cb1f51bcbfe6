#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# serve_test.sh STEEPEST_BENCH: our side of bench/peers/protocol.py answers every request, and goes on
# after one that it cannot serve.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/requests" <<TEXT
cases $folder/cases.json $folder/starts.npy
time no-such-case 2
state chains-quiet/rosenbrock-sgd $folder/final.npy
time chains-quiet/rosenbrock-sgd 2
TEXT
"$1" --serve <"$folder/requests" >"$folder/answers"
expect() {
  sed -n "$1p" "$folder/answers" | grep -qE "$2" || {
    echo "answer $1 should match $2:"
    cat "$folder/answers"
    exit 1
  }
}
expect 1 '^\{\}$'
expect 2 '"error":"no case is named no-such-case"'
expect 3 '^\{\}$'
expect 4 '^\{"seconds":\[[0-9.e-]+,[0-9.e-]+\],"work":1048576\}$'
grep -q '"name":"chains-noise/rosenbrock-sgd","surface":"rosenbrock"' "$folder/cases.json"
for file in starts final; do
  [[ $(head -c 6 "$folder/$file.npy" | tail -c 5) == NUMPY ]]
  [[ $(stat -c %s "$folder/$file.npy") == $((128 + 2 * 16384 * 4)) ]] # header, then (2, chains) float32
done
! cmp -s "$folder/starts.npy" "$folder/final.npy"
