package dev.backprop.app.descent;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.Host;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.app.shell.UndoButtons;
import dev.backprop.app.shell.Workspace;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.session.SessionWriter;
import dev.backprop.engine.session.SliceBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The workspace of gradient descent on a function that somebody types. */
public final class DescentView implements Workspace {
    /** What the navigation rail shows of it. */
    public static final Entry ENTRY = new Entry("descent", "Descent", "fth-trending-down");

    private static final List<String> ENDINGS = List.of("png", "svg", "pdf", "csv");

    private final ExecutorService background = SliceView.thread("backprop-descent");
    private final TableWriter tables;
    private final DescentViewModel model;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "Descent");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final FunctionField function;
    private final DescentInspector inspector;
    private final FunctionStage ofFunction;
    private final StackPane stage;
    private final VBox panel;
    private final HBox tools;
    private final Host host;
    private @Nullable SliceView loss;
    private boolean presenting;
    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;

    /** A workspace that stands at the notebook's first setting: x², from 1, α = 0.95. */
    public DescentView(Host host) {
        this.host = host;
        tables = new TableWriter(SliceView.thread("backprop-table"), System::nanoTime, host);
        model = new DescentViewModel(background, Platform::runLater, System::nanoTime, host::progress);
        model.setOnFault(host::report);
        function = new FunctionField(model);
        inspector = new DescentInspector(model, host);
        function.getChildren()
                .addAll(
                        new SurfaceMenu(model, host, this::focusStage),
                        new UndoButtons(
                                "descent",
                                model.edits().history(),
                                function.disabledProperty(),
                                this::focusStage,
                                model::undo,
                                model::redo));
        List<String> styles = inspector.getStylesheets();
        function.getStylesheets().addAll(styles);
        ofFunction = new FunctionStage(model, function.complaint(), styles, host);
        stage = new StackPane(ofFunction);
        stage.setMinSize(0, 0);
        panel = new VBox(inspector);
        tools = new HBox(function);
        tools.setAlignment(Pos.CENTER);
        subtitle.bind(model.slopeProperty());
        Gestures.in(panel, model.edits());
        Gestures.in(ofFunction, model.edits());
    }

    /** Puts a network's loss in the place of the function. */
    private SliceView turnToLoss() {
        SliceView view = loss;
        if (view == null) {
            view = new SliceView(host, model.playback(), this::turnToFunction);
            view.panel().getStylesheets().addAll(inspector.getStylesheets());
            view.stage().getStylesheets().addAll(inspector.getStylesheets());
            view.setPalette(palette, typeScale);
            view.panel().setLocked(presenting);
            loss = view;
        }
        model.rest();
        stage.getChildren().setAll(view.stage());
        panel.getChildren().setAll(view.panel());
        tools.getChildren().setAll(view.back());
        title.set("A network’s loss");
        subtitle.unbind();
        return view;
    }

    private void turnToFunction() {
        SliceView view = loss;
        if (view == null || !view.model().isShown()) {
            return;
        }
        view.model().hide();
        stage.getChildren().setAll(ofFunction);
        panel.getChildren().setAll(inspector);
        tools.getChildren().setAll(function);
        title.set("Descent");
        subtitle.bind(model.slopeProperty());
        model.resume();
        focusStage();
    }

    /** Gives the player its keys. */
    private void focusStage() {
        Node around = stage.getParent();
        if (around != null) {
            around.requestFocus();
        }
    }

    private @Nullable SliceView shownLoss() {
        SliceView view = loss;
        return view != null && view.model().isShown() ? view : null;
    }

    @Override
    public void open(NetworkLoss next) {
        open(next, SlicePlane.of(next), SliceJob.center(next));
    }

    private void open(NetworkLoss next, SlicePlane over, int at) {
        turnToLoss().model().show(next, over, at);
        subtitle.set(SlicePanel.shape(next.spec()));
    }

    @Override
    public boolean settled() {
        SliceView view = shownLoss();
        return view == null ? model.settled() : view.model().settled();
    }

    @Override
    public void newSeed() {
        SliceView view = shownLoss();
        if (view == null && model.wished().noise().isNone()) {
            Workspace.super.newSeed();
        } else if (view == null) {
            model.conditions().drawAnew();
        } else if (!presenting) {
            view.model().newSeed(view.model().planeProperty().get().seed() + 1);
        }
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
        return subtitle.getReadOnlyProperty();
    }

    @Override
    public Node stage() {
        return stage;
    }

    @Override
    public Node inspector() {
        return panel;
    }

    @Override
    public List<Node> tools() {
        return List.of(tools);
    }

    @Override
    public Playback playback() {
        return model.playback();
    }

    @Override
    public void onThemeChanged(Palette newPalette, double newTypeScale) {
        palette = newPalette;
        typeScale = newTypeScale;
        ofFunction.setPalette(newPalette, newTypeScale);
        inspector.setPalette(newPalette, newTypeScale);
        if (loss != null) {
            loss.setPalette(newPalette, newTypeScale);
        }
    }

    @Override
    public void onPresentation(boolean on) {
        presenting = on;
        if (loss != null) {
            loss.panel().setLocked(on);
        }
        function.setDisable(presenting);
        inspector.setLocked(presenting);
        ofFunction.setLocked(presenting);
    }

    @Override
    public void onShown() {
        host.backend("FLOAT64 · the engine’s plain arrays");
    }

    @Override
    public void undo() {
        if (!presenting && shownLoss() == null) {
            model.undo();
        }
    }

    @Override
    public void redo() {
        if (!presenting && shownLoss() == null) {
            model.redo();
        }
    }

    @Override
    public void restart() {
        model.playback().pause();
        model.playback().toStart();
    }

    @Override
    public void open(Path file) {
        open(SessionReader.read(file), String.valueOf(file.getFileName()));
    }

    @Override
    public void open(Session session, String name) {
        if (session.descent() == null
                && session.network() != null
                && !session.samples().isEmpty()) {
            NetworkLoss of = NetworkLoss.of(session, session.parameters(), name);
            SliceBlock kept = session.view() == null ? null : session.view().slice();
            if (kept == null) {
                open(of);
            } else {
                open(of, SlicePlane.of(of, kept), session.step());
            }
            return;
        }
        turnToFunction();
        model.open(session, name);
    }

    @Override
    public void save(Path file) {
        SliceView view = shownLoss();
        SessionWriter.write(file, view == null ? model.session() : view.model().session());
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
        SliceView view = shownLoss();
        if (view != null) {
            view.export(file);
            return;
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            tables.write(file, model.table());
            return;
        }
        ofFunction.export(file);
    }

    @Override
    public boolean exporting() {
        return tables.isBusy();
    }

    @Override
    public List<String> exportEndings() {
        return ENDINGS;
    }

    @Override
    public void close() {
        model.close();
        background.shutdownNow();
        tables.close();
        ofFunction.close();
        inspector.close();
        if (loss != null) {
            loss.close();
        }
    }
}
