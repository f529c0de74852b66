// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.orrery.model.ObjectRef;

/** What hosts hang on: drawn once, linked to each of them. */
public sealed interface Attachment permits SharedDatastore, SharedNetwork {
	/** Under which the document keeps its place. */
	ObjectRef ref();
}
