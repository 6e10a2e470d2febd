package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Item;
import dev.backprop.app.playback.Playback;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.Phase;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers too large for single edges. */
class AggregatePainterTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    static Stream<Arguments> pictures() {
        List<Arguments> all = new ArrayList<>();
        for (Session session : List.of(
                Sessions.of(1, 784, 32, 10),
                Sessions.of(1, 784, 128, 64, 10),
                Sessions.of(2, 20, 3),
                Sessions.of(1, 5, 300, 40, 30, 25))) {
            all.add(Arguments.of(session, 834, 530, 1));
            all.add(Arguments.of(session, 1370, 900, 1));
            all.add(Arguments.of(session, 1280, 448, 1.5));
        }
        return all.stream();
    }

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    private Map<String, Item> drawn() {
        return Pictures.paint(scene(), 834, 530, 1).stream().collect(Collectors.toMap(Item::id, item -> item));
    }

    /** The player just after a unit of a node has been done. */
    private void seek(Phase phase, Node node, int element) {
        model.playback().seek(model.trace().indexOf(0, phase, node, element).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everythingIsOnTheStageAndNothingTwice(Session session, double width, double height, double typeScale) {
        model.open(session, "any");
        Rectangle2D stage = new Rectangle2D.Double(0, 0, width, height);
        Playback playback = model.playback();
        for (int part = 0; part <= 5; part++) {
            playback.seek((int) ((playback.getLength() - 1L) * part / 5));
            List<Item> items = Pictures.paint(scene(), width, height, typeScale);
            assertThat(items).extracting(Item::id).doesNotHaveDuplicates();
            for (Item item : items) {
                assertThat(stage.createUnion(item.shape().getBounds2D()))
                        .as(item.id())
                        .isEqualTo(stage);
            }
        }
    }

    @Test
    void everyInputAndUnitIsThereWithItsNumbers() {
        model.open(Sessions.of(1, 784, 32, 10), "any");
        seek(Phase.BACKWARD, model.trace().network().layers().get(0).z(), 31);
        Map<String, Item> drawn = drawn();

        for (ItemValue item : model.items()) {
            if (item.id().startsWith("x[")
                    || item.id().startsWith("h1[")
                    || item.id().startsWith("y")) {
                assertThat(drawn).containsKey(item.id());
                assertThat(drawn.get(item.id()).value()).isEqualTo(item.value());
                assertThat(drawn.get(item.id()).gradient()).isEqualTo(item.gradient());
            }
        }
    }

    @Test
    void thePictureOfWeightsIsThatOfTheUnitWhichTheStepIsAbout() {
        model.open(Sessions.of(1, 784, 32, 10), "any");
        seek(Phase.FORWARD, Paths.product(model.trace().network().layers().get(0)), 7);
        Map<String, Item> drawn = drawn();

        assertThat(drawn).containsKeys("layers.0.weight[7][0]", "layers.0.weight[7][783]");
        assertThat(drawn).doesNotContainKey("layers.0.weight[6][0]");
        double weight = model.session().parameters().layers().get(0).weight()[7][406];
        assertThat(drawn.get("layers.0.weight[7][406]").value()).isEqualTo(weight);
    }

    @Test
    void ofAnOutputsWeightsTheTwelveThatCountMostAreDrawn() {
        model.open(Sessions.of(1, 784, 32, 10), "any");
        Node product = Paths.product(model.trace().network().layers().get(1));
        seek(Phase.FORWARD, product, 3);

        double[] h = new double[32];
        for (int i = 0; i < 32; i++) {
            h[i] = scene().state()
                    .value(model.trace().network().layers().get(0).h(), i)
                    .orElseThrow();
        }
        double[] w = model.session().parameters().layers().get(1).weight()[3];
        List<String> strongest = IntStream.range(0, 32)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(w[i] * h[i])))
                .limit(12)
                .map(i -> "layers.1.weight[3][" + i + "]")
                .toList();
        List<String> lines = Pictures.paint(scene(), 834, 530, 1).stream()
                .filter(item -> item.shape() instanceof Line2D)
                .map(Item::id)
                .toList();
        assertThat(lines).containsExactlyInAnyOrderElementsOf(strongest);
    }

    @Test
    void theWayBackIsDrawnFromTheUnitThatItComesTo() {
        model.open(Sessions.of(1, 784, 32, 20, 10), "any");
        seek(Phase.BACKWARD, model.trace().network().layers().get(0).h(), 5);

        Paths paths = new Paths(scene());
        assertThat(paths.focus(1)).isEqualTo(5);
        assertThat(paths.paths()).hasSize(12).allMatch(path -> path.layer() == 2 && path.from() == 5);
    }

    @Test
    void ofAWeightsOwnStepThatWeightIsDrawn() {
        model.open(Sessions.of(1, 784, 32, 10), "any");
        Node weight = model.trace().network().layers().get(0).weight();
        seek(Phase.UPDATE, weight, 9 * 784 + 400);

        Paths paths = new Paths(scene());
        assertThat(paths.paths()).containsExactly(new Paths.Path(1, 400, 9));
        assertThat(paths.edgeLayer()).isEqualTo(1);
    }

    @Test
    void aSmallNetworkKeepsItsEdges() {
        assertThat(AggregateLayout.suits(model.trace().network())).isFalse();
    }

    @Test
    void goingBackRestoresTheSameNumbers() {
        model.open(Sessions.of(1, 784, 32, 10), "any");
        int middle = model.playback().getLength() / 2;
        model.playback().seek(middle);
        List<ItemValue> before = model.items();

        model.playback().toEnd();
        model.trace().extendTo(40);
        model.playback().seek(model.trace().length());
        model.playback().seek(middle);
        assertThat(model.items()).isEqualTo(before);
    }

    @Test
    void theGradientTableMeasuresSomeOfThemAndAgrees() {
        model.open(Sessions.of(1, 784, 32, 10), "any");
        model.playback().seek(model.trace().iterationLength());
        GradientTable table = model.tableProperty().get();

        assertThat(table.parameters()).isEqualTo(784 * 32 + 32 + 320 + 10);
        assertThat(table.rows().size()).isBetween(100, 5000);
        assertThat(table.known()).isEqualTo(table.rows().size());
        assertThat(table.failing()).isZero();
    }
}
