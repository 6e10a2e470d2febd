package dev.backprop.app.shell;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * When the program reached which point of its start, in milliseconds since the Java machine began. Only with
 * {@code -Dbackprop.startup=log} is anything noted; the line then goes to the log. Any thread may call it.
 */
public final class StartTimes {
    private static final boolean NOTING = "log".equals(System.getProperty("backprop.startup"));
    private static final List<Reached> NOTED = new ArrayList<>();

    private StartTimes() {}

    private record Reached(String point, long at) {
        /** "shown 812". */
        String since(long began) {
            return point + " " + (at - began);
        }
    }

    /** Notes that a point is reached. */
    public static void reached(String point) {
        if (NOTING) {
            synchronized (NOTED) {
                NOTED.add(new Reached(point, System.currentTimeMillis()));
            }
        }
    }

    /** Writes what was noted into the log, in one line. */
    public static void write() {
        if (NOTING) {
            // Asked only here: the classes behind it are slow to load.
            long began = ManagementFactory.getRuntimeMXBean().getStartTime();
            synchronized (NOTED) {
                LoggerFactory.getLogger(StartTimes.class)
                        .info(
                                "start, ms: {}",
                                NOTED.stream().map(each -> each.since(began)).collect(Collectors.joining(", ")));
            }
        }
    }
}
