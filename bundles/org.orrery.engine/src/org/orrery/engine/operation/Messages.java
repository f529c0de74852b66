// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	static String HostAccess_interrupted;
	static String HostAccess_noAnswer;
	static String HostAccess_unknownHost;
	static String HostFailure_accessRemedy;
	static String HostFailure_busyRemedy;
	static String HostFailure_certificateRemedy;
	static String HostFailure_connectionRemedy;
	static String HostFailure_existsRemedy;
	static String HostFailure_notFoundRemedy;
	static String HostFailure_otherRemedy;
	static String HostFailure_reason;
	static String HostFailure_resourcesRemedy;
	static String HostFailure_stateRemedy;
	static String HostFailure_unsafeRemedy;
	static String HostFailure_unsupportedRemedy;
	static String Operation_notExaminable;
	static String Operation_notExaminableRemedy;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
