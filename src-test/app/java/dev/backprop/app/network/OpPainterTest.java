package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.session.Session;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpPainterTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    static Stream<Arguments> pictures() {
        List<Session> sessions = List.of(
                Preset.TOY_GRADIENTS.session(),
                Sessions.of(1, 2, 2, 2),
                Sessions.of(2, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                Sessions.of(3, 4, 5, 3),
                Sessions.of(1, 8, 16, 16, 4),
                Sessions.of(1, 16, 16, 16, 16, 16, 16, 16, 16, 16),
                Sessions.of(1, 100, 300, 3));
        List<Arguments> all = new ArrayList<>();
        for (Session session : sessions) {
            all.add(Arguments.of(session, 877, 538, 1));
            all.add(Arguments.of(session, 1370, 900, 1));
            all.add(Arguments.of(session, 1280, 448, 1.5));
        }
        return all.stream();
    }

    private List<Item> paint(double width, double height, double typeScale) {
        return Pictures.paint(scene(), width, height, typeScale);
    }

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    private void open(Session session) {
        model.open(session, "any");
        model.options().viewProperty().set(StageView.OPERATIONS);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void keepsEverythingOnTheStageAndDrawsNothingTwice(Session session, double width, double height, double typeScale) {
        open(session);
        Rectangle2D stage = new Rectangle2D.Double(0, 0, width, height);
        for (int part = 0; part <= 4; part++) {
            model.playback().seek((model.playback().getLength() - 1) * part / 4);
            List<Item> items = paint(width, height, typeScale);
            for (Item item : items) {
                assertThat(stage.createUnion(item.shape().getBounds2D()))
                        .as(item.id())
                        .isEqualTo(stage);
            }
            assertThat(items).extracting(Item::id).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void showsTheOperationOfEveryStep(Session session, double width, double height, double typeScale) {
        open(session);
        Rectangle2D area = new Rectangle2D.Double(18, 10, width - 36, height * 0.55);
        OpChain chain = new OpChain(scene().mlp(), 0);
        for (Node node : scene().mlp().graph().nodes()) {
            if (node.op() != null) {
                OpLayout layout = new OpLayout(chain, area, typeScale, node);

                assertThat(layout.box(node)).as(node.name()).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void keepsNumbersAndBoxesApart(Session session, double width, double height, double typeScale) {
        open(session);
        OpLayout layout = new OpLayout(
                new OpChain(scene().mlp(), 0),
                new Rectangle2D.Double(18, 10, width - 36, height * 0.55),
                typeScale,
                null);
        List<Rectangle2D> rooms = new ArrayList<>();
        layout.boxes().forEach(box -> rooms.add(box.shape()));
        for (OpLayout.Plate plate : layout.plates()) {
            rooms.add(plate.values());
            Rectangle2D gradients = plate.gradients();
            if (gradients != null) {
                rooms.add(gradients);
            }
        }
        for (int i = 0; i < rooms.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(rooms.get(i).intersects(rooms.get(j))).isFalse();
            }
        }
    }

    @Test
    void drawsEveryElementOfASmallNetworkUnderItsIdWithItsNumbers() {
        open(Sessions.of(2, 3, 2, 2));
        model.playback().toEnd();
        Map<String, Item> drawn = paint(1370, 900, 1).stream().collect(Collectors.toMap(Item::id, item -> item));
        for (ItemValue item : model.items()) {
            assertThat(drawn).containsKey(item.id());
            assertThat(drawn.get(item.id()).value()).as(item.id()).isEqualTo(item.value());
            assertThat(drawn.get(item.id()).gradient()).as(item.id()).isEqualTo(item.gradient());
        }
    }

    @Test
    void drawsOneBoxForEveryOperationOfTheGraph() {
        open(Sessions.of(1, 2, 2, 2));

        assertThat(paint(877, 538, 1))
                .filteredOn(item -> item.id().startsWith("operation."))
                .extracting(Item::id)
                .containsExactly(
                        "operation.layers.0.matmul",
                        "operation.z1",
                        "operation.h1",
                        "operation.layers.1.matmul",
                        "operation.z2",
                        "operation.loss");
    }

    @Test
    void keepsOneLayerOfAWideNetworkInThreeFigures() {
        open(Sessions.of(1, 100, 300, 3));

        assertThat(paint(1370, 900, 1)).extracting(Item::id).contains("tensor.layers.0.weight");
    }

    @Test
    void leavesRowsOutOnlyWhereTheyCouldNotBeRead() {
        Rectangle2D area = new Rectangle2D.Double(18, 10, 841, 270);
        open(Preset.TOY_GRADIENTS.session());
        assertThat(new OpLayout(new OpChain(scene().mlp(), 0), area, 1, null).paged())
                .isFalse();

        open(Sessions.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        OpLayout deep = new OpLayout(new OpChain(scene().mlp(), 0), area, 1, null);
        assertThat(deep.paged()).isTrue();
        assertThat(deep.scale()).isGreaterThanOrEqualTo(0.8);
    }
}
