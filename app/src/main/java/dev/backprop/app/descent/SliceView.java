package dev.backprop.app.descent;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the workspace shows of a network's loss, in place of a typed function: a stage, a panel and the way back. */
final class SliceView implements AutoCloseable {
    private final ExecutorService background = thread("backprop-slice");
    private final ExecutorService pointing = thread("backprop-slice-pointer");
    private final SliceViewModel model;
    private final SliceStage stage;
    private final SlicePanel panel;
    private final Button back = new Button("Back to the function", new FontIcon("fth-arrow-left"));

    /** @param toFunction goes back to the typed function */
    SliceView(Host host, Playback playback, Runnable toFunction) {
        model = new SliceViewModel(background, pointing, Platform::runLater, System::nanoTime, playback);
        model.setOnFailure(host::report);
        stage = new SliceStage(model, host);
        panel = new SlicePanel(model, host);
        back.setId("slice-back");
        back.getStyleClass().addAll("flat", "header-button");
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.setTooltip(new Tooltip("The descent on a typed function, as it was left"));
        back.setOnAction(event -> toFunction.run());
    }

    /** A thread of its own, which does not keep the program from ending. */
    static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    SliceViewModel model() {
        return model;
    }

    SliceStage stage() {
        return stage;
    }

    SlicePanel panel() {
        return panel;
    }

    Button back() {
        return back;
    }

    /** Writes the picture, or where the training is seen in the plane as CSV. */
    void export(Path file) throws IOException {
        SlicePicture picture = model.pictureProperty().get();
        if (picture != null && file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            Export.replace(file, new SliceTable(picture).bytes());
        } else {
            stage.export(file);
        }
    }

    void setPalette(Palette palette, double typeScale) {
        stage.setPalette(palette, typeScale);
    }

    @Override
    public void close() {
        model.hide();
        background.shutdownNow();
        pointing.shutdownNow();
        stage.close();
    }
}
