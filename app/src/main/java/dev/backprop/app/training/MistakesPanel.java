package dev.backprop.app.training;

import dev.backprop.app.paint.Palette;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * What the shown state got wrong: how many, a gallery of them of which only the rows in sight are there, and the accuracy of
 * each class. A click on a digit shows it on the stage, one on a class lists that class's mistakes.
 */
final class MistakesPanel extends VBox {
    private static final int LEAST_ACROSS = 3;
    private static final int LEAST_ROWS = 3;
    private static final int MOST_ROWS = 12;
    /** Sizes in em: of a row, of a digit in it, and of all that stands over and under the gallery in a window. */
    private static final double ROW = 4.7;

    private static final double TILE = 3.55;
    private static final double AROUND = 36.6;
    /** The same in presentation, where the header and the status line are not there and the transport bar is lower. */
    private static final double AROUND_PRESENTED = 28;

    private static final double SCROLL_BAR = 16;
    private static final int CLASS_COLUMNS = 3;

    private final MistakesModel model;
    private final IntConsumer show;
    private final Consumer<String> say;
    private final Label count = new Label();
    private final Label none = new Label();
    private final ListView<Integer> gallery = new ListView<>();
    private final GridPane classes = new GridPane();
    private final ChoiceBox<Integer> label;
    private final ChoiceBox<Integer> told;
    /** As many as there are rows in sight: the list makes new ones of old ones. */
    private final Set<MistakeRow> cells = Collections.newSetFromMap(new WeakHashMap<>());

    private DigitImages images = new DigitImages(Palette.LIGHT);
    private int across = LEAST_ACROSS;
    private boolean presenting;

    /**
     * An empty panel.
     *
     * @param show brings a test digit to the stage
     * @param say says something of a digit that is pointed at
     */
    MistakesPanel(MistakesModel model, IntConsumer show, Consumer<String> say) {
        super(10);
        this.model = model;
        this.show = show;
        this.say = say;
        setId("training-mistakes");
        Label title = new Label("What it got wrong");
        title.getStyleClass().add("section-title");
        count.setId("mistakes-count");
        count.getStyleClass().add("number");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        label = choice("mistakes-true", "what they are", model.labelProperty());
        told = choice("mistakes-told", "what they were told to be", model.toldProperty());
        HBox filter = new HBox(8, muted("true"), label, muted("told"), told);
        filter.setAlignment(Pos.CENTER_LEFT);
        gallery.setId("mistakes-gallery");
        gallery.setAccessibleText("test digits that are told wrongly, the surest mistakes first");
        gallery.getStyleClass().addAll("mistakes-gallery", "edge-to-edge");
        gallery.setCellFactory(view -> cell());
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        gallery.setPlaceholder(none);
        classes.setId("mistakes-classes");
        classes.setHgap(18);
        classes.setVgap(2);
        count.fontProperty().addListener((observable, old, now) -> size());
        gallery.widthProperty().addListener((observable, old, now) -> size());
        sceneProperty().flatMap(Scene::heightProperty).addListener((observable, old, now) -> size());
        getChildren().addAll(new HBox(title, gap, count), filter, gallery, muted("right, of each class"), classes);
        model.listedProperty().addListener((observable, old, now) -> list());
        model.mistakesProperty().addListener((observable, old, now) -> classes());
        size();
        list();
        classes();
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static ChoiceBox<Integer> choice(String id, String spoken, IntegerProperty property) {
        ChoiceBox<Integer> choice = new ChoiceBox<>();
        choice.setId(id);
        choice.setAccessibleText(spoken);
        choice.setConverter(new Classes());
        choice.setItems(FXCollections.observableArrayList(
                IntStream.range(Mistakes.ANY, 10).boxed().toList()));
        choice.setValue(property.get());
        choice.valueProperty().addListener((observable, old, now) -> property.set(now));
        property.addListener((observable, old, now) -> choice.setValue(now.intValue()));
        return choice;
    }

    /** A class's number, or "any". */
    private static final class Classes extends StringConverter<Integer> {
        @Override
        public String toString(Integer which) {
            return which == null || which == Mistakes.ANY ? "any" : String.valueOf(which);
        }

        @Override
        public Integer fromString(String text) {
            return text.equals("any") ? Mistakes.ANY : Integer.valueOf(text);
        }
    }

    /** As many digits in a row as there is room for, and as many rows as leave the classes in sight. */
    private void size() {
        double em = count.getFont().getSize();
        double row = Math.rint(ROW * em);
        double window = getScene() == null ? 0 : getScene().getHeight();
        int rows = rows(window, em, presenting);
        gallery.setFixedCellSize(row);
        gallery.setPrefHeight(rows * row + 4);
        gallery.setMinHeight(2 * row);
        int fit = (int) Math.max(LEAST_ACROSS, Math.floor((gallery.getWidth() - SCROLL_BAR) / (TILE * em)));
        if (fit != across) {
            across = fit;
            list();
        }
    }

    /**
     * How many rows of digits leave the classes in sight.
     *
     * @param window its height in pixels
     * @param em the size of type in pixels
     */
    static int rows(double window, double em, boolean presenting) {
        double free = window - (presenting ? AROUND_PRESENTED : AROUND) * em;
        return (int) Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.floor(free / Math.rint(ROW * em))));
    }

    void setPresenting(boolean on) {
        presenting = on;
        size();
    }

    private MistakeRow cell() {
        MistakeRow cell = new MistakeRow(new Source());
        cells.add(cell);
        return cell;
    }

    /** What a row asks for. */
    private final class Source implements MistakeRow.Source {
        @Override
        public List<Mistakes.Mistake> listed() {
            return model.listedProperty().get();
        }

        @Override
        public int across() {
            return across;
        }

        @Override
        public DigitImages images() {
            return images;
        }

        @Override
        public DigitImages.Levels levels(int digit) {
            var test = model.test();
            return test == null
                    ? (x, y) -> 0
                    : (x, y) -> x < test.columns() && y < test.rows() ? test.pixel(digit, y * test.columns() + x) : 0;
        }

        @Override
        public void chosen(int digit) {
            show.accept(digit);
        }

        @Override
        public void pointed(String words) {
            say.accept(words);
        }
    }

    private void list() {
        List<Mistakes.Mistake> listed = model.listedProperty().get();
        int all = model.mistakesProperty().get().size();
        boolean measured = model.mistakesProperty().get().classes() > 0;
        count.setText(!measured ? "" : listed.size() == all ? String.valueOf(all) : listed.size() + " of " + all);
        none.setText(measured ? "none" : "Nothing has been measured yet: train an epoch.");
        gallery.setItems(FXCollections.observableList(numbers((listed.size() + across - 1) / across)));
        cells.forEach(MistakeRow::refresh);
    }

    /** The indices of the rows, without an object for each. */
    private static List<Integer> numbers(int size) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private void classes() {
        Mistakes now = model.mistakesProperty().get();
        classes.getChildren().clear();
        int down = (now.classes() + CLASS_COLUMNS - 1) / CLASS_COLUMNS;
        for (int c = 0; c < now.classes(); c++) {
            int which = c;
            Hyperlink name = new Hyperlink(String.valueOf(c));
            name.setAccessibleText("the mistakes among the digits " + c);
            name.getStyleClass().add("mistakes-class");
            name.setOnAction(event -> model.filter(which, Mistakes.ANY));
            Label share = new Label(
                    Double.isNaN(now.accuracy(c)) ? "·" : String.format(Locale.ROOT, "%.1f %%", 100 * now.accuracy(c)));
            share.setId("mistakes-class-" + c);
            share.getStyleClass().add("number");
            classes.add(new HBox(10, name, share), Math.floorDiv(c, down), c % down);
        }
    }

    /** Lets only one pair of classes through. */
    void filter(int trueLabel, int answer) {
        model.filter(trueLabel, answer);
    }

    void setPalette(Palette palette) {
        images = new DigitImages(palette);
        cells.forEach(MistakeRow::refresh);
    }
}
