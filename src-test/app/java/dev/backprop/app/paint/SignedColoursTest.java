package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedColoursTest {
    private static final int HALF = 511;

    private final SignedColours colours = SignedColours.of(Palette.LIGHT);
    private final ColorScale scale = new ColorScale(Palette.LIGHT);

    private int exact(double value) {
        return scale.colour(value).getRGB();
    }

    @Test
    void aNumberHasTheColourOfTheNearestPlaceOfTheScale() {
        for (int i = -3 * HALF + 1; i < 3 * HALF; i++) {
            double value = i / 3.0 / HALF;
            assertThat(colours.rgb(value)).as("%s", value).isEqualTo(exact((double) Math.round(i / 3.0) / HALF));
        }
    }

    @Test
    void whatIsBeyondTheScaleHasItsEnds() {
        assertThat(colours.rgb(1)).isEqualTo(exact(1));
        assertThat(colours.rgb(7)).isEqualTo(exact(1));
        assertThat(colours.rgb(Double.POSITIVE_INFINITY)).isEqualTo(exact(1));
        assertThat(colours.rgb(-1)).isEqualTo(exact(-1));
        assertThat(colours.rgb(Double.NEGATIVE_INFINITY)).isEqualTo(exact(-1));
    }

    @Test
    void whatIsNoNumberHasTheMiddle() {
        assertThat(colours.rgb(Double.NaN)).isEqualTo(exact(0));
    }
}
