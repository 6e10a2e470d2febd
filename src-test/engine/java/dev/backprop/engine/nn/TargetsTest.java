package dev.backprop.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class TargetsTest {
    @Property
    void fittedTargetsAreSuchAsTheLossTakes(
            @ForAll @Size(min = 1, max = 6) double @DoubleRange(min = -1e6, max = 1e6) [] y, @ForAll Loss loss) {
        double[] fitted = Targets.fitted(y, loss);

        assertThat(Targets.objection(fitted, loss)).as(Arrays.toString(fitted)).isEmpty();
        assertThat(fitted).hasSameSizeAs(y);
    }

    @Property
    void targetsThatTheLossTakesStayAsTheyAre(
            @ForAll @Size(min = 1, max = 6) double @DoubleRange(min = 0, max = 1) [] y, @ForAll Loss loss) {
        if (Targets.objection(y, loss).isEmpty()) {
            assertThat(Targets.fitted(y, loss)).isEqualTo(y);
        }
    }
}
