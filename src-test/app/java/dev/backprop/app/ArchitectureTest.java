package dev.backprop.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The house: who may know whom, and why. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backprop");

    private static final List<ArchRule> RULES = List.of(
            noClasses()
                    .that()
                    .resideInAPackage("dev.backprop.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "dev.backprop.app..")
                    .because("the engine knows no UI: it must run on a server, in a test and under any window"),
            noClasses()
                    .that()
                    .resideInAPackage("dev.backprop.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                    .because("the app sees immutable snapshots, never an array of the engine"),
            noClasses()
                    .that()
                    .resideInAPackage("dev.backprop.engine..")
                    .and()
                    .resideOutsideOfPackages("dev.backprop.engine.tensor..", "dev.backprop.engine.backend..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                    .because("an operation is written once, against the primitives of a tensor"),
            noClasses()
                    .that()
                    .resideInAPackage("dev.backprop.engine.tensor..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.backprop.engine.graph..",
                            "dev.backprop.engine.nn..",
                            "dev.backprop.engine.optim..",
                            "dev.backprop.engine.trace..",
                            "dev.backprop.engine.train..",
                            "dev.backprop.engine.descent..")
                    .because("tensors are the ground floor"),
            noClasses()
                    .that()
                    .resideInAPackage("dev.backprop.engine.graph..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.backprop.engine.nn..",
                            "dev.backprop.engine.optim..",
                            "dev.backprop.engine.trace..",
                            "dev.backprop.engine.train..",
                            "dev.backprop.engine.check..",
                            "dev.backprop.engine.data..",
                            "dev.backprop.engine.session..",
                            "dev.backprop.engine.descent..")
                    .because("one graph is drawn, stepped and trained: it must know none of the three"),
            noClasses()
                    .that()
                    .haveSimpleName("HandDerivation")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.backprop.engine.graph..", "dev.backprop.engine.tensor..")
                    .because("a check that used the graph would agree with its mistakes"),
            workspaceIsAlone("network", "training", "descent"),
            workspaceIsAlone("training", "network", "descent"),
            workspaceIsAlone("descent", "network", "training"),
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.backprop.app.paint..", "dev.backprop.app.playback..", "dev.backprop.app.shell..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.backprop.app.network..", "dev.backprop.app.training..", "dev.backprop.app.descent..")
                    .because("what the workspaces share cannot know them"),
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                    .because("view models are tested without a toolkit"),
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Painter")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackages("javafx.scene..", "javafx.stage..")
                    .because(
                            "a painter draws on Java2D, in the background, and its picture is exported as it was seen"));

    private static ArchRule workspaceIsAlone(String workspace, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = "dev.backprop.app." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.backprop.app." + workspace + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("a workspace can be changed, or left out, without another noticing");
    }

    @TestFactory
    List<DynamicTest> keepsTheHouse() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ALL)))
                .toList();
    }
}
