// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.MigrationRequest.Compression;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.libvirt.jna.NativeError;
import org.orrery.hypervisor.libvirt.jna.TypedParameters;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** Peer-to-peer migration and the job of a domain: progress, limits, abort. */
final class Migration {
	private static final int LIVE = 1;
	private static final int PEER_TO_PEER = 1 << 1;
	private static final int PERSIST_DESTINATION = 1 << 3;
	private static final int UNDEFINE_SOURCE = 1 << 4;
	private static final int NON_SHARED_DISK = 1 << 6;
	private static final int UNSAFE = 1 << 9;
	private static final int OFFLINE = 1 << 10;
	private static final int COMPRESSED = 1 << 11;
	private static final int ABORT_ON_ERROR = 1 << 12;
	private static final int AUTO_CONVERGE = 1 << 13;
	private static final int POST_COPY = 1 << 15;
	private static final int TLS = 1 << 16;
	private static final int PARALLEL = 1 << 17;
	private static final int POST_COPY_RESUME = 1 << 19;
	private static final int STATISTICS_COMPLETED = 1;
	private static final int STATISTICS_KEEP = 1 << 1;
	/** The highest speed that libvirt accepts, MiB/s; it has no number for "unlimited". */
	private static final long UNLIMITED = Long.MAX_VALUE / (1024 * 1024);

	private final LibvirtSession session;
	private final LibvirtApi api;
	/** Completed statistics stay readable with this flag, since libvirt 6.0. */
	private volatile boolean keep = true;

	Migration(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	void migrate(UUID uuid, MigrationRequest request) throws HypervisorException {
		String operation = "migrate domain " + uuid + " to " + request.target();
		session.domain(Feature.LIVE_MIGRATION, uuid, operation, domain -> {
			if (request.maximumDowntime() != null && !request.offline())
				limitDowntimeBefore(domain, request.maximumDowntime(), operation);
			TypedParameters parameters = parameters(request);
			if (!request.relocation().isEmpty())
				new RelocatedDefinition(session, domain, request, operation).addTo(parameters);
			migrate(domain, request, parameters, flags(request), operation);
			return null;
		});
	}

	private void migrate(DomainPointer domain, MigrationRequest request, TypedParameters parameters, int flags, String operation)
			throws HypervisorException {
		Memory array = parameters.toNative();
		int result = api.virDomainMigrateToURI3(domain, request.target().toString(), array, parameters.count(), flags);
		Reference.reachabilityFence(parameters);
		Reference.reachabilityFence(array);
		if (result < 0)
			throw migrationFailure(request, operation);
	}

	/** The job takes this over when it starts. Drivers that only know it of a running migration get it from the engine then. */
	private void limitDowntimeBefore(DomainPointer domain, Duration downtime, String operation) throws HypervisorException {
		if (api.virDomainMigrateSetMaxDowntime(domain, downtime.toMillis(), 0) < 0) {
			HypervisorException failure = session.failure(operation);
			if (failure.code() != ErrorCode.INVALID_STATE && failure.code() != ErrorCode.UNSUPPORTED)
				throw failure;
		}
	}

	private HypervisorException migrationFailure(MigrationRequest request, String operation) {
		NativeError error = session.library().lastError();
		return ErrorMapping.ofMigration(error, session.isAlive(), operation, request.target());
	}

	static TypedParameters parameters(MigrationRequest request) {
		TypedParameters parameters = new TypedParameters();
		request.dataUri().ifPresent(uri -> parameters.add("migrate_uri", uri));
		if (request.bandwidth() > 0)
			parameters.addUnsignedLong("bandwidth", request.bandwidth());
		if (request.copyStorage())
			request.disksToCopy().forEach(disk -> parameters.add("migrate_disks", disk));
		if (request.parallelConnections() > 0)
			parameters.addInt("parallel.connections", request.parallelConnections());
		if (request.compression() != Compression.NONE)
			parameters.add("compression", request.compression().method());
		return parameters;
	}

	static int flags(MigrationRequest request) {
		int flags = PEER_TO_PEER;
		flags |= request.offline() ? OFFLINE : ABORT_ON_ERROR;
		flags |= request.live() && !request.offline() ? LIVE : 0;
		flags |= request.copyStorage() ? NON_SHARED_DISK : 0;
		flags |= request.autoConverge() ? AUTO_CONVERGE : 0;
		flags |= request.postCopy() ? POST_COPY : 0;
		flags |= request.tls() ? TLS : 0;
		flags |= request.parallelConnections() > 0 ? PARALLEL : 0;
		flags |= request.compression() != Compression.NONE ? COMPRESSED : 0;
		flags |= request.undefineSource() ? UNDEFINE_SOURCE : 0;
		flags |= request.persistDestination() ? PERSIST_DESTINATION : 0;
		flags |= request.unsafe() ? UNSAFE : 0;
		return flags;
	}

	void startPostCopy(UUID uuid) throws HypervisorException {
		String operation = "switch the migration of domain " + uuid + " to post-copy";
		session.domain(Feature.POST_COPY, uuid, operation, domain -> session.check(api.virDomainMigrateStartPostCopy(domain, 0), operation));
	}

	void recoverPostCopy(UUID uuid, MigrationRequest request) throws HypervisorException {
		String operation = "resume the post-copy of domain " + uuid + " to " + request.target();
		session.domain(Feature.POST_COPY, uuid, operation, domain -> {
			migrate(domain, request, resumeParameters(request), resumeFlags(request), operation);
			return null;
		});
	}

	/** The limits of the first attempt stay; libvirt refuses others. */
	private static TypedParameters resumeParameters(MigrationRequest request) {
		TypedParameters parameters = new TypedParameters();
		request.dataUri().ifPresent(uri -> parameters.add("migrate_uri", uri));
		return parameters;
	}

	/** What describes the outcome has to be said again; what prepares a new migration must not. */
	static int resumeFlags(MigrationRequest request) {
		int begun = flags(request) & (PEER_TO_PEER | LIVE | TLS | UNDEFINE_SOURCE | PERSIST_DESTINATION);
		return begun | POST_COPY | POST_COPY_RESUME;
	}

	Optional<JobProgress> job(UUID uuid) throws HypervisorException {
		return statistics(uuid, "read the job of domain " + uuid, 0);
	}

	Optional<JobProgress> completedJob(UUID uuid) throws HypervisorException {
		String operation = "read the last job of domain " + uuid;
		if (!keep)
			return statistics(uuid, operation, STATISTICS_COMPLETED);
		try {
			return statistics(uuid, operation, STATISTICS_COMPLETED | STATISTICS_KEEP);
		} catch (HypervisorException e) {
			if (e.code() != ErrorCode.MALFORMED && e.code() != ErrorCode.INVALID_STATE)
				throw e;
			keep = false;
			return statistics(uuid, operation, STATISTICS_COMPLETED);
		}
	}

	private Optional<JobProgress> statistics(UUID uuid, String operation, int flags) throws HypervisorException {
		return session.domain(Feature.JOB_STATISTICS, uuid, operation, domain -> {
			IntByReference type = new IntByReference();
			PointerByReference array = new PointerByReference();
			IntByReference count = new IntByReference();
			session.check(api.virDomainGetJobStats(domain, type, array, count, flags), operation);
			Pointer parameters = array.getValue();
			try {
				return JobStatistics.progress(type.getValue(), TypedParameters.read(parameters, count.getValue()));
			} finally {
				if (parameters != null)
					api.virTypedParamsFree(parameters, count.getValue());
			}
		});
	}

	void abort(UUID uuid) throws HypervisorException {
		String operation = "abort the job of domain " + uuid;
		session.domain(uuid, operation, domain -> session.check(api.virDomainAbortJob(domain), operation));
	}

	void setMaxDowntime(UUID uuid, Duration downtime) throws HypervisorException {
		String operation = "limit the downtime of domain " + uuid;
		session.domain(Feature.LIVE_MIGRATION, uuid, operation,
				domain -> session.check(api.virDomainMigrateSetMaxDowntime(domain, downtime.toMillis(), 0), operation));
	}

	Duration maxDowntime(UUID uuid) throws HypervisorException {
		String operation = "read the downtime limit of domain " + uuid;
		return session.domain(Feature.LIVE_MIGRATION, uuid, operation, domain -> {
			LongByReference milliseconds = new LongByReference();
			session.check(api.virDomainMigrateGetMaxDowntime(domain, milliseconds, 0), operation);
			return Duration.ofMillis(milliseconds.getValue());
		});
	}

	void setMaxSpeed(UUID uuid, long mebibytesPerSecond) throws HypervisorException {
		String operation = "limit the migration speed of domain " + uuid;
		long speed = mebibytesPerSecond == 0 ? UNLIMITED : mebibytesPerSecond;
		session.domain(Feature.MIGRATION_SPEED, uuid, operation,
				domain -> session.check(api.virDomainMigrateSetMaxSpeed(domain, new NativeLong(speed, true), 0), operation));
	}
}
