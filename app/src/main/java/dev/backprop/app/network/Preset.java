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
    TOY_GRADIENTS(
            "The lecture’s network",
            "/notebook/toy-gradients.json",
            "One sample and no biases: every gradient is the one that the notebook prints."),
    /** The notebook's network of its one step of gradient descent. */
    SGD_STEP(
            "One step of gradient descent",
            "/notebook/sgd-step.json",
            "The notebook’s other weights: after one update the output is nearer to the target."),
    /** A network that learns XOR. */
    XOR(
            "XOR",
            "/networks/xor.json",
            "Two hidden units learn what no single unit can: within 100 iterations the loss falls below 0.06."),
    /** Matt Mazur's worked example, "A Step by Step Backpropagation Example" (2015). */
    TWO_TWO_TWO(
            "2-2-2 with biases",
            "/networks/two-two-two.json",
            "Matt Mazur’s worked example of 2015, with biases and half squared error, to the figures that he prints."),
    /** Sigmoids in a row, whose gradients vanish. */
    DEEP_CHAIN(
            "A deep chain of sigmoids",
            "/networks/deep-chain.json",
            "Look at δ from right to left: every layer divides it by at least 4, and the first hardly learns."),
    /** A ReLU unit that is off for every sample. */
    DEAD_UNIT(
            "A dead ReLU unit",
            "/networks/dead-unit.json",
            "h₂ is off for both samples: its gradients are exactly 0, and no update will wake it."),
    /** Three classes, softmax inside the loss. */
    THREE_CLASSES(
            "Softmax, three classes",
            "/networks/three-classes.json",
            "Softmax is in the loss: the gradient of a score is its probability minus its target, over 3 samples.");

    private final String title;
    private final String resource;
    private final String about;

    Preset(String title, String resource, String about) {
        this.title = title;
        this.resource = resource;
        this.about = about;
    }

    String title() {
        return title;
    }

    /** What to look for, in one sentence. */
    String about() {
        return about;
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
