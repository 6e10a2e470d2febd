package dev.backprop.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void aDisplayWithoutAServerDoesNotOpen() {
        assertThat(Display.opens(":4711")).isFalse();
        assertThat(Display.opens("nonsense")).isFalse();
    }
}
