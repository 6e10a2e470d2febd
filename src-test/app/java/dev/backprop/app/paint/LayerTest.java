package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jfree.svg.SVGGraphics2D;
import org.junit.jupiter.api.Test;

class LayerTest {
    private static final PaintContext CONTEXT = new PaintContext(60, 40, Palette.LIGHT, 1);

    private final Layer layer = new Layer();
    private int painted;

    private void ground(Graphics2D g) {
        painted++;
        g.setColor(new Color(20, 90, 160, 128));
        g.fillOval(5, 5, 31, 22);
    }

    private BufferedImage paint(PaintContext context, double scale, Object key) {
        int width = (int) Math.ceil(context.width() * scale);
        int height = (int) Math.ceil(context.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        Raster.ground(g, context);
        layer.paint(g, context, key, this::ground);
        g.dispose();
        return image;
    }

    private void paintUntilKept() {
        paint(CONTEXT, 1, "key");
        paint(CONTEXT, 1, "key");
        painted = 0;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void isPaintedTwiceAndThenCopied() {
        for (int i = 0; i < 10; i++) {
            paint(CONTEXT, 1, "key");
        }
        assertThat(painted).isEqualTo(2);
    }

    @Test
    void aCopyHasTheVeryPixels() {
        int[] first = pixels(paint(CONTEXT, 1.5, "key"));
        paint(CONTEXT, 1.5, "key");
        int[] copied = pixels(paint(CONTEXT, 1.5, "key"));
        assertThat(painted).isEqualTo(2);
        assertThat(copied).isEqualTo(first);
        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(1);
    }

    @Test
    void anotherKeyIsPaintedAnew() {
        paintUntilKept();
        paint(CONTEXT, 1, "other key");
        assertThat(painted).isEqualTo(1);
    }

    @Test
    void anotherPaletteIsPaintedAnew() {
        paintUntilKept();
        paint(new PaintContext(60, 40, Palette.DARK, 1), 1, "key");
        assertThat(painted).isEqualTo(1);
    }

    @Test
    void anotherSizeIsPaintedAnew() {
        paintUntilKept();
        paint(new PaintContext(61, 40, Palette.LIGHT, 1), 1, "key");
        assertThat(painted).isEqualTo(1);
    }

    @Test
    void anotherScaleOfTheScreenIsPaintedAnew() {
        paintUntilKept();
        paint(CONTEXT, 2, "key");
        assertThat(painted).isEqualTo(1);
    }

    @Test
    void theOneBeforeIsNotKeptBesideTheLatest() {
        paintUntilKept();
        paint(CONTEXT, 1, "other key");
        paint(CONTEXT, 1, "key");
        assertThat(painted).isEqualTo(2);
    }

    @Test
    void aFileOfVectorsGetsVectors() {
        paintUntilKept();
        SVGGraphics2D g = new SVGGraphics2D(60, 40);
        layer.paint(g, CONTEXT, "key", this::ground);
        assertThat(painted).isEqualTo(1);
        assertThat(g.getSVGElement()).contains("<ellipse").doesNotContain("<image");
    }

    @Test
    void aPictureThatIsShiftedIsNotCopied() {
        paintUntilKept();
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.translate(3, 0);
        layer.paint(g, CONTEXT, "key", this::ground);
        g.dispose();
        assertThat(painted).isEqualTo(1);
    }

    @Test
    void whatIsPaintedOverItIsBlendedAsBefore() {
        paintUntilKept();
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        var composite = g.getComposite();
        layer.paint(g, CONTEXT, "key", this::ground);
        assertThat(painted).isZero();
        assertThat(g.getComposite()).isEqualTo(composite);
        g.dispose();
    }
}
