// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.query.Subject.Datastore;
import org.orrery.engine.query.Subject.Host;
import org.orrery.engine.query.Subject.Network;
import org.orrery.engine.query.Subject.Vm;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.Agent;
import org.orrery.hypervisor.DomainState;
import org.orrery.model.ObjectKind;

/** The words that keys with few values know, and what they mean. */
final class Words {
	private Words() {
	}

	static Map<String, Predicate<Subject>> kinds() {
		Map<String, Predicate<Subject>> words = new LinkedHashMap<>();
		words.put("vm", subject -> subject.kind() == ObjectKind.VM); //$NON-NLS-1$
		words.put("host", subject -> subject.kind() == ObjectKind.HOST); //$NON-NLS-1$
		words.put("datastore", subject -> subject.kind() == ObjectKind.DATASTORE); //$NON-NLS-1$
		words.put("network", subject -> subject.kind() == ObjectKind.NETWORK); //$NON-NLS-1$
		return words;
	}

	static Map<String, Predicate<Subject>> states() {
		Map<String, Predicate<Subject>> words = new LinkedHashMap<>();
		words.put("running", vm(DomainState.RUNNING)); //$NON-NLS-1$
		words.put("off", vm(DomainState.SHUT_OFF)); //$NON-NLS-1$
		words.put("paused", vm(DomainState.PAUSED)); //$NON-NLS-1$
		words.put("stopping", vm(DomainState.SHUTTING_DOWN)); //$NON-NLS-1$
		words.put("crashed", vm(DomainState.CRASHED)); //$NON-NLS-1$
		words.put("suspended", vm(DomainState.SUSPENDED)); //$NON-NLS-1$
		words.put("active", Words::isActive); //$NON-NLS-1$
		words.put("inactive", subject -> !(subject instanceof Host) && !isActive(subject)); //$NON-NLS-1$
		words.put("connecting", host(ConnectionState.CONNECTING)); //$NON-NLS-1$
		words.put("degraded", host(ConnectionState.DEGRADED)); //$NON-NLS-1$
		words.put("retrying", host(ConnectionState.RETRYING)); //$NON-NLS-1$
		words.put("closed", host(ConnectionState.CLOSED)); //$NON-NLS-1$
		words.put("maintenance", subject -> subject instanceof Host host && host.around().inMaintenance().test(host.host().connection())); //$NON-NLS-1$
		words.put("unknown", vm(DomainState.UNKNOWN)); //$NON-NLS-1$
		return words;
	}

	private static Predicate<Subject> vm(DomainState state) {
		return subject -> subject instanceof Vm vm && vm.vm().state() == state;
	}

	private static Predicate<Subject> host(ConnectionState state) {
		return subject -> subject instanceof Host host && host.host().status().state() == state;
	}

	private static boolean isActive(Subject subject) {
		return switch (subject) {
		case Vm vm -> vm.vm().state().isActive();
		case Host host -> host.host().status().state() == ConnectionState.ACTIVE;
		case Datastore datastore -> datastore.pool().active();
		case Network network -> network.network().active();
		};
	}

	static Map<String, Predicate<Subject>> autostart() {
		return yesOrNo(subject -> switch (subject) {
		case Vm vm -> vm.vm().autostart();
		case Host host -> null;
		case Datastore datastore -> datastore.pool().autostart();
		case Network network -> network.network().autostart();
		});
	}

	static Map<String, Predicate<Subject>> persistent() {
		return yesOrNo(subject -> switch (subject) {
		case Vm vm -> vm.vm().persistent();
		case Host host -> null;
		case Datastore datastore -> datastore.pool().persistent();
		case Network network -> network.network().persistent();
		});
	}

	private static Map<String, Predicate<Subject>> yesOrNo(java.util.function.Function<Subject, Boolean> answer) {
		Map<String, Predicate<Subject>> words = new LinkedHashMap<>();
		words.put("yes", subject -> Boolean.TRUE.equals(answer.apply(subject))); //$NON-NLS-1$
		words.put("no", subject -> Boolean.FALSE.equals(answer.apply(subject))); //$NON-NLS-1$
		return words;
	}

	static Map<String, Predicate<Subject>> agents() {
		Map<String, Predicate<Subject>> words = new LinkedHashMap<>();
		words.put("connected", agent(Agent.CONNECTED)); //$NON-NLS-1$
		words.put("disconnected", agent(Agent.DISCONNECTED)); //$NON-NLS-1$
		words.put("none", agent(DomainRecord.Agent.NOT_CONFIGURED)); //$NON-NLS-1$
		return words;
	}

	private static Predicate<Subject> agent(Agent state) {
		return subject -> subject instanceof Vm vm && vm.vm().agent() == state;
	}
}
