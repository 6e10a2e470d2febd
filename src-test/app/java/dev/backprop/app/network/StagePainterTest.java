package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Item;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StagePainterTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    static Stream<Arguments> pictures() {
        List<Session> sessions = List.of(
                Preset.TOY_GRADIENTS.session(),
                Sessions.of(2, 1, 1),
                Sessions.of(1, 2, 3, 2),
                Sessions.of(1, 8, 16, 16, 4),
                Sessions.of(1, 40, 30, 3));
        List<Arguments> all = new ArrayList<>();
        for (Session session : sessions) {
            all.add(Arguments.of(session, 877, 538, 1));
            all.add(Arguments.of(session, 1370, 900, 1));
            all.add(Arguments.of(session, 1280, 448, 1.5));
        }
        return all.stream();
    }

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void keepsEverythingOnTheStage(Session session, double width, double height, double typeScale) {
        model.open(session, "any");
        Rectangle2D stage = new Rectangle2D.Double(0, 0, width, height);
        for (int part = 0; part <= 4; part++) {
            model.playback().seek((model.playback().getLength() - 1) * part / 4);
            for (Item item : Pictures.paint(scene(), width, height, typeScale)) {
                Rectangle2D bounds = item.shape().getBounds2D();
                assertThat(stage.createUnion(bounds)).as(item.id()).isEqualTo(stage);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsNoItemTwice(Session session, double width, double height, double typeScale) {
        model.open(session, "any");
        model.playback().toEnd();

        assertThat(Pictures.paint(scene(), width, height, typeScale))
                .extracting(Item::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void drawsEveryElementOfASmallNetworkWithItsNumbers() {
        model.playback().toEnd();
        Map<String, Item> drawn =
                Pictures.paint(scene(), 877, 538, 1).stream().collect(Collectors.toMap(Item::id, item -> item));
        for (ItemValue item : model.items()) {
            if (item.id().startsWith("y[")) {
                continue;
            }
            assertThat(drawn).containsKey(item.id());
            assertThat(drawn.get(item.id()).value()).as(item.id()).isEqualTo(item.value());
            assertThat(drawn.get(item.id()).gradient()).as(item.id()).isEqualTo(item.gradient());
        }
    }

    @ParameterizedTest
    @CsvSource({"841, 310, 1", "1300, 520, 1.35", "1250, 240, 1.2"})
    void placesANumberOnEveryEdgeOfTheLecturesNetworkAndNoneOverAnother(double width, double height, float scale) {
        Rectangle2D area = new Rectangle2D.Double(18, 10, width, height);
        NetworkLayout layout = new NetworkLayout(scene(), area, scale);
        List<Rectangle2D> units =
                layout.units().stream().map(unit -> unit.shape().getBounds2D()).toList();
        var placed = new Labels(
                        layout.edges(), units, area, EdgeNumbers.LABEL_WIDTH * scale, EdgeNumbers.LABEL_HEIGHT * scale)
                .placed();

        assertThat(placed).hasSize(8);
        List<Rectangle2D> boxes = new ArrayList<>(placed.values());
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(area.contains(boxes.get(i))).isTrue();
            assertThat(units).noneMatch(boxes.get(i)::intersects);
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
            }
        }
    }

    @Test
    void keepsUnitsApart() {
        model.open(Sessions.of(1, 8, 16, 16, 4), "large");
        NetworkLayout layout = new NetworkLayout(scene(), new Rectangle2D.Double(18, 10, 841, 310), 1);
        List<Rectangle2D> boxes =
                layout.units().stream().map(unit -> unit.shape().getBounds2D()).toList();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
            }
        }
    }

    @Test
    void saysWhatItLeavesOut() {
        model.open(Sessions.of(1, 40, 30, 3), "wide");
        NetworkLayout layout = new NetworkLayout(scene(), new Rectangle2D.Double(0, 0, 900, 400), 1);

        assertThat(layout.columns().get(0)).hasSize(15);
        assertThat(layout.caption()).contains("15 units are shown");
        assertThat(new NetworkLayout(
                                Objects.requireNonNull(new NetworkViewModel(Runnable::run, Runnable::run, () -> 1)
                                        .sceneProperty()
                                        .get()),
                                new Rectangle2D.Double(0, 0, 900, 400),
                                1)
                        .caption())
                .isEmpty();
    }

    @Test
    void drawsTheUnitThatTheStepIsAboutEvenInAWideLayer() {
        model.open(Sessions.of(1, 2, 30, 1), "wide");
        for (int unit = 0; unit < 15; unit++) {
            model.playback().next();
        }
        NetworkLayout layout = new NetworkLayout(scene(), new Rectangle2D.Double(0, 0, 900, 400), 1);

        assertThat(layout.columns().get(1))
                .extracting(NetworkLayout.Unit::element)
                .contains(14);
    }
}
