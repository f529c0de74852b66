# SPDX-License-Identifier: EPL-2.0
"""A lab of real libvirt hosts, each in its own Linux namespaces on one machine."""
