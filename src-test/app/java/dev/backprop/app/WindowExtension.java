package dev.backprop.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A robot that looks before it points, as a person does: it waits for the pulse that lays out what has changed, and for what it
 * is to point at to be there. TestFX's own takes a node's place as it is at the moment, which on a busy machine is that of before.
 */
public final class WindowExtension extends ApplicationExtension {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        return patiently(() -> super.clickOn(query, motion, buttons));
    }

    @Override
    public FxRobot clickOn(Node node, Motion motion, MouseButton... buttons) {
        return patiently(() -> super.clickOn(node, motion, buttons));
    }

    @Override
    public FxRobot doubleClickOn(String query, Motion motion, MouseButton... buttons) {
        return patiently(() -> super.doubleClickOn(query, motion, buttons));
    }

    @Override
    public FxRobot doubleClickOn(Node node, Motion motion, MouseButton... buttons) {
        return patiently(() -> super.doubleClickOn(node, motion, buttons));
    }

    @Override
    public FxRobot drag(String query, MouseButton... buttons) {
        return patiently(() -> super.drag(query, buttons));
    }

    @Override
    public FxRobot drag(Node node, MouseButton... buttons) {
        return patiently(() -> super.drag(node, buttons));
    }

    @Override
    public FxRobot moveTo(String query, Motion motion) {
        return patiently(() -> super.moveTo(query, motion));
    }

    @Override
    public FxRobot moveTo(Node node, Pos position, Point2D offset, Motion motion) {
        return patiently(() -> super.moveTo(node, position, offset, motion));
    }

    /** TestFX says what it does not see before it has done anything. */
    private static FxRobot patiently(Supplier<FxRobot> action) {
        long began = System.nanoTime();
        while (true) {
            laidOut();
            try {
                return action.get();
            } catch (FxRobotException notThere) {
                if (System.nanoTime() - began > PATIENCE) {
                    throw notThere;
                }
            }
        }
    }

    /** Waits until each window that shows something has laid it out in a pulse that began after this was called. */
    public static void laidOut() {
        WaitForAsyncUtils.waitForFxEvents();
        for (Scene scene : WaitForAsyncUtils.waitForAsyncFx(20_000, WindowExtension::scenes)) {
            CountDownLatch over = new CountDownLatch(1);
            Runnable listener = over::countDown;
            Platform.runLater(() -> {
                scene.addPostLayoutPulseListener(listener);
                Platform.requestNextPulse();
            });
            await(over, scene);
            Platform.runLater(() -> scene.removePostLayoutPulseListener(listener));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A window that is closed meanwhile has no pulse any more. */
    private static void await(CountDownLatch over, Scene scene) {
        try {
            for (int i = 0; i < 200 && !over.await(100, TimeUnit.MILLISECONDS); i++) {
                if (!WaitForAsyncUtils.waitForAsyncFx(20_000, () -> showing(scene))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window.getScene() != null && showing(window.getScene())) {
                scenes.add(window.getScene());
            }
        }
        return scenes;
    }

    private static boolean showing(Scene scene) {
        return scene.getWindow() != null && scene.getWindow().isShowing();
    }
}
