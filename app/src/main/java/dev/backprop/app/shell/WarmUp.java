package dev.backprop.app.shell;

import dev.backprop.app.paint.Formula;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;
import org.slf4j.LoggerFactory;

/** What the first picture needs and another thread can make ready while the toolkit and the window's content come up. */
final class WarmUp {
    private static final String ICON = "fth-moon";

    private WarmUp() {}

    /** Logging and a first formula, which know nothing of JavaFX. */
    static void withoutToolkit() {
        inBackground("backprop-warm-up", () -> {
            LoggerFactory.getLogger(WarmUp.class);
            Formula.warmUp();
        });
    }

    /** The controls' typefaces and icons, which need the toolkit. */
    static void withToolkit() {
        inBackground("backprop-fonts", () -> {
            Theme.loadFonts();
            IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance()).resolve(ICON);
        });
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
