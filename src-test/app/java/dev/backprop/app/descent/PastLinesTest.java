package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastLinesTest {
    private static final PaintContext CONTEXT = new PaintContext(880, 530, Palette.LIGHT, 1);

    private final DescentViewModel model = new DescentViewModel();
    private final CurvePlot plot;

    PastLinesTest() {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 0.99, 0.9), 900));
        DescentPicture picture = model.pictureProperty().get();
        Rectangle2D area = new Rectangle2D.Double(60, 20, 700, 400);
        plot = CurvePlot.of(picture.trajectory().config().expression(), picture.range(), area);
    }

    private PastLines at(int k) {
        model.playback().seek(k);
        return PastLines.of(model.pictureProperty().get(), plot);
    }

    private int[] painted(DescentPainter painter, int k) {
        model.playback().seek(k);
        BufferedImage image = new BufferedImage(880, 530, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.setColor(Palette.LIGHT.stage());
        g.fillRect(0, 0, 880, 530);
        painter.paint(g, model.pictureProperty().get(), CONTEXT);
        g.dispose();
        return image.getRGB(0, 0, 880, 530, null, 0, 880);
    }

    @Test
    void inAShortDescentEveryLineFades() {
        assertThat(at(48).to()).isZero();
        assertThat(at(48).from()).isZero();
    }

    @Test
    void staySoForManyPictures() {
        PastLines first = at(80);

        assertThat(first.to()).isEqualTo(32);
        assertThat(at(111)).isEqualTo(first);
        assertThat(at(112)).isNotEqualTo(first);
    }

    @Test
    void theOldestAreLeftOut() {
        PastLines late = at(850);

        assertThat(850 - late.from()).isBetween(PastLines.DRAWN, PastLines.DRAWN + 31);
        assertThat(late.to()).isGreaterThan(late.from());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 60, 130, 500})
    void aPictureIsTheSameWhateverWasPaintedBefore(int k) {
        DescentPainter played = new DescentPainter();
        for (int before = Math.max(0, k - 5); before < k; before++) {
            painted(played, before);
        }

        assertThat(Arrays.equals(painted(played, k), painted(new DescentPainter(), k)))
                .isTrue();
    }
}
