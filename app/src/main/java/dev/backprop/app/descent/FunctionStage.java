package dev.backprop.app.descent;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.paint.ScreenSurface;
import dev.backprop.app.shell.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The stage of a descent on a function: its picture, whose start can be dragged, and under it the charts. */
final class FunctionStage extends VBox implements AutoCloseable {
    private static final double USUAL_WIDTH = 900;
    private static final double USUAL_HEIGHT = 600;

    private final DescentViewModel model;
    private final DescentPainter painter = new DescentPainter();
    private final ScreenSurface<DescentPicture> surface = new ScreenSurface<>(painter);
    private final StartDrag start;
    private final DescentCharts charts;
    private Palette palette = Palette.LIGHT;
    private double typeScale = 1;

    /**
     * @param complaint about the function, over the picture
     * @param styles of the lab
     */
    FunctionStage(DescentViewModel model, Node complaint, List<String> styles, Host host) {
        this.model = model;
        start = new StartDrag(model, surface, host::message);
        charts = new DescentCharts(model);
        charts.getStylesheets().addAll(styles);
        Pane over = new Pane(complaint);
        over.setMouseTransparent(true);
        over.getStylesheets().addAll(styles);
        StackPane picture = new StackPane(surface, over);
        picture.setMinSize(0, 0);
        VBox.setVgrow(picture, Priority.ALWAYS);
        getChildren().addAll(picture, charts);
        setMinSize(0, 0);
        surface.setId("descent-stage");
        surface.setOnFailure(host::report);
        surface.setOnItemHover(
                item -> host.message(item.map(each -> each.spoken()).orElse("")));
        model.pictureProperty().addListener((observable, old, now) -> surface.show(now));
        surface.show(model.pictureProperty().get());
    }

    void setPalette(Palette next, double nextTypeScale) {
        palette = next;
        typeScale = nextTypeScale;
        surface.setPalette(next, nextTypeScale);
        charts.setPalette(next, nextTypeScale);
    }

    /** Whether the start stays where it is, as while something is presented. */
    void setLocked(boolean locked) {
        start.setLocked(locked);
    }

    /** Writes the picture as it is seen now, or at a usual size before it has been seen. */
    void export(Path file) throws IOException {
        PaintContext context =
                surface.context().orElse(new PaintContext(USUAL_WIDTH, USUAL_HEIGHT, palette, typeScale));
        Export.write(file, painter, model.pictureProperty().get(), context);
    }

    @Override
    public void close() {
        surface.close();
        charts.close();
    }
}
