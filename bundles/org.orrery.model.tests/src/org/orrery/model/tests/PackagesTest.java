// SPDX-License-Identifier: EPL-2.0
package org.orrery.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.util.BasicDiagnostic;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EObjectValidator;
import org.eclipse.emf.ecore.util.EcoreValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.model.design.DesignPackage;
import org.orrery.model.inventory.InventoryPackage;

/** What every Ecore package of the model must satisfy, whatever is in it. */
class PackagesTest {
	static List<EPackage> packages() {
		return List.of(InventoryPackage.eINSTANCE, DesignPackage.eINSTANCE);
	}

	@ParameterizedTest
	@MethodSource("packages")
	void isRegisteredUnderItsVersionedNamespace(EPackage ePackage) {
		assertEquals("http://orrery.org/" + ePackage.getName() + "/1.0", ePackage.getNsURI());
		assertEquals(ePackage, EPackage.Registry.INSTANCE.getEPackage(ePackage.getNsURI()));
	}

	@ParameterizedTest
	@MethodSource("packages")
	void createsEveryConcreteClass(EPackage ePackage) {
		List<String> created = new ArrayList<>();
		for (EClassifier classifier : ePackage.getEClassifiers())
			if (classifier instanceof EClass eClass && !eClass.isAbstract() && !eClass.isInterface()
					&& !eClass.getInstanceClassName().equals("java.util.Map$Entry")) {
				EObject object = ePackage.getEFactoryInstance().create(eClass);
				assertNotNull(object, eClass.getName());
				created.add(eClass.getName());
			}
		assertEquals(false, created.isEmpty(), "No concrete class in " + ePackage.getName());
	}

	@ParameterizedTest
	@MethodSource("packages")
	void isValidEcore(EPackage ePackage) {
		EObjectValidator validator = new EcoreValidator();
		BasicDiagnostic diagnostic = new BasicDiagnostic();
		validator.validate(EcorePackage.Literals.EPACKAGE, ePackage, diagnostic, new java.util.HashMap<>());
		assertEquals(Diagnostic.OK, diagnostic.getSeverity(), diagnostic::toString);
	}
}
