package dev.backprop.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.backprop.app.paint.Fonts;
import dev.backprop.app.paint.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/** How the window looks: the controls' style sheets, the stage's palette and the size of type. */
public enum Theme {
    /** For a bright room. */
    LIGHT(Palette.LIGHT, 1, false),
    /** For a dark room. */
    DARK(Palette.DARK, 1, true),
    /** For a projector: large type, strong contrast, panels at the edges. */
    PRESENTATION(Palette.PRESENTATION, 1.5, false);

    private static final double FONT_SIZE = 13;
    private static final String STYLES = "/css/app.css";

    private final Palette palette;
    private final double typeScale;
    private final boolean dark;

    Theme(Palette palette, double typeScale, boolean dark) {
        this.palette = palette;
        this.typeScale = typeScale;
        this.dark = dark;
    }

    /** The colours of the stage. */
    public Palette palette() {
        return palette;
    }

    /** The size of type, 1 at a desk. */
    public double typeScale() {
        return typeScale;
    }

    /**
     * Puts the controls' style sheet in place; on the JavaFX thread. To be called before the first control is made: that one
     * would otherwise read JavaFX's own sheet, a tenth of a second for nothing.
     */
    void applyToControls() {
        String sheet = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    /** Reads the controls' fonts, once; any thread may do it ahead of the window. */
    static void loadFonts() {
        LoadedFonts.load();
    }

    /** Gives the window this look; on the JavaFX thread. */
    void apply(Parent root) {
        loadFonts();
        applyToControls();
        String styles =
                Objects.requireNonNull(Theme.class.getResource(STYLES), STYLES).toExternalForm();
        if (!root.getStylesheets().contains(styles)) {
            root.getStylesheets().add(styles);
        }
        root.getStyleClass().removeAll("look-light", "look-dark", "look-presentation");
        root.getStyleClass().add("look-" + name().toLowerCase(java.util.Locale.ROOT));
        root.setStyle("-fx-font-size: " + FONT_SIZE * typeScale + "px;");
    }

    /** The controls' fonts, loaded once; the style sheet names them. */
    private static final class LoadedFonts {
        static {
            for (Fonts font : Fonts.values()) {
                try (InputStream in = Theme.class.getResourceAsStream(font.resource())) {
                    if (Font.loadFont(in, FONT_SIZE) == null) {
                        throw new IllegalStateException("unreadable font " + font.resource());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        static void load() {
            // The work is in the initialiser.
        }
    }
}
