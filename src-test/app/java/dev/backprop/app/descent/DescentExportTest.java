package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.Surface;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.jfree.pdf.PDFDocument;
import org.jfree.svg.SVGGraphics2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a file everything stands where it stands on the screen. */
class DescentExportTest {
    private static final PaintContext CONTEXT = new PaintContext(900, 600, Palette.LIGHT, 1);

    private final DescentViewModel model = new DescentViewModel();

    private List<Item> on(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return new DescentPainter().paint(g, model.pictureProperty().get(), CONTEXT);
    }

    private static Graphics2D pdf() {
        return new PDFDocument()
                .createPage(new Rectangle2D.Double(0, 0, CONTEXT.width(), CONTEXT.height()))
                .getGraphics2D();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingStandsInAFileWhereItStandsOnTheScreen(boolean plane) {
        if (plane) {
            model.choose(Surface.HIMMELBLAU.config());
            model.race().all();
        } else {
            model.overlays().slope().set(true);
            model.overlays().arrows().restore(Map.of(Arrow.GRADIENT.toggle(), true));
        }
        model.playback().seek(4);
        List<Item> screen = on(new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB).createGraphics());
        for (Graphics2D file : List.of(pdf(), new SVGGraphics2D(900, 600))) {
            List<Item> there = on(file);
            assertThat(there)
                    .extracting(Item::id)
                    .isEqualTo(screen.stream().map(Item::id).toList());
            for (int i = 0; i < screen.size(); i++) {
                Rectangle2D seen = screen.get(i).shape().getBounds2D();
                Rectangle2D written = there.get(i).shape().getBounds2D();
                assertThat(written.getMinX()).as(screen.get(i).id()).isCloseTo(seen.getMinX(), within(1.5));
                assertThat(written.getMaxX()).as(screen.get(i).id()).isCloseTo(seen.getMaxX(), within(1.5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theLinesOfTheMapAreAsFineAsThePictureAndAsWideAsTheyWere(int fine) {
        // A plane that rises to the right: its lines are upright.
        HeightMap map = new HeightMap((x, y) -> x, new ViewRange(0, 1, 0, 1), 400, 40);
        BufferedImage image = map.image(400, 40, Palette.LIGHT, fine);
        assertThat(image.getWidth()).isEqualTo(400 * fine);
        Color line = Palette.mix(Palette.LIGHT.stage(), Palette.LIGHT.muted(), 0.6);
        int columns = 0;
        for (int i = 0; i < image.getWidth(); i++) {
            columns += image.getRGB(i, 20 * fine) == line.getRGB() ? 1 : 0;
        }
        assertThat(columns).isEqualTo(map.levels().length * fine);
    }
}
