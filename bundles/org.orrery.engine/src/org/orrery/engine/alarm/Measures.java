// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.statistics.VmSample;

/** What was measured last. */
interface Measures {
	Optional<VmSample> vm(UUID vm);

	Optional<HostSample> host(String connection);

	/** Of the last minutes. */
	List<VmSample> course(UUID vm);

	static Measures of(Statistics statistics) {
		return new Measures() {
			@Override
			public Optional<VmSample> vm(UUID vm) {
				return statistics.vm(vm);
			}

			@Override
			public Optional<HostSample> host(String connection) {
				return statistics.host(connection);
			}

			@Override
			public List<VmSample> course(UUID vm) {
				return statistics.courseOfVm(vm);
			}
		};
	}
}
