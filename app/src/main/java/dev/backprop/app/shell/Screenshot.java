package dev.backprop.app.shell;

import dev.backprop.app.paint.Export;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/** A picture of the whole window, taken without a display: JavaFX renders in software into memory (Monocle). */
public final class Screenshot {

    private Screenshot() {}

    /** What is asked of a shell once it is painted. */
    @FunctionalInterface
    public interface Question {
        /** Looks at the shell, on the JavaFX thread. */
        void ask(Shell shell) throws IOException;
    }

    /**
     * Takes a picture of the window as the options describe it. It starts the toolkit and ends it, so it can be called once
     * in the life of the program.
     *
     * @param file a PNG file
     * @param tell takes how far a workspace is that reads or trains for longer than a moment, now and then
     * @throws dev.backprop.engine.BadInputException if the preparation refuses its input, or a workspace cannot show it
     * @throws IOException if a file cannot be read or written
     */
    public static void take(AppOptions options, Path file, Consumer<String> tell) throws IOException {
        take(options, file, shell -> {}, tell);
    }

    /**
     * As {@link #take(AppOptions, Path, Consumer)}, and then asks the painted shell something.
     *
     * @param file a PNG file; null: no picture, only the question
     */
    static void take(AppOptions options, @Nullable Path file, Question question, Consumer<String> tell)
            throws IOException {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", options.width() + "x" + options.height() + "-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<BufferedImage> taken = new CompletableFuture<>();
        Platform.startup(() -> begin(options, question, tell, taken));
        try {
            BufferedImage image = taken.join();
            if (file != null) {
                Export.replace(file, Export.png(image));
            }
        } catch (CompletionException e) {
            throw unwrapped(e);
        } finally {
            Platform.exit();
        }
    }

    private static IOException unwrapped(CompletionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private static void begin(
            AppOptions options, Question question, Consumer<String> tell, CompletableFuture<BufferedImage> taken) {
        try {
            Shell shell = new Shell(options.workspaces(), null);
            shell.setTheme(options.theme());
            options.prepare().prepare(shell);
            Stage stage = new Stage(StageStyle.UNDECORATED);
            Scene scene = shell.scene(options.width(), options.height());
            stage.setScene(scene);
            stage.show();
            new Pulses(shell, tell, () -> finish(shell, scene, question, taken), taken).start();
        } catch (IOException | RuntimeException e) {
            taken.completeExceptionally(e);
        }
    }

    private static void finish(Shell shell, Scene scene, Question question, CompletableFuture<BufferedImage> taken) {
        try {
            BufferedImage image = toAwt(scene.snapshot(null));
            question.ask(shell);
            shell.close();
            taken.complete(image);
        } catch (IOException | RuntimeException e) {
            taken.completeExceptionally(e);
        }
    }

    private static BufferedImage toAwt(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    /** Looks in each pulse whether the picture can be taken. */
    private static final class Pulses extends AnimationTimer {
        private final Shell shell;
        private final Settling settling;
        private final Runnable then;
        private final CompletableFuture<BufferedImage> taken;

        Pulses(Shell shell, Consumer<String> tell, Runnable then, CompletableFuture<BufferedImage> taken) {
            this.shell = shell;
            this.then = then;
            this.taken = taken;
            settling = new Settling(System.nanoTime(), tell);
        }

        @Override
        public void handle(long now) {
            boolean stands = shell.current().settled();
            Throwable problem = shell.problem();
            if (!stands && problem != null) {
                // What the picture was to show will not come.
                stop();
                shell.close();
                taken.completeExceptionally(problem);
            } else if (settling.over(System.nanoTime(), stands, shell::isPainted, shell.progress())) {
                stop();
                Platform.runLater(then);
            }
        }
    }
}
