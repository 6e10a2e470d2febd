package dev.backprop.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions about files. The window answers them with the system's dialogs, a test with what it wants. */
public interface Dialogs {
    /**
     * Which file to open; empty where the person thinks better of it.
     *
     * @param title of the dialog
     * @param endings that are offered, without the dot; none: all files
     */
    Optional<Path> open(String title, List<String> endings);

    /**
     * Which folder to read; empty where the person thinks better of it.
     *
     * @param title of the dialog
     */
    Optional<Path> openFolder(String title);

    /**
     * Where to write; empty where the person thinks better of it.
     *
     * @param title of the dialog
     * @param name that is suggested
     * @param endings that are offered, without the dot; none: all files
     */
    Optional<Path> save(String title, String name, List<String> endings);
}
