package dev.backprop.app.network;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.Workspace;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.session.SessionWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javafx.application.Platform;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The Network workspace. */
public final class NetworkView implements Workspace {
    /** What the navigation rail shows of it. */
    public static final Entry ENTRY = new Entry("network", "Network", "fth-share-2");

    private static final int SEEDS = 1_000_000;
    private static final PaintContext UNSEEN = new PaintContext(1280, 720, Palette.LIGHT, 1);

    private final HoverWords host;
    private final HoverTip tip = new HoverTip();
    private final ExecutorService engine = thread("backprop-trace");
    private final ExecutorService lookup = thread("backprop-scene");
    private final ExecutorService background = thread("backprop-check");
    private final NetworkViewModel model;
    private final StagePainter painter = new StagePainter();
    private final ScreenSurface<NetworkScene> surface = new ScreenSurface<>(painter);
    private final Inspector inspector;
    private final HeaderTools tools;
    private final StageEditor editor;
    private final FullValue copier;
    private final PredictKeys keys;

    /** A workspace that shows the lecture's network; on the JavaFX thread. */
    public NetworkView(Host shell) {
        host = new HoverWords(shell);
        model = new NetworkViewModel(
                new NetworkViewModel.Threads(engine, lookup, background),
                Platform::runLater,
                () -> ThreadLocalRandom.current().nextInt(SEEDS));
        inspector = new Inspector(model, host, this::focusStage);
        tools = new HeaderTools(model, this::focusStage);
        surface.setId("network-stage");
        surface.setAccessibleText("the network and the derivation of the current step");
        surface.setOnFailure(host::report);
        editor = new StageEditor(surface, model, host);
        copier = new FullValue(surface, host);
        keys = new PredictKeys(model.options(), model.predict());
        editor.over(tip.node());
        surface.setOnItemHover(this::hover);
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> tip.hide());
        model.setOnFailure(host::report);
        model.setOnProgress(host::message);
        // What was said of the number or the refusal before is said no more; whoever edits speaks after this.
        model.document().documentProperty().addListener((observable, old, now) -> host.message(""));
        model.sceneProperty().addListener((observable, old, now) -> show(now));
        show(model.sceneProperty().get());
    }

    private void hover(Optional<Item> item) {
        model.options()
                .hoveredProperty()
                .set(item.map(i -> CardItems.lit(i.id())).orElse(null));
        item.ifPresentOrElse(i -> host.pointed(FullValue.words(i) + editor.hint(i)), host::left);
        Point2D pointer = surface.pointer().orElse(null);
        if (item.isPresent() && pointer != null) {
            tip.show(item.get(), pointer, surface.getWidth(), surface.getHeight());
        } else {
            tip.hide();
        }
        copier.hover(item);
        editor.hover(item);
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void show(@org.jspecify.annotations.Nullable NetworkScene scene) {
        if (scene != null) {
            surface.show(scene);
        }
    }

    private void focusStage() {
        Node parent = editor.node().getParent();
        if (parent != null) {
            parent.requestFocus();
        }
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public ObservableStringValue title() {
        return model.titleProperty();
    }

    @Override
    public ObservableStringValue subtitle() {
        return model.subtitleProperty();
    }

    @Override
    public Node stage() {
        return editor.node();
    }

    @Override
    public Node inspector() {
        return inspector;
    }

    @Override
    public List<Node> tools() {
        return tools.nodes();
    }

    @Override
    public Playback playback() {
        return model.playback();
    }

    @Override
    public void onThemeChanged(Palette palette, double typeScale) {
        surface.setPalette(palette, typeScale);
    }

    @Override
    public void onPresentation(boolean presenting) {
        model.options().presentingProperty().set(presenting);
        inspector.setLocked(presenting);
    }

    @Override
    public void onHidden() {
        model.playback().pause();
    }

    @Override
    public void restart() {
        model.restart();
    }

    @Override
    public void newSeed() {
        model.newSeed();
    }

    @Override
    public void undo() {
        if (!model.options().presentingProperty().get()) {
            model.document().undo();
        }
    }

    @Override
    public void redo() {
        if (!model.options().presentingProperty().get()) {
            model.document().redo();
        }
    }

    @Override
    public boolean onKey(KeyEvent event) {
        return keys.key(event) || looks(event) || editor.key(event);
    }

    private boolean looks(KeyEvent event) {
        switch (event.getCode()) {
            case G -> model.options().nextView();
            case C -> model.options().nextColouring();
            case L -> ShowLoss.of(model, host);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void copy() {
        copier.copy();
    }

    @Override
    public boolean settled() {
        return model.settled();
    }

    @Override
    public void open(Path file) {
        open(SessionReader.read(file), String.valueOf(file.getFileName()));
    }

    @Override
    public void open(Session session, String name) {
        model.open(session, name);
        if (session.network() != null && session.network().spec().doubleSoftmax()) {
            host.message("the last softmax is followed by the one inside cross-entropy: a double softmax");
        }
    }

    /** Every element of the network with what is known of it now. */
    public List<ItemValue> items() {
        return model.items();
    }

    /** The session as it stands, with where the player is. */
    public Session session() {
        return model.session();
    }

    @Override
    public void save(Path file) {
        SessionWriter.write(file, model.session());
    }

    @Override
    public void exportTo(Path file) throws IOException {
        NetworkScene scene = model.sceneProperty().get();
        if (scene != null) {
            Export.write(file, painter, scene, surface.context().orElse(UNSEEN));
        }
    }

    @Override
    public List<String> exportEndings() {
        return Export.ENDINGS;
    }

    @Override
    public void close() {
        engine.shutdownNow();
        lookup.shutdownNow();
        background.shutdownNow();
        surface.close();
    }
}
