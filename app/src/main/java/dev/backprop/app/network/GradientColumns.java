package dev.backprop.app.network;

import dev.backprop.engine.trace.Figures;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How wide the columns of the gradient table are, and whether there is room for them beside each other. */
final class GradientColumns {
    /** What the error, the mark, the paddings and a scroll bar take, in em. */
    private static final double REST = 6;
    /** The narrowest column of names, in em, and how much a character of a longer one takes. */
    private static final double NAME = 4.6;

    private static final double NAME_CHARACTER = 0.45;
    private static final double NAME_SIZE = 0.92;
    /** The width of a digit at the size of the numbers, and the gap before a number, in em. */
    private static final double DIGIT = 0.52;

    private static final double GAP = 0.45;
    /** Sign, a digit and the point. */
    private static final int BEFORE = 3;

    private static final int COLUMNS = 3;
    /** What the words, the paddings and a scroll bar take where the three stand under each other, in em. */
    private static final double STACKED_REST = 8;
    /** Sign, a digit and an exponent of three: {@code −1e−300}. */
    private static final int LEAST_ROOM = 7;
    /** Errors from here on are no powers of ten. */
    private static final double LARGE = 0.01;

    private final IntegerProperty digits = new SimpleIntegerProperty(this, "digits", StageOptions.USUAL_DIGITS);
    private final IntegerProperty room = new SimpleIntegerProperty(this, "room", Integer.MAX_VALUE);
    private final ReadOnlyBooleanWrapper stacked = new ReadOnlyBooleanWrapper(this, "stacked", false);
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final HBox head = new HBox();

    GradientColumns() {
        head.getStyleClass().add("gradient-head");
        Label name = name();
        name.styleProperty().bind(this.name);
        Label error = error();
        error.setText("error");
        error.getStyleClass().remove("number");
        head.getChildren().addAll(name, head("hand"), head("autograd"), head("numeric"), error, check());
        stacked.addListener((observable, old, now) -> Section.show(head, !now));
    }

    /** The names of the columns. */
    HBox head() {
        return head;
    }

    /** Whether the three stand under each other. */
    ReadOnlyBooleanProperty stackedProperty() {
        return stacked.getReadOnlyProperty();
    }

    /** The style that gives the names their width. */
    StringProperty nameStyleProperty() {
        return name;
    }

    /** Characters that a number may have. */
    IntegerProperty roomProperty() {
        return room;
    }

    /** Decimals of the numbers. */
    IntegerProperty digitsProperty() {
        return digits;
    }

    /**
     * Decides for a width.
     *
     * @param width of the list, in pixels; 0 before it has one
     * @param em the size of type there
     * @param longest characters of the longest name
     */
    void fit(double width, double em, int decimals, int longest) {
        double names = Math.max(NAME, NAME_CHARACTER * longest);
        double needed = (COLUMNS * ((decimals + BEFORE) * DIGIT + GAP) + REST + names * NAME_SIZE) * em;
        name.set("-fx-min-width: " + names + "em; -fx-pref-width: " + names + "em;");
        digits.set(decimals);
        stacked.set(width > 0 && needed > width);
        double free =
                stacked.get() ? width / em - STACKED_REST : (width / em - REST - names * NAME_SIZE) / COLUMNS - GAP;
        room.set(width > 0 ? Math.max(LEAST_ROOM, (int) Math.floor(free / DIGIT)) : Integer.MAX_VALUE);
    }

    /** A number that is never cut off: with fewer decimals, or an exponent, where it is long. */
    String text(double value) {
        return Figures.fitting(value, digits.get(), room.get());
    }

    /** A relative error with one significant digit: {@code 2e−11}. */
    static String error(double value) {
        if (value == 0 || value >= LARGE || !Double.isFinite(value)) {
            return Figures.plain(value, Figures.MIN_DIGITS);
        }
        return String.format(java.util.Locale.ROOT, "%.0e", value)
                .replaceFirst("e([+-])0*(\\d)", "e$1$2")
                .replace("e+", "e")
                .replace('-', '−');
    }

    private static Label head(String words) {
        Label label = number();
        label.getStyleClass().remove("number");
        label.setText(words);
        return label;
    }

    static Label name() {
        return label("gradient-name", Pos.CENTER_LEFT);
    }

    static Label number() {
        Label label = label("gradient-number", Pos.CENTER_RIGHT);
        label.getStyleClass().add("number");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    static Label error() {
        Label label = label("gradient-relative", Pos.CENTER_RIGHT);
        label.getStyleClass().add("number");
        return label;
    }

    static Label check() {
        return label("gradient-check", Pos.CENTER_RIGHT);
    }

    private static Label label(String style, Pos alignment) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setAlignment(alignment);
        label.setMinWidth(0);
        return label;
    }
}
