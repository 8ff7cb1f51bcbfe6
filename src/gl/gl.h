// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// OpenGL 4.5 core as the project uses it: glad's loader and the project's Result.
#pragma once
#include <glad/gl.h>

#include "base/result.h"
