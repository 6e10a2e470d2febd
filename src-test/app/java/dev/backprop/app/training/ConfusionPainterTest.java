package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.train.Metrics;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The confusion matrix, on counts known in advance. */
class ConfusionPainterTest {
    private static final Metrics METRICS = new Metrics(0.5, 0.8, new int[][] {{90, 10, 0}, {1, 49, 0}, {0, 25, 75}});
    private static final ConfusionState STATE = new ConfusionState(METRICS, 12, false, false);

    private static List<Item> items(ConfusionState state, PaintContext context) {
        List<Item> items = new ArrayList<>();
        Export.image(
                (g, s, c) -> {
                    items.addAll(new ConfusionPainter().paint(g, s, c));
                    return List.of();
                },
                state,
                context,
                1);
        return items;
    }

    private static Item item(List<Item> items, String id) {
        return items.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aCellSaysHowManyOfWhichClassWereToldToBeWhat() {
        List<Item> items = items(STATE, new PaintContext(300, 300, Palette.LIGHT, 1));
        assertThat(item(items, "confusion[0,1]").name())
                .isEqualTo("10 of the 100 test digits that are a 0 are told to be a 1");
        assertThat(item(items, "confusion[1,0]").name())
                .isEqualTo("1 of the 50 test digits that are a 1 is told to be a 0");
        assertThat(item(items, "confusion[2,2]").name())
                .isEqualTo("75 of the 100 test digits that are a 2 are told right");
    }

    @Test
    void theEdgeHasEachClassesAccuracy() {
        List<Item> items = items(STATE, new PaintContext(300, 300, Palette.LIGHT, 1));
        assertThat(item(items, "accuracy[0]").value()).isEqualTo(90);
        assertThat(item(items, "accuracy[1]").value()).isEqualTo(98);
        assertThat(item(items, "accuracy[2]").value()).isEqualTo(75);
    }

    @ParameterizedTest
    @CsvSource({"300,290,1", "780,190,1", "460,330,1.5"})
    void everyCellLiesInThePictureAndNoneOverAnother(double width, double height, double typeScale) {
        int[][] counts = new int[10][10];
        for (int i = 0; i < 10; i++) {
            counts[i][i] = 1000;
        }
        List<Item> cells = items(
                        new ConfusionState(new Metrics(0, 1, counts), 1, false, true),
                        new PaintContext(width, height, Palette.LIGHT, typeScale))
                .stream()
                .filter(i -> i.id().startsWith("confusion["))
                .toList();
        assertThat(cells).hasSize(100);
        Rectangle2D all = new Rectangle2D.Double(0, 0, width, height);
        assertThat(cells).allMatch(cell -> all.contains(cell.shape().getBounds2D()));
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                assertThat(cells.get(i).shape().intersects(cells.get(j).shape().getBounds2D()))
                        .isFalse();
            }
        }
    }

    @Test
    void nothingIsClaimedBeforeTheFirstMeasurement() {
        assertThat(items(ConfusionState.NOTHING, new PaintContext(300, 300, Palette.LIGHT, 1)))
                .isEmpty();
    }

    @Test
    void aStateFurtherOnThanItsMeasurementSaysSo() throws InterruptedException {
        Shown shown = SmallRuns.shown(SmallRuns.run(SmallRuns.network(false, 3), 0.5, 6), 1);
        ConfusionState state = ConfusionState.of(shown);
        int measured = shown.snapshot()
                .tests()
                .get(shown.snapshot().tests().size() - 1)
                .epoch();
        assertThat(state.epoch()).isEqualTo(measured);
        assertThat(state.older()).isEqualTo(measured < shown.epoch());
        assertThat(state.count(0, 0)).isEqualTo(state.metrics().confusion()[0][0]);
    }

    @Test
    void aMeasurementWithinAnEpochIsNotSaidToBeAfterIt() {
        assertThat(new ConfusionState(METRICS, 6, true, true).when()).isEqualTo("within epoch 7");
        assertThat(new ConfusionState(METRICS, 6, false, true).when()).isEqualTo("after epoch 6");
        assertThat(new ConfusionState(METRICS, 6, true, false).when()).isEmpty();
    }
}
