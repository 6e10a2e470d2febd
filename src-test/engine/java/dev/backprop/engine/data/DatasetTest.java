package dev.backprop.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private final Dataset dataset = Dataset.of(1, 2, new byte[] {0, (byte) 255, 51, 102, 1, 2}, new byte[] {7, 0, 9});

    @Test
    void knowsItsSizes() {
        assertThat(dataset.size()).isEqualTo(3);
        assertThat(dataset.features()).isEqualTo(2);
        assertThat(dataset.classes()).isEqualTo(10);
        assertThat(dataset.label(2)).isEqualTo(9);
    }

    @Test
    void givesPixelsAsUnsignedBytes() {
        assertThat(dataset.pixel(0, 1)).isEqualTo(255);
        assertThat(dataset.pixel(1, 0)).isEqualTo(51);
    }

    @Test
    void scalesPixelsBy255() {
        float[] out = new float[3];
        dataset.readPixels(1, out, 1);
        assertThat(out).containsExactly(0, 51 / 255f, 102 / 255f);
    }

    @Test
    void putsABlockRowByRow() {
        FloatBuffer out = FloatBuffer.allocate(4);
        dataset.readBlock(0, 2, out);
        assertThat(out.array()).containsExactly(0, 1, 51 / 255f, 102 / 255f);
        assertThat(out.remaining()).isZero();
    }

    @Test
    void putsBytesInAGivenOrder() {
        ByteBuffer out = ByteBuffer.allocate(4);
        dataset.readBytes(new int[] {1, 2, 0}, 1, 2, out);
        assertThat(out.array()).containsExactly(1, 2, 0, 255);
        assertThat(out.position()).isZero();
    }

    @Test
    void showsTheBytesOfABlockWithoutACopy() {
        ByteBuffer view = dataset.bytes(1, 2);
        assertThat(view.isDirect()).isTrue();
        assertThat(view.isReadOnly()).isTrue();
        byte[] bytes = new byte[4];
        view.get(bytes);
        assertThat(bytes).containsExactly(51, 102, 1, 2);
    }

    @Test
    void putsLabelsOneHot() {
        FloatBuffer out = FloatBuffer.allocate(20);
        dataset.readLabels(0, 2, out);
        assertThat(out.array()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void putsLabelsInAGivenOrder() {
        FloatBuffer out = FloatBuffer.allocate(10);
        dataset.readLabels(new int[] {0, 2}, 1, 1, out);
        assertThat(out.get(9)).isEqualTo(1);
    }

    @Test
    void sharesTheFirstSamples() {
        Dataset first = dataset.first(2);
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.pixel(1, 1)).isEqualTo(102);
    }

    @Test
    void refusesASampleThatIsNotThere() {
        assertThatThrownBy(() -> dataset.pixel(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesPixelsThatDoNotFitTheLabels() {
        byte[] five = new byte[5];
        byte[] one = new byte[1];
        assertThatThrownBy(() -> Dataset.of(2, 2, five, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixels: found 5, expected 1 × 2 × 2");
    }
}
