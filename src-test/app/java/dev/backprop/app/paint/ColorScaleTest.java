package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColorScaleTest {
    private final ColorScale scale = new ColorScale(Palette.LIGHT);

    @Test
    void endsInOrangeAndBlue() {
        assertThat(scale.colour(-1)).isEqualTo(Palette.LIGHT.sign().negative());
        assertThat(scale.colour(0)).isEqualTo(Palette.LIGHT.sign().zero());
        assertThat(scale.colour(1)).isEqualTo(Palette.LIGHT.sign().positive());
    }

    @Test
    void staysAtItsEndsBeyondOne() {
        assertThat(scale.colour(7)).isEqualTo(scale.colour(1));
        assertThat(scale.colour(Double.NEGATIVE_INFINITY)).isEqualTo(scale.colour(-1));
    }

    @Test
    void growsWiderWithSizeWhateverTheSign() {
        assertThat(ColorScale.width(-0.5))
                .isEqualTo(ColorScale.width(0.5))
                .isBetween(ColorScale.width(0), ColorScale.width(1));
    }
}
