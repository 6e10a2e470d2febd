package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(60, 100, 700, 380);
    private static final Rectangle2D FORMULA = new Rectangle2D.Double(70, 110, 260, 60);

    private final DescentViewModel model = new DescentViewModel();
    private final Graphics2D g = new BufferedImage(800, 500, BufferedImage.TYPE_INT_ARGB).createGraphics();
    private final Pen pen = new Pen(g, new PaintContext(800, 500, Palette.LIGHT, 1));
    private final Font font = Iterates.numberFont(pen);

    @AfterEach
    void dispose() {
        g.dispose();
    }

    private DescentPicture picture() {
        return model.pictureProperty().get();
    }

    private CurvePlot plot() {
        return CurvePlot.of(
                picture().trajectory().config().expression(), picture().range(), AREA);
    }

    private Numbering of(@Nullable Numbering before, CurvePlot plot) {
        return Numbering.of(before, pen, font, plot, picture(), FORMULA);
    }

    @Test
    void standsStillWhileTheDescentIsPlayed() {
        CurvePlot plot = plot();
        Numbering before = of(null, plot);
        model.playback().seek(7);
        assertThat(of(before, plot)).isSameAs(before);
    }

    @Test
    void isFoundAnewForAnotherDescent() {
        CurvePlot plot = plot();
        Numbering before = of(null, plot);
        model.alphaProperty().set(0.8);
        assertThat(of(before, plot)).isNotSameAs(before);
    }

    @Test
    void isFoundAnewForAnotherFirstNumber() {
        CurvePlot plot = plot();
        Numbering before = of(null, plot);
        model.fromOneProperty().set(!model.fromOneProperty().get());
        assertThat(of(before, plot)).isNotSameAs(before);
    }

    @Test
    void isFoundAnewOnAnotherPlot() {
        Numbering before = of(null, plot());
        CurvePlot other = CurvePlot.of(
                picture().trajectory().config().expression(),
                picture().range(),
                new Rectangle2D.Double(60, 100, 600, 380));
        assertThat(of(before, other)).isNotSameAs(before);
    }

    @Test
    void isFoundAnewForALargerType() {
        CurvePlot plot = plot();
        Numbering before = of(null, plot);
        Pen large = new Pen(g, new PaintContext(800, 500, Palette.LIGHT, 1.5));
        Numbering after = Numbering.of(before, large, Iterates.numberFont(large), plot, picture(), FORMULA);
        assertThat(after.spots().get(0).bounds().getHeight())
                .isGreaterThan(before.spots().get(0).bounds().getHeight());
    }

    @Test
    void hasAPlaceForEachOfAFewAndForTheFirstOfMany() {
        assertThat(of(null, plot()).spots()).hasSize(11);
        model.stepsProperty().set(400);
        assertThat(of(null, plot()).spots()).hasSize(48);
    }

    @Test
    void noNumberStandsOnAnotherOrOnTheFormula() {
        List<Rectangle2D> boxes =
                of(null, plot()).spots().stream().map(Placer.Spot::bounds).toList();
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(boxes.get(i).intersects(FORMULA)).as("number " + i).isFalse();
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j)))
                        .as(i + " on " + j)
                        .isFalse();
            }
        }
    }

    @Test
    void aNumberThatFindsNoRoomTakesNone() {
        model.stepsProperty().set(400);
        Numbering numbering = of(null, plot());
        assertThat(numbering.stays(47)).isFalse();
        Placer.Spot last = numbering.spots().get(47);
        assertThat(numbering.room().cost(last.bounds())).isLessThanOrEqualTo(last.cost());
        assertThat(numbering.stays(0)).isTrue();
    }

    @Test
    void leavesTheRoomThatItKnowsAsItIs() {
        Numbering numbering = of(null, plot());
        Rectangle2D free = numbering.room().around(400, 200, 60, 20, 16, 0).bounds();
        numbering.room().copy().take(free);
        assertThat(numbering.room().around(400, 200, 60, 20, 16, 0).bounds()).isEqualTo(free);
    }
}
