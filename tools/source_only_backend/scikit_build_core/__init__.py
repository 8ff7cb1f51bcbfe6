# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
