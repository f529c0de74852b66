# SPDX-License-Identifier: EPL-2.0
"""`lab fake`: many hosts of libvirt's test driver behind real libvirtd daemons, to show and measure a large fleet."""
