#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# ptxas_report.sh COMPILER ARGUMENTS...: runs the compiler and keeps what ptxas says of registers and
# spills in OBJECT.ptxas, where tests/house reads it. All other messages pass through.
set -uo pipefail
object= previous=
for argument; do
  [[ $previous == -o ]] && object=$argument
  previous=$argument
done
messages=$("$@" 2>&1 >/dev/null)
status=$?
own='^(ptxas info|    [0-9]+ bytes (stack|cumulative)|ptxas-options|$)'
grep -E "$own" <<<"$messages" >"$object.ptxas"
grep -vE "$own" <<<"$messages" >&2
exit $status
