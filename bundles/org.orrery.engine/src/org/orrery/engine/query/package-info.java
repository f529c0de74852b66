// SPDX-License-Identifier: EPL-2.0
/**
 * Finding things: a small language in which console and command line ask for VMs, hosts, datastores and networks.
 * <pre>
 * query   = group, { "OR", group } ;
 * group   = factor, { [ "AND" ], factor } ;
 * factor  = [ "-" | "NOT" ], ( "(", query, ")" | term | word ) ;
 * term    = key, ( ":" | "=" | "!=" | "&gt;" | "&gt;=" | "&lt;" | "&lt;=" ), value, { ",", value } ;
 * value   = word | '"', text, '"' ;
 * </pre>
 * A word or quoted text that stands alone is part of a name. AND, OR and NOT are written in capitals; what stands side by side must hold
 * together, and OR binds weakest. Upper and lower case are the same everywhere else. Of several values one must hold. In texts
 * ":" means contains, "=" is; * and ? stand for any text and any character of the whole. Tags and states are whole words. Folders, groups and
 * clusters also hold what is below them. Sizes carry a unit (K, M, G, T, P; of 1024), shares a percent sign, durations s, m, h, d or w.
 * What is not known meets no comparison. An empty query finds everything.
 */
package org.orrery.engine.query;
