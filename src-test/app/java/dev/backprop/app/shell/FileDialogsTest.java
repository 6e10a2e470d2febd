package dev.backprop.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a dialog leaves of the window under it. */
class FileDialogsTest {
    /** A window whose manager takes it back to its size while a dialog is open, or leaves it. */
    private static final class Window {
        private boolean maximized;
        private int maximizings;

        Window(boolean maximized) {
            this.maximized = maximized;
        }

        private void maximize() {
            maximized = true;
            maximizings++;
        }

        String ask(boolean takenBack) {
            return String.valueOf(FileDialogs.<String>stayingMaximized(() -> maximized, this::maximize, () -> {
                maximized = maximized && !takenBack;
                return "a file";
            }));
        }
    }

    @Test
    void aMaximisedWindowIsMaximisedAgainAfterADialogThatTookItBack() {
        Window window = new Window(true);
        assertThat(window.ask(true)).isEqualTo("a file");
        assertThat(window.maximized).isTrue();
    }

    @Test
    void aWindowThatWasNotMaximisedStaysSo() {
        Window window = new Window(false);
        assertThat(window.ask(true)).isEqualTo("a file");
        assertThat(window.maximized).isFalse();
    }

    @Test
    void aMaximisedWindowThatStayedSoIsLeftAlone() {
        Window window = new Window(true);
        window.ask(false);
        assertThat(window.maximizings).isZero();
    }
}
