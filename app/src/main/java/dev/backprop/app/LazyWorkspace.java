package dev.backprop.app;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.app.shell.Workspace;
import dev.backprop.engine.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that is built when something of it is first asked for other than what the navigation rail shows. Closing one
 * that was never built builds nothing. On the JavaFX thread.
 */
final class LazyWorkspace implements Workspace {
    private final Entry entry;
    private final Supplier<Workspace> builder;
    private @Nullable Workspace built;

    LazyWorkspace(Entry entry, Supplier<Workspace> builder) {
        this.entry = entry;
        this.builder = builder;
    }

    Workspace built() {
        Workspace there = built;
        if (there == null) {
            there = builder.get();
            built = there;
        }
        return there;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    @Override
    public ObservableStringValue title() {
        return built().title();
    }

    @Override
    public ObservableStringValue subtitle() {
        return built().subtitle();
    }

    @Override
    public Node stage() {
        return built().stage();
    }

    @Override
    public Node inspector() {
        return built().inspector();
    }

    @Override
    public @Nullable Node inspectorHead() {
        return built().inspectorHead();
    }

    @Override
    public List<Node> tools() {
        return built().tools();
    }

    @Override
    public Playback playback() {
        return built().playback();
    }

    @Override
    public void onThemeChanged(Palette palette, double typeScale) {
        built().onThemeChanged(palette, typeScale);
    }

    @Override
    public void onPresentation(boolean presenting) {
        built().onPresentation(presenting);
    }

    @Override
    public void onShown() {
        built().onShown();
    }

    @Override
    public void onHidden() {
        built().onHidden();
    }

    @Override
    public boolean settled() {
        return built().settled();
    }

    @Override
    public void restart() {
        built().restart();
    }

    @Override
    public void newSeed() {
        built().newSeed();
    }

    @Override
    public void undo() {
        built().undo();
    }

    @Override
    public void redo() {
        built().redo();
    }

    @Override
    public void copy() {
        built().copy();
    }

    @Override
    public boolean onKey(KeyEvent event) {
        return built().onKey(event);
    }

    @Override
    public void open(Path file) throws IOException {
        built().open(file);
    }

    @Override
    public void open(Session session, String name) {
        built().open(session, name);
    }

    @Override
    public void open(NetworkLoss loss) {
        built().open(loss);
    }

    @Override
    public void save(Path file) throws IOException {
        built().save(file);
    }

    @Override
    public void exportTo(Path file) throws IOException {
        built().exportTo(file);
    }

    @Override
    public boolean exporting() {
        return built().exporting();
    }

    @Override
    public List<String> exportEndings() {
        return built().exportEndings();
    }

    @Override
    public void close() {
        if (built != null) {
            built.close();
        }
    }
}
