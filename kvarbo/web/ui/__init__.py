# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""What pages show, ready to be shown: Swedish days and words, the clock, and the shapes of the components."""
