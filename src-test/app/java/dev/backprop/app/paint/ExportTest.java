package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {
    private static final PaintContext CONTEXT = new PaintContext(300, 200, Palette.LIGHT, 1);

    private static final Painter<String> WORDS = (g, words, context) -> {
        g.setColor(context.palette().ink());
        g.setFont(Fonts.SANS.at(20));
        g.drawString(words, 10, 40);
        Rectangle2D bounds = Formula.draw(
                g,
                "\\frac{\\partial L}{\\partial w}",
                10,
                120,
                24,
                context.palette().ink());
        return List.of(Item.of("formula", bounds, "the gradient"));
    };

    @TempDir
    Path folder;

    @Test
    void writesAPngAtTwoDevicePixels() throws Exception {
        Path file = folder.resolve("a.png");
        Export.write(file, WORDS, "word", CONTEXT);

        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(dark(image, 20, 40, 160, 90)).as("words").isPositive();
        assertThat(dark(image, 20, 180, 100, 300)).as("formula").isPositive();
    }

    @Test
    void writesAnSvgWithTextAsOutlines() throws Exception {
        Path file = folder.resolve("a.svg");
        Export.write(file, WORDS, "word", CONTEXT);

        String svg = Files.readString(file);
        assertThat(svg)
                .startsWith("<?xml")
                .contains("<path")
                .doesNotContain("<text")
                .doesNotContain("<image");
    }

    @ParameterizedTest
    @EnumSource(Fonts.class)
    void writesTheOutlinesOfTheFontThatIsOnTheScreen(Fonts font) throws Exception {
        Path words = folder.resolve("words.svg");
        Export.write(words, inFont(font, (g, text) -> g.drawString(text, 10F, 40F)), "Step 14", CONTEXT);

        Path outlines = folder.resolve("outlines.svg");
        Export.write(
                outlines,
                inFont(font, (g, text) -> {
                    var glyphs = g.getFont().createGlyphVector(g.getFontRenderContext(), text);
                    g.fill(glyphs.getOutline(10F, 40F));
                }),
                "Step 14",
                CONTEXT);
        assertThat(paths(words)).isNotEmpty().isEqualTo(paths(outlines));
    }

    private static Painter<String> inFont(Fonts font, BiConsumer<Graphics2D, String> painting) {
        return (g, text, context) -> {
            g.setColor(context.palette().ink());
            g.setFont(font.at(20));
            painting.accept(g, text);
            return List.of();
        };
    }

    private static List<String> paths(Path svg) throws IOException {
        return Pattern.compile(" d='([^']*)'")
                .matcher(Files.readString(svg))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void writesAPdfWithoutFonts() throws Exception {
        Path file = folder.resolve("a.PDF");
        Export.write(file, WORDS, "word", CONTEXT);

        String pdf = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF").contains("%%EOF").doesNotContain("/BaseFont");
    }

    @Test
    void refusesAnotherEndingAndNamesTheKnownOnes() {
        assertThatThrownBy(() -> Export.write(folder.resolve("a.gif"), WORDS, "word", CONTEXT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("gif")
                .hasMessageContaining(".svg");
    }

    @Test
    void leavesNoTemporaryFileBehind() throws Exception {
        Export.write(folder.resolve("a.svg"), WORDS, "word", CONTEXT);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.svg"));
        }
    }

    @Test
    void keepsTheOldFileWhenThePainterThrows() throws Exception {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        Painter<String> broken = (g, state, context) -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> Export.write(file, broken, "", CONTEXT)).hasMessage("broken");
        assertThat(file).hasContent("old");
    }

    private static int dark(java.awt.image.BufferedImage image, int x0, int y0, int x1, int y1) {
        int count = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                count += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return count;
    }
}
