package dev.backprop.app.descent;

import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** One of several named things, chosen from a list that opens. */
final class Choice {
    private Choice() {}

    /**
     * @param id of the control
     * @param name of what is chosen, for screen readers
     * @param title of each, as the list shows it
     * @param chosen follows the list, and the list follows it
     */
    static <T> ComboBox<T> of(String id, String name, T[] all, Function<T, String> title, Property<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T each) {
                return each == null ? "" : title.apply(each);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(name + ": it is chosen, not typed");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }
}
