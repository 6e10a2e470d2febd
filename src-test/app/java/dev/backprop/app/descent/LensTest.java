package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class LensTest {
    private final Lens lens = Lens.of(new ViewRange(-1.2, 1.2, 0, 2), new Rectangle2D.Double(50, 20, 960, 500));

    @Test
    void readsThePointUnderAPixel() {
        assertThat(lens.xAt(50 + 480)).isZero();
        assertThat(lens.yAt(20)).isEqualTo(2);
    }

    @Test
    void givesNoMoreDigitsThanAPixelIsWorth() {
        // A pixel is 0.0025 wide: three decimals.
        assertThat(lens.xAt(50 + 123.4)).isEqualTo(-0.892);
    }

    @Test
    void staysInsideThePicture() {
        assertThat(lens.xAt(-500)).isEqualTo(-1.2);
        assertThat(lens.yAt(9000)).isZero();
    }

    @Test
    void countsInTensWhereAPixelIsLarge() {
        Lens far = Lens.of(new ViewRange(0, 40_000, 0, 1), new Rectangle2D.Double(0, 0, 1000, 100));
        assertThat(far.xAt(503)).isEqualTo(20_120);
    }
}
