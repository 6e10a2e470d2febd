package dev.backprop.app.cli;

import dev.backprop.app.shell.Theme;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.Stride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop open}: the window on a session; or, without one, a picture of it or what stands in it. */
@Command(
        name = "open",
        description = "Open a session in the window; with --screenshot or --items without one.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[x×]([0-9]{1,5})");
    private static final int SMALLEST = 320;
    private static final int LARGEST = 8192;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a session file")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--screenshot", paramLabel = "OUT.png", description = "write a picture and exit")
    private @Nullable Path screenshot;

    @Option(names = "--items", description = "print what the picture holds, as JSON, and exit")
    private boolean items;

    @Option(names = "--workspace", paramLabel = "NAME", description = "network, training or descent")
    private @Nullable String workspace;

    @Option(names = "--step", paramLabel = "N", description = "how many strides into the timeline")
    private @Nullable String step;

    @Option(names = "--stride", paramLabel = "NAME", description = "term, unit, layer, phase or iteration")
    private @Nullable String stride;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x720", description = "default: 1280x720")
    private String size = "1280x720";

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light, dark, presentation")
    private String theme = "light";

    @Override
    public Integer call() throws IOException {
        Opening opening = new Opening(file, workspace(), steps(), stride(), width(), height(), theme());
        checkScreenshot();
        if (screenshot == null && !items) {
            return opening.window();
        }
        if (items) {
            opening.printItems(spec.commandLine().getOut());
        }
        if (screenshot != null) {
            opening.screenshot(screenshot, spec.commandLine().getErr());
        }
        return Cli.OK;
    }

    private void checkScreenshot() {
        if (screenshot == null) {
            return;
        }
        Path folder = screenshot.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(screenshot)) {
            throw BadInputException.at("--screenshot " + screenshot, "no such folder", "a file name in a folder");
        }
        if (!screenshot.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw BadInputException.at("--screenshot", screenshot.toString(), "a name that ends in .png");
        }
    }

    private @Nullable String workspace() {
        if (workspace != null && !Session.WORKSPACES.contains(workspace)) {
            throw BadInputException.at(
                    "--workspace", '"' + workspace + '"', "one of " + String.join(", ", Session.WORKSPACES));
        }
        return workspace;
    }

    private @Nullable Integer steps() {
        return step == null ? null : Values.whole("--step", step, 0, Integer.MAX_VALUE);
    }

    private @Nullable Stride stride() {
        if (stride == null) {
            return null;
        }
        String found = stride;
        return Stride.byId(found)
                .orElseThrow(() ->
                        BadInputException.at("--stride", '"' + found + '"', "term, unit, layer, phase or iteration"));
    }

    private Theme theme() {
        for (Theme known : Theme.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(theme)) {
                return known;
            }
        }
        throw BadInputException.at("--theme", '"' + theme + '"', "light, dark or presentation");
    }

    private int width() {
        return side(1);
    }

    private int height() {
        return side(2);
    }

    private int side(int group) {
        Matcher matcher = SIZE.matcher(size);
        int side = matcher.matches() ? Integer.parseInt(matcher.group(group)) : 0;
        if (side < SMALLEST || side > LARGEST) {
            throw BadInputException.at(
                    "--size",
                    '"' + size + '"',
                    "width x height, " + SMALLEST + " to " + LARGEST + " each, such as 1280x720");
        }
        return side;
    }
}
