// SPDX-License-Identifier: EPL-2.0
/**
 * What the engine asks a person: credentials, trust, confirmation.
 */
package org.orrery.engine.prompt;
