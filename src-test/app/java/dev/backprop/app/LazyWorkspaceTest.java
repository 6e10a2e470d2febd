package dev.backprop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.shell.Workspace;
import org.junit.jupiter.api.Test;

class LazyWorkspaceTest {
    private int built;
    private final LazyWorkspace workspace = new LazyWorkspace("later", "Later", "fth-clock", this::build);

    private Workspace build() {
        built++;
        throw new IllegalStateException("built");
    }

    @Test
    void theRailsWordsAndAnEndBuildNothing() {
        assertThat(workspace.id() + workspace.label() + workspace.icon()).isEqualTo("laterLaterfth-clock");
        workspace.close();
        assertThat(built).isZero();
    }

    @Test
    void askingForItsPlaybackBuildsIt() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(workspace::playback))
                .hasMessage("built");
        assertThat(built).isEqualTo(1);
    }

    @Test
    void keysAndEditsReachTheWorkspace() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(workspace::undo))
                .hasMessage("built");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(workspace::redo))
                .hasMessage("built");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(workspace::copy))
                .hasMessage("built");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> workspace.onKey(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.G,
                        false,
                        false,
                        false,
                        false))))
                .hasMessage("built");
    }
}
