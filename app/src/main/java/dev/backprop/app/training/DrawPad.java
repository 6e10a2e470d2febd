package dev.backprop.app.training;

import dev.backprop.app.paint.Numbers;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.SegmentedChoice;
import dev.backprop.app.shell.Workspace;
import dev.backprop.engine.data.Handwriting;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A drawer over the stage in which a digit is drawn: the pad, beside it the 28 × 28 pixels that the network sees, what it
 * tells them to be, and what they are meant to be. What is drawn is the stage's digit at once.
 */
final class DrawPad extends VBox {
    /** Each pixel that the network sees is a square of so many. */
    private static final int SQUARE = 4;

    private static final int SEEN = SQUARE * Handwriting.SIDE;
    private static final int TOLD = 3;
    /** In em: presentation mode has larger type. */
    private static final double SIDE_WIDTH = 12.2;

    private static final double SIDE_LINES = 3.1;

    private final Drawing drawing;
    private final Runnable close;
    private final PadSurface surface;
    private final WritableImage seen = new WritableImage(SEEN, SEEN);
    private final SegmentedChoice brush = new SegmentedChoice("Pen", "Eraser");
    private final Button undo = new Button("Undo");
    private final Button clear = new Button("Clear");
    private final Button step = new Button("Into the network", new FontIcon("fth-share-2"));
    private final ChoiceBox<Integer> label = new ChoiceBox<>();
    private final Label answer = new Label("·");
    private final Label others = new Label();
    private DigitImages images = new DigitImages(Palette.LIGHT);

    /**
     * An empty pad.
     *
     * @param into takes what is shown into the network
     * @param close puts the drawer away
     */
    DrawPad(Drawing drawing, Runnable into, Runnable close) {
        super(10);
        this.drawing = drawing;
        this.close = close;
        surface = new PadSurface(drawing);
        setId("draw-pad");
        getStyleClass().add("draw-pad");
        getStylesheets()
                .add(Objects.requireNonNull(DrawPad.class.getResource(LabInspector.STYLES), LabInspector.STYLES)
                        .toExternalForm());
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getProperties().put(Workspace.OWN_KEYS, true);
        // A press beside its controls is not one on the stage behind it.
        addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        brush.setId("pad-brush");
        brush.selectedProperty()
                .addListener((observable, old, now) -> drawing.erasingProperty().set(now.intValue() == 1));
        drawing.erasingProperty().addListener((observable, old, now) -> brush.select(now ? 1 : 0));
        button(undo, "pad-undo", "Takes the last stroke back (Ctrl+Z)", this::undo);
        button(clear, "pad-clear", "Takes all strokes away (Delete)", this::clear);
        button(step, "pad-into", "Steps through this digit's forward and backward pass", into);
        label.setId("pad-label");
        label.setItems(
                FXCollections.observableArrayList(IntStream.range(0, 10).boxed().toList()));
        label.setAccessibleText("what the digit is meant to be");
        label.setTooltip(new Tooltip("The digit that is meant: the loss and its gradient are of it"));
        label.setValue(drawing.labelProperty().get());
        label.valueProperty()
                .addListener((observable, old, now) -> drawing.labelProperty().set(now));
        drawing.labelProperty().addListener((observable, old, now) -> label.setValue(now.intValue()));
        drawing.digitProperty().addListener((observable, old, now) -> show(now));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        HBox tools = new HBox(8, brush, undo, clear);
        tools.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head(), new HBox(16, new VBox(10, surface, tools), side()));
        show(null);
    }

    private HBox head() {
        Label title = new Label("Draw a digit");
        title.getStyleClass().add("section-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button away = new Button("", new FontIcon("fth-x"));
        away.getStyleClass().addAll("flat", "button-icon");
        button(away, "pad-close", "Puts the pad away (Esc); its digit stays on the stage", close);
        HBox head = new HBox(title, gap, away);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox side() {
        ImageView view = new ImageView(seen);
        view.setAccessibleText("the digit as the network sees it");
        HBox framed = new HBox(view);
        framed.getStyleClass().add("pad-seen");
        framed.setMaxWidth(Region.USE_PREF_SIZE);
        answer.setId("pad-answer");
        answer.getStyleClass().addAll("number", "pad-answer");
        others.setId("pad-others");
        others.getStyleClass().add("muted");
        HBox meant = new HBox(8, muted("it is a"), label);
        meant.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Label sees = muted("the network sees");
        VBox side = new VBox(8, sees, framed, muted("and tells"), answer, others, gap, meant, step);
        // Of one width whatever it says: the pad must not move under the pen.
        sees.fontProperty().addListener((observable, old, now) -> size(side, now.getSize()));
        size(side, sees.getFont().getSize());
        return side;
    }

    private void size(VBox side, double em) {
        double width = Math.max(SEEN + 2, Math.rint(SIDE_WIDTH * em));
        side.setMinWidth(width);
        side.setMaxWidth(width);
        others.setMinHeight(Math.rint(SIDE_LINES * em));
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }

    private static void button(Button button, String id, String hint, Runnable action) {
        button.setId(id);
        button.getStyleClass().add("run-button");
        button.setAccessibleText(button.getText().isEmpty() ? hint : button.getText());
        button.setTooltip(new Tooltip(hint));
        button.setOnAction(event -> action.run());
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
        }
    }

    /** Takes the last stroke back. */
    void undo() {
        drawing.undo();
        surface.refresh();
    }

    private void clear() {
        drawing.clear();
        surface.refresh();
    }

    void setPalette(Palette palette) {
        images = new DigitImages(palette);
        surface.setPalette(palette);
        show(drawing.digitProperty().get());
    }

    /** Gives the focus to the pad. */
    void focus() {
        surface.requestFocus();
    }

    private void show(Shown.@Nullable Digit digit) {
        boolean none = digit == null;
        images.paint(
                seen,
                new Ink.Area(0, 0, SEEN, SEEN),
                (x, y) -> digit == null
                        ? 0
                        : Math.round(digit.pixels()[y / SQUARE * Handwriting.SIDE + x / SQUARE] * 255));
        undo.setDisable(!drawing.ink().canUndo());
        clear.setDisable(none);
        step.setDisable(true);
        if (none) {
            answer.setText("·");
            others.setText("draw in the square,\nas large as you like");
        }
    }

    /** What the network makes of the digit that is drawn; another one's is not shown here. */
    void told(@Nullable Shown shown) {
        Shown.Digit own = drawing.digitProperty().get();
        if (shown == null || own == null || !shown.digit().drawn()) {
            return;
        }
        double[] p = shown.reading().probabilities();
        int[] best = IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> Double.compare(p[b], p[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        answer.setText(best[0] + "  " + Numbers.fixed(p[best[0]], 3));
        StringBuilder rest = new StringBuilder();
        for (int i = 1; i < Math.min(TOLD, best.length); i++) {
            rest.append(i > 1 ? "\n" : "").append(best[i]).append("  ").append(Numbers.fixed(p[best[i]], 3));
        }
        others.setText(rest.toString());
        step.setDisable(false);
    }
}
