package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.data.Handwriting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is drawn and what the network is given, without a window. */
class DrawingTest {
    private final List<Shown.Digit> given = new ArrayList<>();
    private final Drawing drawing = new Drawing(Runnable::run, Runnable::run, given::add);

    private Shown.Digit digit() {
        return Objects.requireNonNull(drawing.digitProperty().get());
    }

    @Test
    void theNetworkIsGivenTheDrawingAsMnistWouldHaveIt() {
        drawing.press(60, 40);
        drawing.drag(200, 220);
        float[] expected = Handwriting.prepare(Ink.numbers(drawing.ink().copy()), Ink.SIDE);

        assertThat(digit().pixels()).containsExactly(expected);
        assertThat(digit().drawn()).isTrue();
        assertThat(given.get(given.size() - 1)).isSameAs(digit());
    }

    @Test
    void anotherTrueClassIsGivenWithTheSamePixels() {
        drawing.press(60, 40);
        float[] before = digit().pixels();
        drawing.labelProperty().set(7);
        assertThat(digit().label()).isEqualTo(7);
        assertThat(digit().pixels()).isEqualTo(before);
        assertThat(given).hasSize(2);
    }

    @Test
    void anEmptyPadHasNoDigit() {
        drawing.labelProperty().set(3);
        assertThat(given).isEmpty();
        drawing.press(60, 40);
        drawing.clear();
        assertThat(drawing.digitProperty().get()).isNull();
        drawing.undo();
        assertThat(digit().pixels()).hasSize(784);
    }

    @Test
    void undoGivesTheDigitBefore() {
        drawing.press(60, 40);
        drawing.drag(60, 200);
        float[] one = digit().pixels();
        drawing.press(120, 40);
        drawing.drag(220, 90);
        assertThat(digit().pixels()).isNotEqualTo(one);
        drawing.undo();
        assertThat(digit().pixels()).containsExactly(one);
    }

    @Test
    void whatIsErasedIsNoLongerGiven() {
        drawing.press(60, 40);
        drawing.erasingProperty().set(true);
        drawing.press(60, 40);
        assertThat(drawing.digitProperty().get()).isNull();
    }

    @Test
    void ofManyStrokesOnlyTheLatestStateIsPrepared() {
        Deque<Runnable> background = new ArrayDeque<>();
        Drawing busy = new Drawing(background::add, Runnable::run, given::add);
        busy.press(60, 40);
        for (int i = 0; i < 50; i++) {
            busy.drag(60 + i, 40 + 2 * i);
        }
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertThat(given).hasSize(1);
        assertThat(given.get(0).pixels())
                .containsExactly(Handwriting.prepare(Ink.numbers(busy.ink().copy()), Ink.SIDE));
    }

    @Test
    void whatIsPreparedAfterThePadWasClearedIsDropped() {
        Deque<Runnable> fx = new ArrayDeque<>();
        Drawing late = new Drawing(Runnable::run, fx::add, given::add);
        late.press(60, 40);
        late.clear();
        fx.forEach(Runnable::run);
        assertThat(given).isEmpty();
        assertThat(late.digitProperty().get()).isNull();
    }
}
