# SPDX-License-Identifier: EPL-2.0
# Builds the product once, and again only when a source is newer than the last build.

readonly PRODUCT_FOLDER=releng/org.orrery.product/target/products/orrery/linux/gtk/$(uname -m)/orrery
readonly BUILD_STAMP=target/launcher/built TESTS_STAMP=target/launcher/built-tests

build_is_current() {
	[ -f "$BUILD_STAMP" ] && [ -d "$PRODUCT_FOLDER/plugins" ] || return 1
	[ -z "$(find pom.xml .mvn targetplatform bundles features releng/org.orrery.* -type f -newer "$BUILD_STAMP" \
		-not -path '*/target/*' -not -path '*/src-gen/*' -not -path '*/bin/*' -not -path '*.tests/*' -not -path '*/org.eclipse.ui.ide.application/*' -not -name '.polyglot*' -print -quit)" ]
}

# Runs Maven without the network when everything is at hand; with it only when something was not.
maven() {
	local attempt=target/launcher/offline.log
	require_java
	mkdir -p target/launcher
	if [ -d "${HOME}/.m2/repository/org/eclipse/tycho/tycho-maven-plugin" ]; then
		./mvnw -B -o "$@" 2>&1 | tee "$attempt"
		[ "${PIPESTATUS[0]}" -eq 0 ] && return 0
		grep -qiE 'offline mode|was not found in .* during a previous attempt' "$attempt" || return 1
		say "something is not in the local repository yet; building again with the network"
	fi
	./mvnw -B "$@"
}

build_product() {
	build_is_current || build_reactor "the product" -Dorrery.productOnly
}

# The product and the classes of all test bundles, whose tests do not run.
build_all() {
	[ -z "$(find bundles -path '*.tests/src/*' -newer "$TESTS_STAMP" -print -quit 2>&1)" ] && build_is_current && return 0
	build_reactor "the product and the tests"
	touch "$TESTS_STAMP"
}

# build_reactor WHAT [OPTION ...]: without running tests.
build_reactor() {
	local what=$1 started=$SECONDS log=target/launcher/build.log
	shift
	require_java
	mkdir -p "$(dirname "$BUILD_STAMP")"
	say "building $what (the first time takes some minutes; log: $log)"
	touch "$BUILD_STAMP.new"
	if ! maven verify -DskipTests "$@" >"$log" 2>&1; then
		{ grep -E '^\[ERROR\]' "$log" || true; } | sed -n 1,20p >&2
		give_up "The build failed; see $log."
	fi
	mv "$BUILD_STAMP.new" "$BUILD_STAMP"
	say "built in $((SECONDS - started)) s"
}
