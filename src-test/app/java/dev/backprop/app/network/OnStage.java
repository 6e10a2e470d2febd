package dev.backprop.app.network;

import dev.backprop.app.WindowExtension;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.image.WritableImage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What a person sees of the stage and does on it, once what was asked for has been painted. */
final class OnStage {
    private final NetworkView view;
    private final FxRobot robot;

    OnStage(NetworkView view, FxRobot robot) {
        this.view = view;
        this.robot = robot;
    }

    private ScreenSurface<?> surface() {
        return robot.lookup("#network-stage").queryAs(ScreenSurface.class);
    }

    /** Waits for what the JavaFX thread is to find true. */
    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks on the JavaFX thread. */
    static <T> T fx(Callable<T> what) {
        try {
            return WaitForAsyncUtils.asyncFx(what).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until everything is computed and the picture is that of the latest state. */
    void settle() {
        until(view::settled);
        // The size in which the picture is to be painted is that of the next layout.
        WindowExtension.laidOut();
        CompletableFuture<Void> settled = new CompletableFuture<>();
        robot.interact(() -> surface().settled().thenRun(() -> settled.complete(null)));
        settled.join();
        WindowExtension.laidOut();
    }

    List<Item> items() {
        settle();
        return fx(() -> surface().items());
    }

    /** The item of an id; of a card's piece the end of it is enough. */
    Item item(String ending) {
        return items().stream()
                .filter(each -> each.id().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + ending + " on the stage"));
    }

    /** Brings the pointer to the middle of an item. */
    void pointAt(Item item) {
        Rectangle2D box = NumberPlace.of(item);
        Bounds stage = fx(() -> surface().localToScreen(surface().getBoundsInLocal()));
        robot.moveTo(stage.getMinX() + box.getCenterX(), stage.getMinY() + box.getCenterY());
        settle();
    }

    /** Where nothing is. */
    void pointAway() {
        Bounds stage = fx(() -> surface().localToScreen(surface().getBoundsInLocal()));
        robot.moveTo(stage.getMaxX() - 3, stage.getMinY() + 3);
        settle();
    }

    NetworkScene scene() {
        settle();
        return (NetworkScene) fx(() -> surface().state().orElseThrow());
    }

    /** The picture as it is on the screen. */
    WritableImage picture() {
        settle();
        return fx(() -> surface().snapshot(null, null));
    }

    /** How many pixels two pictures differ by within a box of the stage. */
    static int changes(WritableImage a, WritableImage b, Rectangle2D in) {
        int changed = 0;
        for (int y = (int) in.getMinY(); y < in.getMaxY(); y++) {
            for (int x = (int) in.getMinX(); x < in.getMaxX(); x++) {
                changed +=
                        a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return changed;
    }
}
