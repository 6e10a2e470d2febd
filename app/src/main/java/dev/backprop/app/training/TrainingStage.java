package dev.backprop.app.training;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Painter;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.train.RunState;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the workspace: the network over the curves and the confusion matrix. It is given states and paints them
 * in the background; all of it belongs to the JavaFX thread.
 */
final class TrainingStage extends Region implements AutoCloseable {
    /** The network's surface paints nothing but a word before there is a network. */
    private record NetworkPicture(@Nullable NetworkState state) {}

    private final ChartModel chartModel = new ChartModel();
    private final NetworkPainter networkPainter = new NetworkPainter();
    private final ScreenSurface<NetworkPicture> network = new ScreenSurface<>(networkPainter());
    private final ChartPane chart = new ChartPane(chartModel);
    private final ChartBar bar = new ChartBar(chartModel);
    private final ScreenSurface<ConfusionState> confusion = new ScreenSurface<>(new ConfusionPainter());
    private final StageTip tip = new StageTip(this, this::words);

    private UnitPictures pictures = UnitPictures.WEIGHTS;
    private @Nullable Shown shown;
    private ConfusionState confused = ConfusionState.NOTHING;
    private boolean live;
    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;
    private OnConfusion onConfusion = (label, answer) -> {};
    private Runnable onPicture = () -> {};

    /** What a cell of the confusion matrix calls when it is clicked. */
    @FunctionalInterface
    interface OnConfusion {
        /** Those that are {@code label} and were told to be {@code answer}. */
        void chosen(int label, int answer);
    }

    TrainingStage() {
        setId("training-stage");
        setMinSize(0, 0);
        network.setId("training-network");
        confusion.setId("training-confusion");
        getChildren().addAll(network, bar, chart, confusion, tip);
        bar.picture().selectedProperty().addListener((observable, old, now) -> requestLayout());
        tip.follow(network);
        tip.follow(confusion);
        network.setOnPicture(() -> {
            tip.pictured(network);
            onPicture.run();
        });
        confusion.setOnPicture(() -> tip.pictured(confusion));
        confusion.setOnItemClick(this::clickConfusion);
        network.show(new NetworkPicture(null));
        confusion.show(confused);
        chart.surface().show(ChartState.NOTHING);
    }

    private Painter<NetworkPicture> networkPainter() {
        return (g, picture, context) -> {
            if (picture.state() == null) {
                StagePainter.waiting(g, context);
                return List.of();
            }
            return networkPainter.paint(g, picture.state(), context);
        };
    }

    /**
     * Shows a state as soon as it is painted; while the selected run trains, at an even pace that leaves it the machine.
     *
     * @param next the network and its digit; null before there is one
     * @param runs whose curves are drawn, in this order; those that are not visible may be among them
     * @param cursor epochs done where the player's cursor stands
     */
    @SuppressWarnings("ReferenceEquality") // to compare the numbers of two states would take longer than to paint one
    void show(@Nullable Shown next, List<ChartRun> runs, int cursor) {
        live = runs.stream().anyMatch(run -> run.snapshot().state() == RunState.RUNNING);
        chart.show(runs, inPast(runs, cursor), live);
        if (next != shown) {
            shown = next;
            showNetwork(live);
        }
        ConfusionState confusionNow = ConfusionState.of(next);
        if (!confusionNow.equals(confused)) {
            confused = confusionNow;
            if (live) {
                confusion.showLive(confused, 1);
            } else {
                confusion.show(confused);
            }
        }
    }

    /** Moves the player's cursor in the chart, before its state is there to be shown. */
    void setCursor(int cursor) {
        chart.setCursor(inPast(chart.state().runs(), cursor));
    }

    private static int inPast(List<ChartRun> runs, int cursor) {
        boolean past = runs.stream()
                .anyMatch(run -> run.selected() && cursor < run.snapshot().epoch());
        return past ? cursor : ChartState.NOWHERE;
    }

    private void showNetwork(boolean goesOn) {
        NetworkPicture picture = new NetworkPicture(shown == null ? null : new NetworkState(shown, pictures));
        if (goesOn) {
            network.showLive(picture, 1);
        } else {
            network.show(picture);
        }
    }

    /** What the units' pictures show from now on. */
    void setPictures(UnitPictures which) {
        if (which != pictures) {
            pictures = which;
            showNetwork(false);
        }
    }

    UnitPictures pictures() {
        return pictures;
    }

    /** How the curves are looked at. */
    ChartModel chart() {
        return chartModel;
    }

    void setPalette(Palette newPalette, double newTypeScale) {
        palette = newPalette;
        typeScale = newTypeScale;
        network.setPalette(palette, typeScale);
        chart.surface().setPalette(palette, typeScale);
        confusion.setPalette(palette, typeScale);
        requestLayout();
    }

    /** Calls back with the epoch that was clicked in the chart. */
    void setOnSeek(IntConsumer callback) {
        chart.setOnSeek(callback);
    }

    /** Calls back when a cell of the confusion matrix is clicked. */
    void setOnConfusion(OnConfusion callback) {
        onConfusion = callback;
    }

    /** Calls back with what lies under the pointer and its exact value; empty where nothing does. */
    void setOnHover(Consumer<String> callback) {
        tip.setOnSaid(callback);
        chart.setOnHover(callback);
    }

    /** Calls back when a picture could not be painted. */
    void setOnFailure(Consumer<Throwable> callback) {
        network.setOnFailure(callback);
        chart.surface().setOnFailure(callback);
        confusion.setOnFailure(callback);
    }

    /** Calls back when a finished picture of the network has been handed to JavaFX. */
    void setOnPicture(Runnable callback) {
        onPicture = callback;
    }

    /** The state of the network whose picture is on the screen; null before there is one. */
    @Nullable
    Shown painted() {
        return network.shown()
                .map(picture -> ((NetworkPicture) picture).state())
                .map(NetworkState::shown)
                .orElse(null);
    }

    /** A key that the window has no use for; whether it was of use here. */
    boolean onKey(KeyEvent event) {
        return chart.isVisible() && chart.onKey(event);
    }

    private String words(ScreenSurface<?> surface, double x, double y) {
        Item item = surface.itemAt(x, y).orElse(null);
        if (item == null) {
            return "";
        }
        Shown seen = painted();
        return surface.equals(network) && seen != null ? PointedAt.words(seen, item, x, y) : words(item);
    }

    private static String words(Item item) {
        Double value = item.value();
        return value == null ? item.name() : Readouts.exact(value) + " " + item.name();
    }

    private void clickConfusion(Item item) {
        String id = item.id();
        if (id.startsWith("confusion[")) {
            String[] parts = id.substring(id.indexOf('[') + 1, id.length() - 1).split(",", -1);
            choose(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** A cell of the confusion matrix has been clicked. */
    void choose(int label, int answer) {
        onConfusion.chosen(label, answer);
    }

    /** Everything that is drawn now and can be pointed at, in the stage's coordinates. */
    List<Item> items() {
        List<Item> all = new ArrayList<>();
        add(all, network.items(), network);
        add(all, chart.isVisible() ? chart.surface().items() : List.of(), chart);
        add(all, confusion.isVisible() ? confusion.items() : List.of(), confusion);
        return all;
    }

    private static void add(List<Item> all, List<Item> items, Node where) {
        items.forEach(item -> all.add(StagePainter.moved(item, where.getLayoutX(), where.getLayoutY())));
    }

    /** What the stage shows. */
    StageState state() {
        return new StageState(
                shown == null ? null : new NetworkState(shown, pictures), chart.state(), confused, bar.confusion());
    }

    /**
     * Writes the whole stage as it is seen.
     *
     * @throws BadInputException before it has been on the screen
     */
    void export(Path file) throws IOException {
        if (getWidth() <= 0 || getHeight() <= 0) {
            throw new BadInputException("training: not on the screen, expected it to be");
        }
        PaintContext context = new PaintContext(getWidth(), getHeight(), palette, typeScale);
        Export.write(file, new StagePainter(), state(), context);
    }

    @Override
    protected void layoutChildren() {
        StageLayout layout = StageLayout.of(getWidth(), getHeight(), typeScale, bar.confusion());
        bar.setBoth(layout.both());
        place(network, layout.network());
        place(bar, layout.strip());
        place(chart, layout.chart());
        place(confusion, layout.confusion());
    }

    private static void place(Region node, Rectangle2D where) {
        boolean seen = where.getWidth() >= 1;
        node.setVisible(seen);
        if (seen) {
            double x = Math.round(where.getX());
            double y = Math.round(where.getY());
            node.resizeRelocate(x, y, Math.round(where.getMaxX()) - x, Math.round(where.getMaxY()) - y);
        }
    }

    /** The item under a point of the stage, for what it is worth to a test or a tool. */
    Optional<Item> itemAt(double x, double y) {
        return items().stream().filter(item -> item.shape().contains(x, y)).reduce((first, second) -> second);
    }

    @Override
    public void close() {
        network.close();
        chart.close();
        confusion.close();
    }
}
