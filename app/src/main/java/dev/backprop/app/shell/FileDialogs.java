package dev.backprop.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's file dialogs, over the window that holds a node; the next one opens in the folder of the last. */
final class FileDialogs implements Dialogs {
    private final Node owner;
    private @Nullable File folder;

    FileDialogs(Node owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, List<String> endings) {
        return remembered(chooser(title, endings).showOpenDialog(window()));
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showDialog(window());
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen;
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> save(String title, String name, List<String> endings) {
        FileChooser chooser = chooser(title, endings);
        chooser.setInitialFileName(name);
        return remembered(chooser.showSaveDialog(window()));
    }

    private FileChooser chooser(String title, List<String> endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        for (String ending : endings) {
            chooser.getExtensionFilters().add(new ExtensionFilter("." + ending, "*." + ending));
        }
        return chooser;
    }

    private Optional<Path> remembered(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = file.getParentFile();
        return Optional.of(file.toPath());
    }

    private @Nullable Window window() {
        return owner.getScene() == null ? null : owner.getScene().getWindow();
    }
}
