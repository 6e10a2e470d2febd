package dev.backprop.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Open, save and export, and commands that may fail: what comes of them stands in the status line. */
final class FileCommands {
    private final Host host;
    private final Supplier<Workspace> current;
    private final Opener opener;

    FileCommands(Host host, Supplier<Workspace> current, Opener opener) {
        this.host = host;
        this.current = current;
        this.opener = opener;
    }

    /** Opens a file where it belongs. */
    @FunctionalInterface
    interface Opener {
        void open(Path file) throws IOException;
    }

    void open() {
        host.dialogs()
                .open("Open a session", List.of("json"))
                .ifPresent(file -> attempt(() -> {
                    opener.open(file);
                    return "opened " + file.getFileName();
                }));
    }

    void save() {
        host.dialogs()
                .save("Save the session", current.get().id() + ".json", List.of("json"))
                .ifPresent(file -> attempt(() -> {
                    current.get().save(file);
                    return "saved " + file.getFileName();
                }));
    }

    void export() {
        List<String> endings = current.get().exportEndings();
        if (endings.isEmpty()) {
            host.error(current.get().label() + " has nothing to export");
            return;
        }
        host.dialogs()
                .save("Export", current.get().id() + "." + endings.get(0), endings)
                .ifPresent(file -> attempt(() -> {
                    current.get().exportTo(file);
                    return (current.get().exporting() ? "writing " : "exported ") + file.getFileName();
                }));
    }

    /** A command that may fail. It answers with what the status line says about its success. */
    interface Command {
        String run() throws IOException;
    }

    void attempt(Command command) {
        try {
            host.message(command.run());
        } catch (IOException | RuntimeException e) {
            host.report(e);
        }
    }
}
