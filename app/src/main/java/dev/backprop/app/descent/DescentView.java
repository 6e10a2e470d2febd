package dev.backprop.app.descent;

import dev.backprop.app.paint.Export;
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
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The workspace of gradient descent on a function that somebody types. */
public final class DescentView implements Workspace {
    /** What the navigation rail shows of it. */
    public static final Entry ENTRY = new Entry("descent", "Descent", "fth-trending-down");

    private static final List<String> ENDINGS = List.of("png", "svg", "pdf", "csv");

    private final DescentViewModel model = new DescentViewModel();
    private final DescentPainter painter = new DescentPainter();
    private final ScreenSurface<DescentPicture> surface = new ScreenSurface<>(painter);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "Descent");
    private final FunctionField function = new FunctionField(model);
    private final StartDrag start = new StartDrag(model, surface);
    private final DescentInspector inspector;
    private final DescentCharts charts = new DescentCharts(model);
    private final VBox stage;
    private final Host host;
    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;

    /** A workspace that stands at the notebook's first setting: x², from 1, α = 0.95. */
    public DescentView(Host host) {
        this.host = host;
        inspector = new DescentInspector(model, host);
        function.getChildren().add(new SurfaceMenu(model, host));
        Pane over = new Pane(function.complaint());
        over.setMouseTransparent(true);
        over.getStylesheets().addAll(inspector.getStylesheets());
        function.getStylesheets().addAll(inspector.getStylesheets());
        StackPane picture = new StackPane(surface, over);
        picture.setMinSize(0, 0);
        VBox.setVgrow(picture, Priority.ALWAYS);
        charts.getStylesheets().addAll(inspector.getStylesheets());
        stage = new VBox(picture, charts);
        stage.setMinSize(0, 0);
        surface.setId("descent-stage");
        surface.setOnFailure(host::report);
        surface.setOnItemHover(
                item -> host.message(item.map(each -> each.spoken()).orElse("")));
        model.pictureProperty().addListener((observable, old, now) -> surface.show(now));
        surface.show(model.pictureProperty().get());
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public ObservableStringValue title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableStringValue subtitle() {
        return model.slopeProperty();
    }

    @Override
    public Node stage() {
        return stage;
    }

    @Override
    public Node inspector() {
        return inspector;
    }

    @Override
    public List<Node> tools() {
        return List.of(function);
    }

    @Override
    public Playback playback() {
        return model.playback();
    }

    @Override
    public void onThemeChanged(Palette newPalette, double newTypeScale) {
        palette = newPalette;
        typeScale = newTypeScale;
        surface.setPalette(newPalette, newTypeScale);
        charts.setPalette(newPalette, newTypeScale);
        inspector.setPalette(newPalette, newTypeScale);
    }

    @Override
    public void onPresentation(boolean presenting) {
        function.setDisable(presenting);
        inspector.setLocked(presenting);
        start.setLocked(presenting);
    }

    @Override
    public void onShown() {
        host.backend("FLOAT64 · the engine’s plain arrays");
    }

    @Override
    public void restart() {
        model.playback().pause();
        model.playback().toStart();
    }

    @Override
    public void newSeed() {
        if (model.config().noise().isNone()) {
            Workspace.super.newSeed();
        }
        model.conditions().drawAnew();
    }

    @Override
    public void open(Path file) {
        model.open(SessionReader.read(file), String.valueOf(file.getFileName()));
    }

    @Override
    public void open(Session session, String name) {
        model.open(session, name);
    }

    @Override
    public void save(Path file) {
        SessionWriter.write(file, model.session());
    }

    DescentViewModel model() {
        return model;
    }

    /** What the stage shows now, as numbers. */
    public DescentSnapshot snapshot() {
        return DescentSnapshot.of(model.trajectory(), model.playback().getIndex());
    }

    @Override
    public void exportTo(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            Export.replace(
                    file,
                    model.race().isOn()
                            ? new RaceTable(model.runsProperty().get()).bytes()
                            : new IterateTable(model.trajectory(), true).bytes());
            return;
        }
        PaintContext context = surface.context().orElse(new PaintContext(900, 600, palette, typeScale));
        Export.write(file, painter, model.pictureProperty().get(), context);
    }

    @Override
    public List<String> exportEndings() {
        return ENDINGS;
    }

    @Override
    public void close() {
        surface.close();
        charts.close();
        inspector.close();
    }
}
