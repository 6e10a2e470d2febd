package dev.backprop.app.shell;

import java.io.IOException;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The window as a JavaFX application. {@link #launch(AppOptions)} is the way in. */
public final class App extends Application {
    /** What a window manager may put around the content. */
    private static final double FRAME = 40;

    /** JavaFX makes the application itself, so the options wait for it here. */
    private static volatile @Nullable AppOptions pending;

    private static volatile @Nullable HeldErrors held;

    private @Nullable Shell shell;

    /**
     * Opens the window and returns when it is closed. Where it cannot be opened for want of a display or of GTK, one line
     * on standard error says so and how to mend it.
     *
     * @return the exit status: 0, or 2 where there is no display
     */
    public static int launch(AppOptions options) {
        Optional<String> obstacle = Display.obstacle(System.getenv(), System.getProperty("os.name", ""));
        if (obstacle.isPresent()) {
            System.err.println("backprop: " + obstacle.get());
            return 2;
        }
        WarmUp.withoutToolkit();
        pending = options;
        HeldErrors errors = HeldErrors.begin();
        held = errors;
        try {
            Application.launch(App.class);
            return 0;
        } catch (RuntimeException | LinkageError e) {
            if (!errors.discard()) {
                throw e;
            }
            System.err.println("backprop: the display could not be opened; " + Display.REMEDY);
            return 2;
        }
    }

    @Override
    public void init() {
        WarmUp.withToolkit();
    }

    @Override
    public void start(Stage stage) {
        StartTimes.reached("toolkit");
        AppOptions options = pending;
        if (options == null) {
            throw new IllegalStateException("started without options: expected App.launch(AppOptions)");
        }
        HeldErrors errors = held;
        if (errors != null) {
            errors.release();
        }
        options.theme().applyToControls();
        Shell started = new Shell(options.workspaces(), null);
        shell = started;
        if (options.theme() != started.theme()) {
            started.setTheme(options.theme());
        }
        try {
            options.prepare().prepare(started);
        } catch (IOException | RuntimeException e) {
            started.host().report(e);
        }
        StartTimes.reached("content");
        stage.setTitle("Backprop Explorer");
        stage.setScene(started.scene(options.width(), options.height()));
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        StartTimes.reached("scene");
        fitToScreen(stage, options);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.show();
        StartTimes.reached("shown");
        Platform.runLater(() -> started.whenPainted(() -> {
            StartTimes.reached("picture");
            started.startEngine();
        }));
        keepSize(stage, stage.getWidth(), stage.getHeight());
    }

    /**
     * Under some X11 window managers the first answer to a new window is its least size, and JavaFX takes it for the user's
     * wish. Within the first second the asked size is asked for again.
     */
    private static void keepSize(Stage stage, double width, double height) {
        Timeline checks = new Timeline(new KeyFrame(Duration.millis(100), e -> {
            if (!stage.isMaximized() && !stage.isFullScreen() && stage.getWidth() < width) {
                stage.setWidth(width);
                stage.setHeight(height);
                stage.centerOnScreen();
            }
        }));
        checks.setCycleCount(10);
        checks.play();
    }

    /** A window that would not fit, frame and all, fills the screen. */
    private static void fitToScreen(Stage stage, AppOptions options) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (screen.getWidth() <= options.width() + FRAME || screen.getHeight() <= options.height() + FRAME) {
            stage.setMaximized(true);
        }
    }

    @Override
    public void stop() {
        if (shell != null) {
            shell.close();
        }
    }
}
