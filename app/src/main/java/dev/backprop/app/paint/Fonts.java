package dev.backprop.app.paint;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The two typefaces of the product, for painters: Inter for words and JetBrains Mono for numbers. Each is read from the
 * class path once, at first use.
 */
public enum Fonts {
    /** Words. */
    SANS("Inter-Regular.otf"),
    /** Words in italics, for symbols. */
    ITALIC("Inter-Italic.otf"),
    /** Labels. */
    MEDIUM("Inter-Medium.otf"),
    /** Titles. */
    SEMI_BOLD("Inter-SemiBold.otf"),
    /** The loudest words. */
    BOLD("Inter-Bold.otf"),
    /** Numbers. */
    MONO("JetBrainsMono-Regular.ttf"),
    /** The number that matters now. */
    MONO_BOLD("JetBrainsMono-Bold.ttf");

    private final String file;

    Fonts(String file) {
        this.file = file;
    }

    /** The font at a size in logical pixels. */
    public Font at(double size) {
        return Loaded.font(this).deriveFont((float) size);
    }

    /**
     * Lets Java find the fonts by their names, as the writers of vectors do: where it knows no such name they would silently write
     * another typeface. Harmless when called again.
     */
    static void register() {
        GraphicsEnvironment known = GraphicsEnvironment.getLocalGraphicsEnvironment();
        Loaded.FONTS.values().forEach(known::registerFont);
    }

    /** Where the font lies on the class path. */
    public String resource() {
        return "/fonts/" + file;
    }

    /** Read once, by the thread that needs them first (a painter's, not JavaFX's). */
    private static final class Loaded {
        private static final Map<Fonts, Font> FONTS = new EnumMap<>(Fonts.class);

        static {
            for (Fonts font : values()) {
                FONTS.put(font, load(font.resource()));
            }
        }

        private static Font font(Fonts which) {
            return Objects.requireNonNull(FONTS.get(which));
        }

        private static Font load(String resource) {
            try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("no font " + resource + " on the class path");
                }
                return Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (FontFormatException e) {
                throw new IllegalStateException("unreadable font " + resource, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
