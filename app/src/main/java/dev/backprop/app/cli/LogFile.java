package dev.backprop.app.cli;

import java.nio.file.Path;

/** Where the log goes. */
public final class LogFile {
    private LogFile() {}

    /** The path in the system property {@code backprop.log}, otherwise {@code .backprop/backprop.log} in the user's home. */
    public static Path path() {
        String chosen = System.getProperty("backprop.log");
        return chosen != null ? Path.of(chosen) : Path.of(System.getProperty("user.home"), ".backprop", "backprop.log");
    }
}
