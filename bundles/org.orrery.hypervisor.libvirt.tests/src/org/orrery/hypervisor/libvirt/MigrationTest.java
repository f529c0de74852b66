// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.libvirt.jna.TypedParameters;

import com.sun.jna.Memory;

/** The translation of a request and of job statistics; migrations themselves are tried in the lab. */
class MigrationTest {
	private static final HypervisorUri TARGET = HypervisorUri.parse("qemu+tcp://h2/system");
	private static final int RUNNING = 2;

	private static MigrationRequest request(boolean live, boolean offline, boolean copy, List<String> disks, long bandwidth, boolean options) {
		return new MigrationRequest(TARGET, options ? Optional.of("tcp://10.0.0.2") : Optional.empty(), live, offline, copy, disks, bandwidth,
				null, options, options, options, options, options, options);
	}

	@Test
	void flagsOfALiveMigration() {
		assertEquals(1 | 2 | 1 << 12, Migration.flags(request(true, false, false, List.of(), 0, false)));
		assertEquals(1 | 2 | 1 << 3 | 1 << 4 | 1 << 6 | 1 << 9 | 1 << 12 | 1 << 13 | 1 << 15 | 1 << 16,
				Migration.flags(request(true, false, true, List.of(), 0, true)));
	}

	@Test
	void resumingAPostCopySaysAgainWhatTheOutcomeIsAndPreparesNothing() {
		assertEquals(1 | 2 | 1 << 3 | 1 << 4 | 1 << 15 | 1 << 16 | 1 << 19,
				Migration.resumeFlags(request(true, false, true, List.of("vda"), 8, true)));
	}

	@Test
	void flagsOfAnOfflineMove() {
		assertEquals(2 | 1 << 10, Migration.flags(request(true, true, false, List.of(), 0, false)));
	}

	@Test
	void parametersAreWrittenAsLibvirtReadsThem() {
		TypedParameters parameters = Migration.parameters(request(true, false, true, List.of("vda", "vdb"), 8, true));
		assertEquals(4, parameters.count());
		Memory array = parameters.toNative();
		Map<String, Object> read = TypedParameters.read(array, 4);
		assertEquals("tcp://10.0.0.2", read.get("migrate_uri"));
		assertEquals(8L, read.get("bandwidth"));
		assertEquals("vdb", read.get("migrate_disks"));
	}

	@Test
	void noParametersAreNoArray() {
		TypedParameters none = Migration.parameters(request(true, false, false, List.of("vda"), 0, false));
		assertEquals(0, none.count());
		assertNull(none.toNative());
	}

	@Test
	void phasesOfAJob() {
		assertEquals(Optional.empty(), JobStatistics.progress(0, Map.of()));
		assertEquals(Phase.PREPARE, phase(Map.of()));
		assertEquals(Phase.STORAGE_COPY, phase(Map.of("disk_total", 100L, "disk_remaining", 40L)));
		assertEquals(Phase.MEMORY_COPY, phase(Map.of("memory_processed", 5L, "memory_remaining", 5L, "disk_total", 100L)));
		assertEquals(Phase.SWITCH_OVER, phase(Map.of("memory_processed", 5L, "memory_remaining", 0L)));
		assertEquals(Phase.POST_COPY, phase(Map.of("memory_processed", 5L, "memory_remaining", 1L, "memory_postcopy_requests", 3L)));
		assertEquals(Phase.COMPLETED, JobStatistics.progress(3, Map.of()).orElseThrow().phase());
		assertEquals(Phase.FAILED, JobStatistics.progress(4, Map.of()).orElseThrow().phase());
		assertEquals(Phase.CANCELLED, JobStatistics.progress(5, Map.of()).orElseThrow().phase());
	}

	private static Phase phase(Map<String, Object> values) {
		return JobStatistics.progress(RUNNING, values).orElseThrow().phase();
	}

	@Test
	void figuresOfAJob() {
		JobProgress job = JobStatistics.progress(RUNNING, Map.ofEntries(Map.entry("time_elapsed", 1500L), Map.entry("data_total", 1000L),
				Map.entry("data_processed", 250L), Map.entry("data_remaining", 750L), Map.entry("memory_processed", 250L),
				Map.entry("memory_remaining", 750L), Map.entry("memory_bps", 8_000_000L), Map.entry("memory_dirty_rate", 10L),
				Map.entry("memory_page_size", 4096L), Map.entry("memory_iteration", 2L), Map.entry("downtime", 300L))).orElseThrow();
		assertEquals(Duration.ofMillis(1500), job.elapsed());
		assertEquals(0.25, job.fraction(), 1e-9);
		assertEquals(8_000_000, job.rate());
		assertEquals(40_960, job.dirtyRate());
		assertEquals(2, job.iteration());
		assertEquals(Duration.ofMillis(300), job.downtime());
		assertEquals(-1, job.diskTotal());
	}

	@Test
	void missingFeaturesAreReadFromTheVerdict() {
		assertEquals(List.of("vmx", "avx512f"),
				CpuCheck.missingFeatures("the CPU is incompatible with host CPU: Host CPU does not provide required features: vmx, avx512f"));
		assertEquals(List.of(), CpuCheck.missingFeatures("the CPU is incompatible with host CPU"));
	}
}
