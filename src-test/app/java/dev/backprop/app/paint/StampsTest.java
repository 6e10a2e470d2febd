package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jfree.svg.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WindowExtension.class)
class StampsTest {
    private static final PaintContext LIGHT = new PaintContext(60, 40, Palette.LIGHT, 1);

    private final Stamps stamps = new Stamps();
    private final AtomicInteger painted = new AtomicInteger();

    private BufferedImage at(double x, double y, double width, PaintContext context, Object what, double scale) {
        BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        Rectangle2D in = new Rectangle2D.Double(x, y, width, 8);
        stamps.paint(g, context, what, in, stamp -> {
            painted.incrementAndGet();
            stamp.setColor(Color.RED);
            stamp.fill(in);
        });
        g.dispose();
        return image;
    }

    @Test
    void whatIsTheSameIsPaintedOnceAndStandsWhereItIsAskedFor() {
        at(10, 10, 12, LIGHT, "7", 1);
        BufferedImage other = at(30, 20, 12, LIGHT, "7", 1);

        assertThat(painted).hasValue(1);
        assertThat(other.getRGB(30, 20)).isEqualTo(Color.RED.getRGB());
        assertThat(other.getRGB(41, 27)).isEqualTo(Color.RED.getRGB());
        assertThat(other.getRGB(29, 20)).isZero();
        assertThat(other.getRGB(42, 27)).isZero();
    }

    @Test
    void betweenTwoPixelsItGoesToTheNearer() {
        BufferedImage image = at(10.4, 9.6, 12, LIGHT, "7", 1);

        assertThat(image.getRGB(10, 10)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(9, 10)).isZero();
    }

    @Test
    void anotherThingSizeThemeOrScreenIsPaintedAnew() {
        at(10, 10, 12, LIGHT, "7", 1);
        at(10, 10, 12, LIGHT, "8", 1);
        at(10, 10, 13, LIGHT, "7", 1);
        at(10, 10, 12, new PaintContext(60, 40, Palette.DARK, 1), "7", 1);
        at(10, 10, 12, LIGHT, "7", 1.5);

        assertThat(painted).hasValue(5);
    }

    @Test
    void onAScreenOfSmallerPixelsItIsAsLargeAsItsPlace() {
        BufferedImage image = at(10, 10, 12, LIGHT, "7", 1.5);

        assertThat(image.getRGB(15, 15)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(32, 26)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(33, 26)).isZero();
    }

    @Test
    void aFileOfVectorsGetsVectors() {
        SVGGraphics2D g = new SVGGraphics2D(60, 40);
        Rectangle2D in = new Rectangle2D.Double(10, 10, 12, 8);

        stamps.paint(g, LIGHT, "7", in, stamp -> stamp.fill(in));

        assertThat(g.getSVGElement()).contains("<rect").doesNotContain("<image");
    }
}
