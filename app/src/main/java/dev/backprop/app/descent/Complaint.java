package dev.backprop.app.descent;

import dev.backprop.engine.BadInputException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is wrong with the settings of a descent, until they change; it belongs to the window's thread. */
final class Complaint {
    private final ReadOnlyObjectWrapper<Optional<InputError>> error =
            new ReadOnlyObjectWrapper<>(this, "error", Optional.empty());
    /** Whether it is about too little memory: then it is no longer true once something else is asked for. */
    private boolean cramped;

    /** The settings cannot be used. */
    void refuse(BadInputException why) {
        cramped = false;
        error.set(Optional.of(InputError.of(why)));
    }

    /** The settings can be used, and there is too little memory for what follows from them. */
    void refuse(DescentJob tooLarge) {
        cramped = true;
        error.set(Optional.of(InputError.noRoom(tooLarge)));
    }

    /** The settings can be used. */
    void end() {
        cramped = false;
        error.set(Optional.empty());
    }

    /** Something is computed: whether there is room for it will be seen. */
    void askAnew() {
        if (cramped) {
            end();
        }
    }

    /** What is wrong; empty where nothing is. */
    ReadOnlyObjectProperty<Optional<InputError>> errorProperty() {
        return error.getReadOnlyProperty();
    }
}
