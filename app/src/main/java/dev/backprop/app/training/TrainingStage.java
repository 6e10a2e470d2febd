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
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
    private final Label tip = new Label();

    private UnitPictures pictures = UnitPictures.WEIGHTS;
    private @Nullable Shown shown;
    private ConfusionState confused = ConfusionState.NOTHING;
    private boolean live;
    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;
    private OnConfusion onConfusion = (label, answer) -> {};
    private Consumer<String> onHover = text -> {};

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
        tip.getStyleClass().add("stage-tip");
        tip.setManaged(false);
        tip.setMouseTransparent(true);
        tip.setVisible(false);
        getChildren().addAll(network, bar, chart, confusion, tip);
        bar.picture().selectedProperty().addListener((observable, old, now) -> requestLayout());
        network.addEventHandler(MouseEvent.MOUSE_MOVED, event -> pointAtNetwork(event.getX(), event.getY()));
        network.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover("", network, 0, 0));
        confusion.addEventHandler(MouseEvent.MOUSE_MOVED, event -> pointAtConfusion(event.getX(), event.getY()));
        confusion.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover("", confusion, 0, 0));
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
        ChartRun selected = runs.stream().filter(ChartRun::selected).findFirst().orElse(null);
        live = runs.stream().anyMatch(run -> run.snapshot().state() == RunState.RUNNING);
        boolean past = selected != null && cursor < selected.snapshot().epoch();
        chart.show(runs, past ? cursor : ChartState.NOWHERE, live);
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
        onHover = callback;
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
        network.setOnPicture(callback);
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

    private void pointAtNetwork(double x, double y) {
        Shown now = shown;
        String text = now == null
                ? ""
                : network.itemAt(x, y)
                        .map(item -> PointedAt.words(now, item, x, y))
                        .orElse("");
        hover(text, network, x, y);
    }

    private void pointAtConfusion(double x, double y) {
        hover(confusion.itemAt(x, y).map(TrainingStage::words).orElse(""), confusion, x, y);
    }

    private static String words(Item item) {
        Double value = item.value();
        return value == null ? item.name() : Readouts.exact(value) + " " + item.name();
    }

    /** Says it in the status line, and beside the pointer. */
    private void hover(String text, Node where, double x, double y) {
        onHover.accept(text);
        tip.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            tip.setText(text);
            tip.applyCss();
            tip.autosize();
            double left = where.getLayoutX() + x + 14;
            double right = getWidth() - tip.getWidth() - 4;
            double under = where.getLayoutY() + y + 18;
            boolean over = under + tip.getHeight() > getHeight() - 4;
            tip.relocate(Math.max(4, Math.min(left, right)), over ? under - 30 - tip.getHeight() : under);
        }
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
