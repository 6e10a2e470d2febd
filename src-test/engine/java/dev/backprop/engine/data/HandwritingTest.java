package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our preprocessing against MNIST's own digits, which have been through theirs. */
class HandwritingTest {
    private static Dataset test;

    @BeforeAll
    static void load() {
        test = Mnist.bundled().test();
    }

    private static float[] digit(int index) {
        float[] pixels = new float[test.features()];
        test.readPixels(index, pixels, 0);
        return pixels;
    }

    /** A drawing of so many pixels a side, with ink where the shape says. */
    private interface Shape {
        boolean inked(double x, double y);
    }

    private static float[] drawing(int width, int height, Shape shape) {
        float[] ink = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ink[y * width + x] = shape.inked(x + 0.5, y + 0.5) ? 1 : 0;
            }
        }
        return ink;
    }

    /** A slanted stroke 60 high, of a pen 12 wide, with a foot, moved and scaled. */
    private static float[] stroke(int side, double left, double top, double scale) {
        return drawing(side, side, (px, py) -> {
            double x = (px - left) / scale;
            double y = (py - top) / scale;
            boolean foot = y >= 50 && y < 60 && x >= 0 && x < 43;
            return foot || (y >= 0 && y < 60 && Math.abs(x - 24 + 0.3 * y) < 6);
        });
    }

    private static double meanDifference(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .average()
                .orElseThrow();
    }

    private static double[] centre(float[] image) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < image.length; i++) {
            mass += image[i];
            x += image[i] * (i % 28);
            y += image[i] * Math.floorDiv(i, 28);
        }
        return new double[] {x / mass, y / mass};
    }

    /** Columns and rows with ink. */
    private static int[] size(float[] image) {
        int columns = (int) IntStream.range(0, 28)
                .filter(x -> IntStream.range(0, 28).anyMatch(y -> image[y * 28 + x] > 0))
                .count();
        int rows = (int) IntStream.range(0, 28)
                .filter(y -> IntStream.range(0, 28).anyMatch(x -> image[y * 28 + x] > 0))
                .count();
        return new int[] {columns, rows};
    }

    @Test
    void mnistsOwnDigitsComeOutAsTheyWentIn() {
        // All but three of the test set's 10,000 digits have a longer side of 20; those three have 19.
        long same = IntStream.range(0, test.size())
                .filter(i -> meanDifference(digit(i), Handwriting.prepare(digit(i), 28)) < 1e-7)
                .count();
        assertThat(same).isGreaterThanOrEqualTo(9_995);
    }

    @Test
    void noDigitOfMnistIsFarFromItself() {
        // One pixel more makes a digit of 19 pixels one of 20.
        double worst = IntStream.range(0, test.size())
                .mapToDouble(i -> meanDifference(digit(i), Handwriting.prepare(digit(i), 28)))
                .max()
                .orElseThrow();
        assertThat(worst).isLessThan(0.1);
    }

    @Test
    void theCentreOfMassComesToTheMiddle() {
        float[] small = Handwriting.prepare(stroke(280, 10, 150, 1.3), 280);
        assertThat(centre(small)[0]).isCloseTo(14, within(0.5));
        assertThat(centre(small)[1]).isCloseTo(14, within(0.5));
    }

    @Test
    void whereAStrokeIsDrawnMakesNoDifference() {
        assertThat(Handwriting.prepare(stroke(280, 200, 3, 1), 280))
                .containsExactly(Handwriting.prepare(stroke(280, 20, 180, 1), 280));
    }

    @Test
    void howLargeAStrokeIsDrawnMakesHardlyADifference() {
        float[] small = Handwriting.prepare(stroke(280, 30, 30, 1), 280);
        float[] large = Handwriting.prepare(stroke(280, 30, 30, 3.5), 280);
        assertThat(meanDifference(small, large)).isLessThan(0.02);
    }

    @Test
    void twiceAsManyPixelsGiveTheSame() {
        float[] ink = stroke(140, 40, 20, 1);
        float[] twice = new float[4 * ink.length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = ink[Math.floorDiv(i, 560) * 140 + Math.floorDiv(i % 280, 2)];
        }
        float[] a = Handwriting.prepare(ink, 140);
        float[] b = Handwriting.prepare(twice, 280);
        assertThat(IntStream.range(0, a.length)
                        .mapToDouble(i -> Math.abs(a[i] - b[i]))
                        .max()
                        .orElseThrow())
                .isLessThan(1e-6);
    }

    @Test
    void theAspectRatioIsKept() {
        assertThat(size(Handwriting.prepare(drawing(280, 280, (x, y) -> x > 40 && x < 140 && y > 10 && y < 210), 280)))
                .containsExactly(10, 20);
        assertThat(size(Handwriting.prepare(drawing(280, 280, (x, y) -> x > 40 && x < 240 && y > 10 && y < 60), 280)))
                .containsExactly(20, 5);
    }

    @Test
    void aPixelThatIsCoveredInPartIsGrey() {
        // 100 × 50 pixels of which the last quarter of a pixel's five rows is ink: 20 × 9.4.
        float[] out = Handwriting.prepare(drawing(200, 200, (x, y) -> x < 100 && y < 47), 200);
        int last =
                IntStream.range(0, 28).filter(y -> out[y * 28 + 14] > 0).max().orElseThrow();
        assertThat(out[last * 28 + 14]).isCloseTo(0.4f, within(1e-6f));
        assertThat(out[(last - 1) * 28 + 14]).isEqualTo(1);
    }

    @Test
    void ofNothingNothingIsMade() {
        assertThat(Handwriting.prepare(new float[280 * 280], 280)).hasSize(784).containsOnly(0f);
    }

    @Test
    void aSingleDotFillsTheBox() {
        float[] dot = new float[280 * 280];
        dot[77 * 280 + 200] = 1;
        float[] out = Handwriting.prepare(dot, 280);
        assertThat(size(out)).containsExactly(20, 20);
        assertThat(centre(out)[0]).isCloseTo(14, within(0.5));
    }

    @Test
    void aVeryThinStrokeIsThereAndInTheMiddle() {
        float[] out = Handwriting.prepare(drawing(280, 280, (x, y) -> x > 3 && x < 4 && y > 5), 280);
        assertThat(size(out)).containsExactly(1, 20);
        assertThat(centre(out)[0]).isCloseTo(14, within(0.5));
        // The stroke is 1 wide and a pixel of the result 13.75.
        assertThat(out[14 * 28 + 14]).isCloseTo(1 / 13.75f, within(1e-6f));
    }

    @Test
    void aDrawingWithoutALimitOfItsOwnIsTaken() {
        float[] out = Handwriting.prepare(drawing(280, 280, (x, y) -> true), 280);
        assertThat(size(out)).containsExactly(20, 20);
        assertThat(out[14 * 28 + 14]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void inkThatIsFarFromItsCentreOfMassIsNotCutOff() {
        // A blot with a hair 100 pixels long: nearly all of its mass is at one end.
        float[] out = Handwriting.prepare(
                drawing(280, 280, (x, y) -> (x < 40 && y < 40) || (y > 19 && y < 21 && x < 140)), 280);
        assertThat(size(out)[0]).isEqualTo(20);
    }

    @Test
    void whatIsNoDrawingIsRefused() {
        assertThatThrownBy(() -> Handwriting.prepare(new float[10], 3)).hasMessageContaining("whole rows");
        assertThatThrownBy(() -> Handwriting.prepare(new float[0], 3)).hasMessageContaining("whole rows");
        assertThatThrownBy(() -> Handwriting.prepare(new float[] {0, 0, Float.NaN, 0}, 2))
                .hasMessageContaining("NaN at row 1, column 0");
        assertThatThrownBy(() -> Handwriting.prepare(new float[] {0, 1.5f}, 2)).hasMessageContaining("expected 0–1");
    }
}
