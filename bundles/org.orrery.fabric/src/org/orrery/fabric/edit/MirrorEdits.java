// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;

/** Mirrors and flow exports of a switch. */
public final class MirrorEdits {
	private MirrorEdits() {
	}

	/** A new one under a name that is free. @param profiles that are watched; empty: all */
	public static DesignEdit add(UUID id, List<String> profiles) {
		return DesignEdit.of(id, drawn -> {
			List<Mirror> all = new ArrayList<>(drawn.mirrors());
			all.add(new Mirror(FreeName.of("mirror", 0, drawn.mirrors().stream().map(Mirror::name).toList()), profiles, Mirror.Direction.BOTH, "")); //$NON-NLS-1$ //$NON-NLS-2$
			return drawn.withMirrors(all);
		});
	}

	public static DesignEdit change(UUID id, String mirror, Mirror after) {
		return DesignEdit.of(id, drawn -> {
			Mirror before = require(drawn, mirror);
			if (!after.name().equals(mirror) && drawn.mirrors().stream().anyMatch(one -> one.name().equals(after.name())))
				throw DesignEdit.refuse(Messages.Mirror_nameTaken, Messages.Edit_nameRemedy, after.name());
			return drawn.withMirrors(drawn.mirrors().stream().map(one -> one == before ? after : one).toList());
		});
	}

	private static Mirror require(DistributedSwitch drawn, String mirror) throws EditRefusedException {
		return drawn.mirrors().stream().filter(one -> one.name().equals(mirror)).findFirst()
				.orElseThrow(() -> DesignEdit.refuse(Messages.Mirror_gone, Messages.Edit_goneRemedy, mirror));
	}

	public static DesignEdit remove(UUID id, String mirror) {
		return DesignEdit.of(id, drawn -> {
			Mirror gone = require(drawn, mirror);
			return drawn.withMirrors(drawn.mirrors().stream().filter(one -> one != gone).toList());
		});
	}

	/** The export of that kind as it is here; a switch has one of each. */
	public static DesignEdit export(UUID id, FlowExport after) {
		return DesignEdit.of(id, drawn -> {
			List<FlowExport> all = new ArrayList<>(drawn.exports());
			all.removeIf(one -> one.kind() == after.kind());
			all.add(after);
			return drawn.withExports(all);
		});
	}

	public static DesignEdit withoutExport(UUID id, FlowExport.Kind kind) {
		return DesignEdit.of(id, drawn -> drawn.withExports(drawn.exports().stream().filter(one -> one.kind() != kind).toList()));
	}
}
