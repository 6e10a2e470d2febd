package dev.backprop.app.network;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The networks that come with the program. */
enum Preset {
    /** The notebook's network whose gradients it prints. */
    TOY_GRADIENTS("The lecture’s network", "/notebook/toy-gradients.json"),
    /** The notebook's network of its one step of gradient descent. */
    SGD_STEP("One step of gradient descent", "/notebook/sgd-step.json");

    private final String title;
    private final String resource;

    Preset(String title, String resource) {
        this.title = title;
        this.resource = resource;
    }

    String title() {
        return title;
    }

    /** Reads it from the class path. */
    Session session() {
        try (InputStream in = Objects.requireNonNull(Preset.class.getResourceAsStream(resource), resource)) {
            return SessionReader.read(resource, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
