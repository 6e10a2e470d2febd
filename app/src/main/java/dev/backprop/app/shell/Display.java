package dev.backprop.app.shell;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says, before JavaFX starts, why no window could be opened on this machine. */
final class Display {
    static final String REMEDY = "start it in a desktop session, or with: xvfb-run -a backprop";

    private static final Pattern X_DISPLAY = Pattern.compile("(?<host>[^:]*):(?<number>\\d{1,5})(\\.\\d+)?");
    private static final String GTK = "libgtk-3.so.0";
    private static final int TIMEOUT_MS = 2000;

    private Display() {}

    /** The obstacle and its remedy in one line; empty where a window can be tried. */
    static Optional<String> obstacle(Map<String, String> environment, String system) {
        if (!system.startsWith("Linux") || "Monocle".equals(System.getProperty("glass.platform"))) {
            return Optional.empty();
        }
        String x = environment.getOrDefault("DISPLAY", "");
        if (x.isEmpty()) {
            return environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                    ? Optional.of("no display found; " + REMEDY)
                    : Optional.of("no X display found beside Wayland; install Xwayland (apt-get install xwayland)");
        }
        if (!opens(x)) {
            return Optional.of("the display " + x + " cannot be opened; " + REMEDY);
        }
        return gtkLoads() ? Optional.empty() : Optional.of(GTK + " is missing; apt-get install libgtk-3-0");
    }

    /** Whether an X server answers there. */
    static boolean opens(String display) {
        Matcher parts = X_DISPLAY.matcher(display);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group("host");
        int number = Integer.parseInt(parts.group("number"));
        if (host.isEmpty() || host.equals("unix")) {
            return answersLocally(number) || answers("localhost", number);
        }
        return answers(host, number);
    }

    private static boolean answersLocally(int number) {
        Path socket = Path.of("/tmp/.X11-unix/X" + number);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean answers(String host, int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, 6000 + number), TIMEOUT_MS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Loads GTK where it lies; a place that the list does not know is left to JavaFX. */
    private static boolean gtkLoads() {
        boolean found = false;
        for (Path folder : libraryFolders()) {
            Path library = folder.resolve(GTK);
            if (Files.exists(library)) {
                found = true;
                try {
                    System.load(library.toString());
                    return true;
                } catch (UnsatisfiedLinkError e) {
                    // Another architecture's, or one whose own libraries are missing: the next folder may do.
                }
            }
        }
        return !found && !Files.isDirectory(Path.of("/usr/lib"));
    }

    private static List<Path> libraryFolders() {
        List<Path> folders = new ArrayList<>();
        String given = System.getenv("LD_LIBRARY_PATH");
        String java = System.getProperty("java.library.path", "");
        for (String each : ((given == null ? "" : given + File.pathSeparator) + java).split(File.pathSeparator, -1)) {
            if (each.startsWith("/")) {
                folders.add(Path.of(each));
            }
        }
        for (String root : List.of("/usr/lib", "/lib", "/usr/lib64", "/lib64", "/usr/local/lib")) {
            folders.add(Path.of(root));
            try (var inside = Files.newDirectoryStream(Path.of(root), "*-linux-gnu*")) {
                inside.forEach(folders::add);
            } catch (IOException e) {
                // No such folder on this system: nothing to look in.
            }
        }
        return folders;
    }
}
