package dev.backprop.app.descent;

import dev.backprop.app.shell.Host;
import dev.backprop.engine.descent.Surface;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The standard surfaces; choosing one sets function, start, α and number of steps, and keeps rule, schedule and noise. */
final class SurfaceMenu extends MenuButton {
    /** @param chosen told after each choice */
    SurfaceMenu(DescentViewModel model, Host host, Runnable chosen) {
        super("Surfaces");
        setId("descent-surfaces");
        setMinWidth(USE_PREF_SIZE);
        for (Surface surface : Surface.values()) {
            CheckMenuItem item = new CheckMenuItem(surface.title());
            item.setId("descent-surface-" + surface.name().toLowerCase(Locale.ROOT));
            item.setUserData(surface);
            item.setOnAction(event -> {
                model.choose(Conditions.on(surface, OptionalDouble.empty(), model.wished()));
                mark(model);
                host.message(surface.sentence());
                chosen.run();
            });
            getItems().add(item);
        }
        model.pictureProperty().addListener((observable, old, now) -> mark(model));
        mark(model);
    }

    private void mark(DescentViewModel model) {
        Surface now = Surface.of(model.config().f()).orElse(null);
        for (MenuItem item : getItems()) {
            if (item instanceof CheckMenuItem check) {
                check.setSelected(now != null && now == check.getUserData());
            }
        }
    }
}
