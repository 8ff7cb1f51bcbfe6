#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# serve_test.sh STEEPEST_BENCH: our side of bench/peers/protocol.py, and the textbook's, answer every
# request, and go on after one that they cannot serve.
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
cat >"$folder/more" <<TEXT
models $folder/models.json $folder
time logreg/own 2
state chains-nd/rosenbrock-64-momentum $folder/nd.npy
state slice/2-16-16-1 $folder/slice.npy
TEXT
"$1" --serve <"$folder/more" >>"$folder/answers"
# The textbook answers for itself, and gives the same.
cat >"$folder/textbook" <<TEXT
time chains-noise/rosenbrock-sgd 1
time grid-poly/beale 1
state logreg/own $folder/textbook.npy
TEXT
"$1" --textbook "$folder/starts.npy" <"$folder/textbook" >>"$folder/answers"
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
expect 5 '^\{\}$'
expect 6 '"work":8192\}$'
expect 7 '^\{\}$'
expect 8 '^\{\}$'
expect 9 '"work":1048576\}$'
expect 10 '"error":"grid-poly/beale is not written for this peer"'
expect 11 '^\{\}$'
[[ $(stat -c %s "$folder/nd.npy") == $((128 + 64 * 1024 * 4)) ]]
[[ $(stat -c %s "$folder/slice.npy") == $((128 + 128 * 128 * 4)) ]]
[[ $(stat -c %s "$folder/own-weights.npy") == $(stat -c %s "$folder/textbook.npy") ]]
for kind in nd grid logreg mlp slice normals; do grep -q "\"kind\":\"$kind\"" "$folder/models.json"; done
grep -q '"name":"chains-noise/rosenbrock-sgd","surface":"rosenbrock"' "$folder/cases.json"
for file in starts final; do
  [[ $(head -c 6 "$folder/$file.npy" | tail -c 5) == NUMPY ]]
  [[ $(stat -c %s "$folder/$file.npy") == $((128 + 2 * 16384 * 4)) ]] # header, then (2, chains) float32
done
! cmp -s "$folder/starts.npy" "$folder/final.npy"
