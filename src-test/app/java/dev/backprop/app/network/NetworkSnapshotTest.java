package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.check.PassReport;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.Stride;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkSnapshotTest {
    static Stream<Session> sessions() {
        return Stream.of(
                Preset.TOY_GRADIENTS.session(),
                Preset.SGD_STEP.session(),
                Sessions.of(1, 4, 3, 2),
                Sessions.of(3, 4, 5, 3, 2));
    }

    private static Map<String, ItemValue> items(Session session, int step, Stride stride) {
        Map<String, ItemValue> map = new HashMap<>();
        NetworkSnapshot.items(session, step, stride).forEach(item -> map.put(item.id(), item));
        return map;
    }

    private static PassReport report(Session session) {
        return PassReport.of(
                Traced.network(session).spec(),
                session.parameters(),
                Traced.inputs(session.samples()),
                Traced.targets(session.samples()),
                session.optimizer());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void listsExactlyTheNumbersOfTheGradientsCommand(Session session) {
        PassReport report = report(session);
        Map<String, ItemValue> items = items(session, 4, Stride.PHASE);

        assertThat(Objects.requireNonNull(items.get("loss")).value()).isEqualTo(report.loss());
        int layers = report.activations().size();
        for (int l = 0; l < layers; l++) {
            double[] row = report.activations().get(l);
            for (int i = 0; i < row.length; i++) {
                String id = (l == layers - 1 ? "y_hat" : "h" + (l + 1)) + "[" + i + "]";
                assertThat(Objects.requireNonNull(items.get(id)).value()).as(id).isEqualTo(row[i]);
            }
            compare(items, l, report.updated(), report.gradients());
        }
    }

    private static void compare(Map<String, ItemValue> items, int layer, Parameters updated, Parameters gradients) {
        double[][] weight = updated.layers().get(layer).weight();
        for (int i = 0; i < weight.length; i++) {
            for (int j = 0; j < weight[i].length; j++) {
                ItemValue item = items.get("layers." + layer + ".weight[" + i + "][" + j + "]");
                assertThat(item.value()).isEqualTo(weight[i][j]);
                assertThat(item.gradient())
                        .isEqualTo(gradients.layers().get(layer).weight()[i][j]);
            }
        }
        double[] bias = updated.layers().get(layer).bias();
        for (int i = 0; bias != null && i < bias.length; i++) {
            assertThat(items.get("layers." + layer + ".bias[" + i + "]").value())
                    .isEqualTo(bias[i]);
        }
    }

    @Test
    void leavesOutWhatIsNotKnownYet() {
        Map<String, ItemValue> items = items(Preset.TOY_GRADIENTS.session(), 0, Stride.UNIT);

        assertThat(items.get("h1[0]").value()).isNull();
        assertThat(items.get("layers.0.weight[0][0]").gradient()).isNull();
        assertThat(items.get("x[1]").value()).isEqualTo(2);
    }

    @Test
    void goesOnThroughAsManyIterationsAsItIsAsked() {
        NetworkSnapshot snapshot = NetworkSnapshot.of(Preset.TOY_GRADIENTS.session(), 30, Stride.UNIT);

        assertThat(snapshot.step()).isEqualTo(30);
        assertThat(snapshot.phase()).isEqualTo("forward");
    }

    @Test
    void namesThePhase() {
        List<String> phases = Stream.of(1, 2, 3, 4)
                .map(step -> NetworkSnapshot.of(Preset.TOY_GRADIENTS.session(), step, Stride.PHASE)
                        .phase())
                .toList();

        assertThat(phases).containsExactly("forward", "loss", "backward", "update");
    }
}
