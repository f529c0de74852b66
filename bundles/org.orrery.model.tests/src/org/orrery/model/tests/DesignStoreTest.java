// SPDX-License-Identifier: EPL-2.0
package org.orrery.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.DesignException;
import org.orrery.model.DesignStore;
import org.orrery.model.ObjectRef;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;
import org.orrery.model.design.DiagramEdge;
import org.orrery.model.design.DiagramNode;
import org.orrery.model.design.EdgeKind;

class DesignStoreTest {
	@TempDir
	Path folder;
	private DesignStore store;

	@BeforeEach
	void open() {
		store = new DesignStore(folder);
	}

	@Test
	void whatIsSavedIsLoaded() throws Exception {
		store.write("topology", DesignStore.serialise(document()));

		DiagramDocument loaded = store.load("topology").orElseThrow();

		assertEquals("Fleet \"east\" ☀", loaded.getName());
		assertEquals(ObjectRef.host("c1"), loaded.getNodes().get(0).getRef());
		assertEquals(40, loaded.getNodes().get(1).getX());
		assertSame(loaded.getNodes().get(1), loaded.getEdges().get(0).getTarget());
		assertEquals(EdgeKind.STORAGE, loaded.getEdges().get(0).getKind());
	}

	@Test
	void aMissingDocumentIsNoError() throws Exception {
		assertTrue(store.load("nothing").isEmpty());
	}

	@Test
	void aMalformedDocumentIsNamedAndKeptAside() throws Exception {
		byte[] broken = new String(DesignStore.serialise(document()), StandardCharsets.UTF_8).replace("<nodes", "<nodes x=").getBytes(
				StandardCharsets.UTF_8);
		store.write("topology", broken);

		DesignException refusal = assertThrows(DesignException.class, () -> store.load("topology"));

		assertTrue(refusal.getMessage().contains(store.file("topology").toString()), refusal.getMessage());
		assertTrue(refusal.getMessage().matches("(?s).*line \\d+, column \\d+.*"), refusal.getMessage());
		assertArrayEquals(broken, Files.readAllBytes(keptAside().get(0)));
		assertFalse(Files.exists(store.file("topology")));
	}

	@Test
	void aTruncatedDocumentIsMalformedAtEveryLength() throws Exception {
		byte[] whole = DesignStore.serialise(document());
		for (int length = 0; length < whole.length - 2; length += 7) {
			store.write("cut", java.util.Arrays.copyOf(whole, length));
			assertThrows(DesignException.class, () -> store.load("cut"), "length " + length);
		}
	}

	@Test
	void aDocumentTypeIsRefusedSoThatNothingIsReadFromOutside() throws Exception {
		Path secret = Files.writeString(folder.resolve("secret.txt"), "do not read me");
		String evil = new String(DesignStore.serialise(document()), StandardCharsets.UTF_8)
				.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>").replaceFirst("Fleet", "&s;");
		store.write("evil", evil.getBytes(StandardCharsets.UTF_8));

		DesignException refusal = assertThrows(DesignException.class, () -> store.load("evil"));

		assertFalse(refusal.getMessage().contains("do not read me"));
	}

	@Test
	void aDocumentOfANewerVersionStaysUntouched() throws Exception {
		String newer = new String(DesignStore.serialise(document()), StandardCharsets.UTF_8).replaceFirst("<design:DiagramDocument ",
				"<design:DiagramDocument formatVersion=\"7\" ");
		store.write("newer", newer.getBytes(StandardCharsets.UTF_8));

		DesignException refusal = assertThrows(DesignException.class, () -> store.load("newer"));

		assertTrue(refusal.getMessage().contains("format 7"), refusal.getMessage());
		assertTrue(Files.exists(store.file("newer")));
	}

	@Test
	void aNameCannotLeaveTheFolder() {
		assertThrows(IllegalArgumentException.class, () -> store.file("../connections"));
		assertThrows(IllegalArgumentException.class, () -> store.file(".hidden"));
	}

	private List<Path> keptAside() throws IOException {
		try (var files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().contains(".broken-")).toList();
		}
	}

	private static DiagramDocument document() {
		DesignFactory factory = DesignFactory.eINSTANCE;
		DiagramDocument document = factory.createDiagramDocument();
		document.setName("Fleet \"east\" ☀");
		DiagramNode host = factory.createDiagramNode();
		host.setRef(ObjectRef.host("c1"));
		DiagramNode store = factory.createDiagramNode();
		store.setRef(ObjectRef.valueOf("datastore/c1/pool"));
		store.setX(40);
		DiagramEdge edge = factory.createDiagramEdge();
		edge.setKind(EdgeKind.STORAGE);
		document.getNodes().add(host);
		document.getNodes().add(store);
		document.getEdges().add(edge);
		edge.setSource(host);
		edge.setTarget(store);
		return document;
	}
}
