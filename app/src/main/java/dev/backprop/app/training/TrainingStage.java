package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the workspace: the network over the charts and the confusion matrix. It is given states and paints them
 * in the background; all of it belongs to the JavaFX thread.
 */
final class TrainingStage extends StackPane implements AutoCloseable {
    private final ScreenSurface<StageState> surface = new ScreenSurface<>(new StagePainter());
    private UnitPictures pictures = UnitPictures.WEIGHTS;
    private IntConsumer onSeek = epoch -> {};
    private OnConfusion onConfusion = (label, answer) -> {};
    private Consumer<String> onHover = text -> {};

    /** What a cell of the confusion matrix calls when it is clicked. */
    @FunctionalInterface
    interface OnConfusion {
        /** Those that are {@code label} and were told to be {@code answer}. */
        void chosen(int label, int answer);
    }

    TrainingStage() {
        surface.setId("training-stage");
        setMinSize(0, 0);
        getChildren().add(surface);
        surface.setOnItemHover(item -> onHover.accept(item.map(Item::spoken).orElse("")));
    }

    /**
     * Shows a state as soon as it is painted; while the selected run trains, at an even pace that leaves it the machine.
     *
     * @param shown the network and its digit; null before there is one
     * @param runs whose curves are drawn, in this order; those that are not visible may be among them
     * @param cursor epochs done where the player's cursor stands
     */
    void show(@Nullable Shown shown, List<ChartRun> runs, int cursor) {
        ChartRun selected = runs.stream().filter(ChartRun::selected).findFirst().orElse(null);
        surface.show(new StageState(
                shown,
                selected == null
                        ? StageState.none()
                        : StageState.losses(
                                selected.snapshot(),
                                cursor < selected.snapshot().epoch() ? cursor : Integer.MAX_VALUE)));
    }

    /** What the units' pictures show from now on. */
    void setPictures(UnitPictures which) {
        pictures = which;
    }

    UnitPictures pictures() {
        return pictures;
    }

    void setPalette(Palette palette, double typeScale) {
        surface.setPalette(palette, typeScale);
    }

    /** Calls back with the epoch that was clicked in the chart. */
    void setOnSeek(IntConsumer callback) {
        onSeek = callback;
    }

    IntConsumer onSeek() {
        return onSeek;
    }

    /** Calls back when a cell of the confusion matrix is clicked. */
    void setOnConfusion(OnConfusion callback) {
        onConfusion = callback;
    }

    OnConfusion onConfusion() {
        return onConfusion;
    }

    /** Calls back with what lies under the pointer and its exact value; empty where nothing does. */
    void setOnHover(Consumer<String> callback) {
        onHover = callback;
    }

    /** Calls back when a picture could not be painted. */
    void setOnFailure(Consumer<Throwable> callback) {
        surface.setOnFailure(callback);
    }

    /** A key that the window has no use for; whether it was of use here. */
    boolean onKey(KeyEvent event) {
        return false;
    }

    /** Everything that is drawn now and can be pointed at. */
    List<Item> items() {
        return surface.items();
    }

    /**
     * Writes the whole stage as it is seen.
     *
     * @throws BadInputException before it has been on the screen
     */
    void export(Path file) throws IOException {
        Export.write(
                file,
                new StagePainter(),
                surface.state().orElseThrow(TrainingStage::unseen),
                surface.context().orElseThrow(TrainingStage::unseen));
    }

    private static BadInputException unseen() {
        return new BadInputException("training: not on the screen, expected it to be");
    }

    @Override
    public void close() {
        surface.close();
    }
}
