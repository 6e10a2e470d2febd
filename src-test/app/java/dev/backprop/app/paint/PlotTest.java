package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Chart.Axis;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
    private static final PaintContext WIDE = new PaintContext(900, 200, Palette.LIGHT, 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 20, 400})
    void anAxisOfCountsHasTicksAtWholeNumbersOnly(int last) {
        Axis axis = Axis.between(-0.015 * last, 1.015 * last).ofCounts();
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        Plot plot = Plot.of(g, new Chart("", List.of(), axis, Axis.FIT, List.of(), null), WIDE);
        g.dispose();
        assertThat(plot.xTicks()).hasSizeGreaterThan(1);
        assertThat(plot.xTicks().stream().map(plot::xLabel)).allMatch(label -> label.matches("[0-9]+"));
    }
}
