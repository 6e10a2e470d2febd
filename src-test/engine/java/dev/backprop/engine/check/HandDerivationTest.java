package dev.backprop.engine.check;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandDerivationTest {
    private static final MlpSpec ONE_UNIT =
            new MlpSpec(1, List.of(new LayerSpec(1, Activation.SIGMOID, true)), Loss.HALF_SQUARED_ERROR);

    @Test
    void dependsOnNothingOfTheGraph() {
        DescribedPredicate<JavaClass> engine = resideInAnyPackage("..graph..", "..tensor..")
                .or(JavaClass.Predicates.assignableTo(Mlp.class))
                .or(JavaClass.Predicates.assignableTo(ParameterTensors.class));
        noClasses()
                .that()
                .haveNameMatching(".*\\.(HandDerivation|HandDerivation\\$.*|Samples)")
                .should()
                .dependOnClassesThat(engine)
                .because("a derivation that used the graph would be no check of it")
                .check(new ClassFileImporter().importPackagesOf(HandDerivation.class));
    }

    @Test
    void followsTheDeltaRuleOnOneUnit() {
        Parameters parameters =
                new Parameters(List.of(new Parameters.Layer(new double[][] {{0.5}}, new double[] {-1})));
        HandDerivation hand = HandDerivation.of(ONE_UNIT, parameters, new double[][] {{2}}, new double[][] {{1}});
        // z = 0.5·2 − 1 = 0, h = 0.5, delta = (0.5 − 1)·0.25
        assertThat(hand.activations().get(0)[0]).containsExactly(0.5);
        assertThat(hand.loss()).isEqualTo(0.125);
        assertThat(hand.deltas().get(0)[0]).containsExactly(-0.125);
        assertThat(hand.gradients().layers().get(0).weight()[0]).containsExactly(-0.25);
        assertThat(hand.gradients().layers().get(0).bias()).containsExactly(-0.125);
    }

    @Test
    void takesTheMeanOverTheSamples() {
        Parameters parameters = Parameters.draw(ONE_UNIT, 3);
        double[][] x = {{2}, {-1}};
        double[][] y = {{1}, {0}};
        double both = gradient(parameters, x, y);
        double first = gradient(parameters, new double[][] {x[0]}, new double[][] {y[0]});
        double second = gradient(parameters, new double[][] {x[1]}, new double[][] {y[1]});
        assertThat(both).isCloseTo((first + second) / 2, within(1e-16));
    }

    @Test
    void refusesSamplesOfAnotherWidth() {
        Parameters parameters = Parameters.draw(ONE_UNIT, 3);
        assertThatThrownBy(() -> HandDerivation.of(ONE_UNIT, parameters, new double[][] {{2, 3}}, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples[0].x: found 2 numbers, expected 1");
    }

    private static double gradient(Parameters parameters, double[][] x, double[][] y) {
        return HandDerivation.of(ONE_UNIT, parameters, x, y)
                .gradients()
                .layers()
                .get(0)
                .weight()[0][0];
    }
}
