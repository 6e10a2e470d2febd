package dev.backprop.app.shell;

import dev.backprop.app.playback.PlaybackClock;
import dev.backprop.app.playback.TransportBar;
import dev.backprop.engine.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The workspaces, of which one is in the window. A workspace may be costly to build, so only when it first comes to the window
 * it gets its transport bar, its clock and its look.
 */
final class Deck {
    private final List<Workspace> workspaces;
    /** Of those workspaces that have been shown; the others may not even be built. */
    private final Map<Workspace, TransportBar> bars = new LinkedHashMap<>();

    private Workspace current;

    /** @param workspaces at least one; the first is in the window */
    Deck(List<Workspace> workspaces) {
        if (workspaces.isEmpty()) {
            throw new IllegalArgumentException("a shell without workspaces: expected at least one");
        }
        this.workspaces = List.copyOf(workspaces);
        current = this.workspaces.get(0);
    }

    /** In the order of the navigation rail. */
    List<Workspace> workspaces() {
        return workspaces;
    }

    /** The one in the window. */
    Workspace current() {
        return current;
    }

    void setCurrent(Workspace next) {
        current = next;
    }

    boolean has(String id) {
        return workspaces.stream().anyMatch(workspace -> workspace.id().equals(id));
    }

    /**
     * The workspace with this id.
     *
     * @throws BadInputException if there is none
     */
    Workspace find(String id) {
        return workspaces.stream()
                .filter(workspace -> workspace.id().equals(id))
                .findFirst()
                .orElseThrow(() -> BadInputException.at(
                        "workspace",
                        id,
                        "one of " + workspaces.stream().map(Workspace::id).toList()));
    }

    /** The bar of a workspace, which is made ready for the window if this is its first time there. */
    TransportBar bar(Workspace workspace, Theme theme) {
        TransportBar bar = bars.get(workspace);
        if (bar == null) {
            bar = new TransportBar(workspace.playback());
            bars.put(workspace, bar);
            new PlaybackClock(workspace.playback());
            dress(workspace, bar, theme);
            if (theme == Theme.PRESENTATION) {
                workspace.onPresentation(true);
            }
        }
        return bar;
    }

    /** A new look for those that have been shown. */
    void dress(Theme theme) {
        bars.forEach((workspace, bar) -> dress(workspace, bar, theme));
    }

    private static void dress(Workspace workspace, TransportBar bar, Theme theme) {
        bar.setPalette(theme.palette(), theme.typeScale());
        workspace.onThemeChanged(theme.palette(), theme.typeScale());
    }

    /** Tells those that have been shown. */
    void setPresenting(boolean presenting) {
        bars.keySet().forEach(workspace -> workspace.onPresentation(presenting));
    }

    /** Closes every workspace; what one of them throws goes to {@code report} and does not keep the others open. */
    void close(Consumer<Throwable> report) {
        for (Workspace workspace : workspaces) {
            try {
                if (bars.containsKey(workspace)) {
                    workspace.playback().pause();
                }
                workspace.close();
            } catch (RuntimeException e) {
                report.accept(e);
            }
        }
    }
}
