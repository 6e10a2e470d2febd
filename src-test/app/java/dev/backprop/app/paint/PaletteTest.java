package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    static Stream<Palette> palettes() {
        return Stream.of(Palette.LIGHT, Palette.DARK, Palette.PRESENTATION);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void everyColourOfTextIsReadableOnTheStage(Palette palette) {
        List<Color> text = new ArrayList<>(palette.runs());
        text.addAll(List.of(palette.ink(), palette.muted(), palette.accent()));
        text.addAll(List.of(palette.sign().positive(), palette.sign().negative()));
        for (Hue hue : Hue.values()) {
            text.add(palette.colour(hue));
        }
        assertThat(text)
                .allSatisfy(colour -> assertThat(contrast(colour, palette.stage()))
                        .as(Palette.css(colour))
                        .isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void inkIsReadableOnTheHighlight(Palette palette) {
        assertThat(contrast(palette.ink(), palette.highlightFill())).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void runsArePaintedInNeitherASignsNorAPhasesColour(Palette palette) {
        assertThat(palette.runs())
                .doesNotHaveDuplicates()
                .doesNotContain(
                        palette.sign().positive(),
                        palette.sign().negative(),
                        palette.phases().forward(),
                        palette.phases().loss(),
                        palette.phases().backward(),
                        palette.phases().update());
    }

    /** WCAG 2: (lighter + 0.05) / (darker + 0.05) in relative luminance. */
    static double contrast(Color a, Color b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
