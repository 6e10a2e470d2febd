package dev.backprop.app.shell;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * One room of the window. The shell shows its parts in their places, drives its playback from the transport bar and the
 * keyboard, and calls it when a command is given. Everything here is called on the JavaFX thread.
 *
 * <p>A command that fails throws: {@link BadInputException} and {@link IOException} become a line in the window.
 */
public interface Workspace extends AutoCloseable {
    /** A node on the stage that has this among its properties keeps the keys that would otherwise be the player's. */
    String OWN_KEYS = "own-keys";

    /**
     * What the window shows of a workspace before it is built.
     *
     * @param id the word in options and files: {@code network}, {@code training}, {@code descent}
     * @param label the word in the navigation rail
     * @param icon the icon in the navigation rail, a Feather literal such as {@code fth-share-2}
     */
    record Entry(String id, String label, String icon) {}

    /** Its entry in the navigation rail; always the same. */
    Entry entry();

    /** The word in options and files. */
    default String id() {
        return entry().id();
    }

    /** The word in the navigation rail. */
    default String label() {
        return entry().label();
    }

    /** The title in the header. */
    ObservableStringValue title();

    /** The quieter text beside the title. */
    ObservableStringValue subtitle();

    /** The picture in the middle; always the same node. */
    Node stage();

    /** The panel at the right; always the same node. The shell scrolls it and gives it its width. */
    Node inspector();

    /** What stands above that panel and does not scroll away with it; null for nothing; always the same node. */
    default @Nullable Node inspectorHead() {
        return null;
    }

    /** What the header shows in its middle, such as {@link dev.backprop.app.playback.SegmentedChoice}s; always the same nodes. */
    default List<Node> tools() {
        return List.of();
    }

    /** What the transport bar drives; always the same model. */
    Playback playback();

    /** New colours and a new size of type; also called once before the workspace is first shown. */
    default void onThemeChanged(Palette palette, double typeScale) {}

    /** Presentation mode has begun or ended: it locks editing and keeps inspection. */
    default void onPresentation(boolean presenting) {}

    /** The workspace is in the window now. */
    default void onShown() {}

    /** Another workspace is in the window now. */
    default void onHidden() {}

    /** Whether what it shows stands for now: false while something that belongs in the picture is still being read. */
    default boolean settled() {
        return true;
    }

    /** Begins again from the same initial state. */
    default void restart() {
        playback().toStart();
    }

    /** Begins again from a new seed. */
    default void newSeed() {
        throw new BadInputException(label() + " has no seed to draw anew");
    }

    /** Takes the last edit back, if there is one. */
    default void undo() {}

    /** Makes the edit again that was taken back last, if there is one. */
    default void redo() {}

    /** Copies what is pointed at on the stage, if it can be copied. */
    default void copy() {}

    /**
     * A key that was pressed while the stage or the transport bar had the focus, and that the window has no use for.
     *
     * @return whether it was of use here
     */
    default boolean onKey(KeyEvent event) {
        return false;
    }

    /** Opens a session. */
    default void open(Path file) throws IOException {
        throw new BadInputException(label() + " opens no files");
    }

    /**
     * Shows a session that has been made or read.
     *
     * @param name what the header calls it
     * @throws BadInputException if it has nothing for this workspace
     */
    default void open(Session session, String name) {
        throw new BadInputException(label() + " opens no sessions of others");
    }

    /**
     * Shows a network's loss.
     *
     * @throws BadInputException if this workspace has no use for one, or it cannot be shown
     */
    default void open(NetworkLoss loss) {
        throw new BadInputException(label() + " shows no network's loss");
    }

    /** Saves the session. */
    default void save(Path file) throws IOException {
        throw new BadInputException(label() + " has nothing to save");
    }

    /** Writes the picture, or the numbers, in the format that the file's ending names. */
    default void exportTo(Path file) throws IOException {
        throw new BadInputException(label() + " has nothing to export");
    }

    /** Whether what {@link #exportTo} was asked for is still being written; what comes of it, the workspace says itself. */
    default boolean exporting() {
        return false;
    }

    /** The endings that {@link #exportTo} knows, without the dot; none where it cannot export. */
    default List<String> exportEndings() {
        return List.of();
    }

    /** Stops whatever runs and frees what it holds; returns soon. */
    @Override
    void close();
}
