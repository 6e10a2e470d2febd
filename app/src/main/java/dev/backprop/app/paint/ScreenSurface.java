package dev.backprop.app.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A painter's picture on the screen. Drop it into a layout, call {@link #show} with each new state and {@link #close}
 * at the end; all on the JavaFX thread.
 *
 * <p>The picture is painted by a thread of the surface's own, in device pixels, and handed over at most once a pulse. The
 * latest state wins: states that come faster than they can be painted are dropped. While the surface changes its size the
 * old picture is shown scaled.
 *
 * @param <S> the immutable state that is shown
 */
public final class ScreenSurface<S> extends Region implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenSurface.class);

    private final ImageView view = new ImageView();
    private final Pane spoken = new Pane();
    private final ItemRegions regions = new ItemRegions(spoken);
    private final BackgroundPainter<S> background;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private final Pulses pulses = new Pulses();
    private final Pointing pointing = new Pointing(this, this::itemAt);
    private final Stillness stillness = new Stillness(() -> regions.update(items()));
    private final ChangeListener<Object> outputChanged = (observable, old, now) -> requestPicture();
    private final ChangeListener<@Nullable Window> windowChanged = (observable, old, now) -> follow(old, now);

    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;
    private @Nullable S state;
    private long apart;
    private @Nullable PaintRequest<?> last;
    private long doneSerial;
    private Raster.@Nullable Picture<?> picture;
    private Consumer<Throwable> onFailure = problem -> {};
    private Runnable onPicture = () -> {};

    /** A surface for a painter; nothing is painted before the first {@link #show}. */
    public ScreenSurface(Painter<S> painter) {
        background = new BackgroundPainter<>(painter, new PainterListener());
        getStyleClass().add("screen-surface");
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(true);
        spoken.setManaged(false);
        // There for screen readers alone: the renderer need not go through a hundred regions that paint nothing.
        spoken.setOpacity(0);
        spoken.setMouseTransparent(true);
        getChildren().addAll(view, spoken);
        setMinSize(0, 0);
        widthProperty().addListener(outputChanged);
        heightProperty().addListener(outputChanged);
        sceneProperty().addListener((observable, old, now) -> {
            if (old != null) {
                old.windowProperty().removeListener(windowChanged);
                follow(old.getWindow(), null);
            }
            if (now != null) {
                now.windowProperty().addListener(windowChanged);
                follow(null, now.getWindow());
            }
        });
    }

    /** Shows a state as soon as it is painted. */
    public void show(S next) {
        state = next;
        apart = 0;
        requestPicture();
    }

    /**
     * Shows one of a stream of states that goes on by itself, such as those of a training: on the next {@link LiveBeat} after
     * it is painted, which leaves the machine to what makes them. The latest is always shown in the end.
     *
     * @param beats that lie at least between two pictures, 1 or more
     */
    public void showLive(S next, int beats) {
        state = next;
        apart = beats * LiveBeat.NANOS - LiveBeat.NANOS / 4;
        requestPicture();
    }

    /** Paints in other colours and at another size of type from now on. */
    public void setPalette(Palette newPalette, double newTypeScale) {
        if (!newPalette.equals(palette) || newTypeScale != typeScale) {
            palette = newPalette;
            typeScale = newTypeScale;
            requestPicture();
        }
    }

    /** The state that was shown last, whether it is on the screen already or not. */
    public Optional<S> state() {
        return Optional.ofNullable(state);
    }

    /** How this surface would be painted now; for an export of what is seen. Empty before it has a size. */
    public Optional<PaintContext> context() {
        boolean sized = getWidth() > 0 && getHeight() > 0;
        return sized ? Optional.of(new PaintContext(getWidth(), getHeight(), palette, typeScale)) : Optional.empty();
    }

    /** The items of the picture that is on the screen now, in painting order. */
    public List<Item> items() {
        return picture == null ? List.of() : picture.items();
    }

    /** The item at a point of this surface, the nearest first. */
    public Optional<Item> itemAt(double x, double y) {
        return picture == null
                ? Optional.empty()
                : HitTest.at(picture.items(), x * pictureScaleX(), y * pictureScaleY());
    }

    /** Where the pointer rests on this surface; empty where it is elsewhere or a button is down. */
    public Optional<Point2D> pointer() {
        return pointing.pointer();
    }

    /**
     * Calls back when the pointer comes to an item, goes to another or leaves them (empty), and when what it rests on has
     * another number in the next picture.
     */
    public void setOnItemHover(Consumer<Optional<Item>> callback) {
        pointing.setOnHover(callback);
    }

    /** Calls back when an item is clicked with the primary button. */
    public void setOnItemClick(Consumer<Item> callback) {
        pointing.setOnClick(callback);
    }

    /** Calls back, on the JavaFX thread, when the painter has thrown; the log has the details. */
    public void setOnFailure(Consumer<Throwable> callback) {
        onFailure = callback;
    }

    /** Calls back when a finished picture has been handed to JavaFX; {@link #shown} says of what. */
    public void setOnPicture(Runnable callback) {
        onPicture = callback;
    }

    /** The state of the picture that is on the screen now. */
    public Optional<Object> shown() {
        return picture == null
                ? Optional.empty()
                : Optional.of(picture.request().state());
    }

    /** Done when the latest state is on the screen at the latest size; at once where nothing is to be painted. */
    public CompletableFuture<Void> settled() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        waiting.add(future);
        completeWaiting();
        return future;
    }

    /** Stops the painter's thread; the picture stays. */
    @Override
    public void close() {
        background.close();
        last = null;
        completeWaiting();
        pulses.stop();
        stillness.stop();
    }

    @Override
    protected void layoutChildren() {
        fit();
        spoken.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void follow(@Nullable Window old, @Nullable Window now) {
        if (old != null) {
            old.outputScaleXProperty().removeListener(outputChanged);
        }
        if (now != null) {
            now.outputScaleXProperty().addListener(outputChanged);
            requestPicture();
        }
    }

    private double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void requestPicture() {
        S now = state;
        Optional<PaintContext> context = context();
        if (now == null || context.isEmpty()) {
            return;
        }
        long serial = last == null ? doneSerial + 1 : last.serial() + 1;
        PaintRequest<S> request = new PaintRequest<>(serial, now, context.get(), outputScale(), apart);
        last = request;
        background.request(request);
    }

    private void handOver(Raster raster) {
        view.setImage(raster.refreshed());
        picture = raster.picture();
        fit();
        onPicture.run();
        pointing.again();
        stillness.changed(raster.live());
        done(picture == null ? 0 : picture.request().serial());
    }

    /** One device pixel of the picture on one of the screen where the sizes agree; scaled where they do not yet. */
    private void fit() {
        if (picture == null) {
            return;
        }
        PaintRequest<?> request = picture.request();
        boolean current =
                request.context().width() == getWidth() && request.context().height() == getHeight();
        view.setFitWidth(current ? request.deviceWidth() / request.scale() : getWidth());
        view.setFitHeight(current ? request.deviceHeight() / request.scale() : getHeight());
    }

    private double pictureScaleX() {
        return picture == null || getWidth() == 0
                ? 1
                : picture.request().context().width() / getWidth();
    }

    private double pictureScaleY() {
        return picture == null || getHeight() == 0
                ? 1
                : picture.request().context().height() / getHeight();
    }

    private void done(long serial) {
        doneSerial = Math.max(doneSerial, serial);
        completeWaiting();
    }

    private void completeWaiting() {
        if (last == null || doneSerial >= last.serial()) {
            List<CompletableFuture<Void>> over = List.copyOf(waiting);
            waiting.clear();
            over.forEach(future -> future.complete(null));
        }
    }

    /** Brings what the painter says to the JavaFX thread. */
    private final class PainterListener implements BackgroundPainter.Listener {
        @Override
        public void onReady() {
            Platform.runLater(pulses::start);
        }

        @Override
        public void onFailure(long serial, Throwable problem) {
            LOG.error("a picture could not be painted", problem);
            Platform.runLater(() -> {
                done(serial);
                onFailure.accept(problem);
            });
        }
    }

    /** Runs only while there is a picture to hand over or a buffer to give back. */
    private final class Pulses extends AnimationTimer {
        private long count;

        @Override
        public void handle(long now) {
            Raster raster = background.takeReady(++count, () -> LiveBeat.WINDOW.opens(now));
            if (raster != null) {
                handOver(raster);
            }
            if (!background.needsPulse()) {
                stop();
            }
        }
    }
}
