package dev.backprop.app.descent;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How far the picture of a loss is that is under way, in numbers and words; it belongs to the window's thread. */
final class SliceProgress {
    /** Nothing is under way. */
    static final double DONE = -1;

    /** What takes longer says how far it is. */
    private static final long SOON_NANOS = 1_000_000_000;

    private final ReadOnlyDoubleWrapper part = new ReadOnlyDoubleWrapper(this, "part", DONE);
    private final ReadOnlyBooleanWrapper lasting = new ReadOnlyBooleanWrapper(this, "lasting", false);
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper(this, "doing", "");

    /** Something new is under way. */
    void begin() {
        end();
        part.set(0);
    }

    /**
     * It is so far.
     *
     * @param done 0 to 1
     * @param words what is being computed
     * @param nanos how long it has taken
     */
    void tell(double done, String words, long nanos) {
        part.set(done);
        doing.set(words);
        lasting.set(nanos > SOON_NANOS);
    }

    /** Nothing is under way any more. */
    void end() {
        part.set(DONE);
        doing.set("");
        lasting.set(false);
    }

    /** Whether something is under way. */
    boolean isOn() {
        return part.get() != DONE;
    }

    /** How far it is, 0 to 1; {@link #DONE} where nothing is under way. */
    ReadOnlyDoubleProperty partProperty() {
        return part.getReadOnlyProperty();
    }

    /** Whether it has taken more than a second. */
    ReadOnlyBooleanProperty lastingProperty() {
        return lasting.getReadOnlyProperty();
    }

    /** What is being computed. */
    ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }
}
