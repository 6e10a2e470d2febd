package dev.backprop.app.network;

import dev.backprop.app.shell.EditHistory;
import dev.backprop.engine.session.Session;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The session that is stepped through, and its edits. Every change goes through {@link #edit} and can be undone; those who
 * show it listen to {@link #documentProperty}.
 */
final class SessionModel {
    private final ReadOnlyObjectWrapper<Document> document;
    private final EditHistory<Document> history = new EditHistory<>();

    /**
     * A session under its name.
     *
     * @param session has a network and samples
     * @param title what the header calls it
     */
    record Document(Session session, String title) {}

    SessionModel(Session session, String title) {
        Traced.network(session);
        document = new ReadOnlyObjectWrapper<>(this, "document", new Document(session, title));
    }

    /** What stands now. */
    Document document() {
        return document.get();
    }

    /** The session. */
    Session session() {
        return document.get().session();
    }

    /**
     * Puts another session in under another name. This too can be undone; but where nothing has been edited there is nothing
     * to lose, and it is no edit.
     */
    void open(Session next, String title) {
        Traced.network(next);
        if (history.undoNameProperty().get().isEmpty()) {
            history.clear();
            document.set(new Document(next, title));
        } else {
            change("opening of " + title, new Document(next, title), null);
        }
    }

    /** Changes the session; one that is equal is no edit. */
    void edit(String name, Session next) {
        edit(name, next, null);
    }

    /**
     * As {@link #edit(String, Session)}.
     *
     * @param gesture all edits of one gesture, such as a drag, are undone together; null stands alone
     */
    void edit(String name, Session next, @Nullable Object gesture) {
        change(name, new Document(next, document.get().title()), gesture);
    }

    private void change(String name, Document next, @Nullable Object gesture) {
        Document before = document.get();
        if (!next.equals(before)) {
            history.add(name, before, next, gesture);
            document.set(next);
        }
    }

    /** Takes the last edit back, if there is one. */
    void undo() {
        history.undo().ifPresent(document::set);
    }

    /** Makes the edit again that was undone last, if there is one. */
    void redo() {
        history.redo().ifPresent(document::set);
    }

    /** What can be undone and redone. */
    EditHistory<Document> history() {
        return history;
    }

    /** The session and its title. */
    ReadOnlyObjectProperty<Document> documentProperty() {
        return document.getReadOnlyProperty();
    }
}
