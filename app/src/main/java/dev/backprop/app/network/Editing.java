package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a person can change: every change is one edit of the {@link SessionModel}, under the name that undo gives it. What
 * cannot be is refused with a {@link BadInputException} of one sentence.
 */
final class Editing {
    private final NetworkViewModel model;

    Editing(NetworkViewModel model) {
        this.model = model;
    }

    private SessionModel document() {
        return model.document();
    }

    private Session session() {
        return model.document().session();
    }

    private int sample() {
        return model.sampleProperty().get();
    }

    /** Another rule with the same settings. */
    void setRule(Rule rule) {
        OptimizerSpec now = session().optimizer();
        setOptimizer("update rule", new OptimizerSpec(rule, now.lr(), now.beta()), null);
    }

    /** The same rule with another learning rate, finite and above 0. */
    void setLearningRate(double lr) {
        setLearningRate(lr, null);
    }

    /** As {@link #setLearningRate(double)}, of one gesture. */
    void setLearningRate(double lr, @Nullable Object gesture) {
        if (!(lr > 0) || Double.isInfinite(lr)) {
            throw BadInputException.at("learning rate", Words.number(lr), "a number above 0");
        }
        OptimizerSpec now = session().optimizer();
        setOptimizer("learning rate", new OptimizerSpec(now.rule(), lr, now.beta()), gesture);
    }

    /** The same rule with another β, 0 ≤ β &lt; 1. */
    void setBeta(double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw BadInputException.at("β", Words.number(beta), "a number from 0 to below 1");
        }
        OptimizerSpec now = session().optimizer();
        setOptimizer("β", new OptimizerSpec(now.rule(), now.lr(), beta), null);
    }

    private void setOptimizer(String name, OptimizerSpec next, @Nullable Object gesture) {
        document().edit(name, session().withOptimizer(next), gesture);
    }

    /** A number of the session; weights and biases are those before the first step. */
    double number(NumberRef which) {
        return which.get(session(), sample());
    }

    /** What a number is called. */
    String name(NumberRef which) {
        return which.spoken(model.trace());
    }

    /**
     * Changes a number of the session.
     *
     * @param gesture all changes of one gesture, such as a drag, are undone together; null stands alone
     */
    void setNumber(NumberRef which, double value, @Nullable Object gesture) {
        setNumber(which, sample(), value, gesture);
    }

    /** As the other, in any sample. */
    void setNumber(NumberRef which, int sample, double value, @Nullable Object gesture) {
        document().edit(name(which), which.set(session(), sample, value), gesture);
    }

    /** The nearest number that a drag may bring it to. */
    double clamped(NumberRef which, double value) {
        return which.clamped(value, Traced.network(session()).spec().loss());
    }

    /** The weights before the cursor's iteration, or after it where it is done, become the initial ones. */
    void beginFromHere() {
        PassTrace trace = model.trace();
        int iteration = model.playback().getIndex() / trace.iterationLength();
        model.fromStart(
                () -> document().edit("new initial weights", Edits.from(session(), trace.parametersBefore(iteration))));
    }

    /** Initial weights that are all drawn from a seed; the player goes to the start. */
    void setSeed(long seed) {
        model.fromStart(() -> document().edit("new seed", Edits.drawn(session(), seed)));
    }

    /** So many inputs. */
    void setInputs(int inputs) {
        document().edit("number of inputs", ShapeEdits.inputs(session(), inputs));
    }

    /** So many units in a layer. */
    void setUnits(int layer, int units) {
        document().edit("units of layer " + (layer + 1), ShapeEdits.units(session(), layer, units));
    }

    /** Another activation in a layer. */
    void setActivation(int layer, Activation activation) {
        document().edit("activation of layer " + (layer + 1), ShapeEdits.activation(session(), layer, activation));
    }

    /** Biases in a layer or none. */
    void setBiases(int layer, boolean biases) {
        document().edit("biases of layer " + (layer + 1), ShapeEdits.biases(session(), layer, biases));
    }

    /** One more hidden layer. */
    void addLayer() {
        document().edit("new layer", ShapeEdits.addLayer(session()));
    }

    /** One hidden layer less. */
    void removeLayer(int layer) {
        document().edit("removal of layer " + (layer + 1), ShapeEdits.removeLayer(session(), layer));
    }

    /**
     * Another loss.
     *
     * @return what had to change with it, in one sentence; empty where nothing had
     */
    String setLoss(Loss loss) {
        Session before = session();
        Session after = ShapeEdits.loss(before, loss);
        document().edit("loss", after);
        if (!Words.last(after).equals(Words.last(before))) {
            return "binary cross-entropy needs outputs from 0 to 1: the last layer is sigmoid now";
        }
        boolean same = before.samples().equals(after.samples());
        return same ? "" : "the targets were changed to such as " + Words.of(loss) + " takes";
    }

    /** One more sample, like the one that is shown; the new one is shown. */
    void addSample() {
        int like = sample();
        document().edit("new sample", SampleEdits.add(session(), like));
        model.sampleProperty().set(like + 1);
    }

    /** Without the sample that is shown. */
    void removeSample() {
        document().edit("removal of sample " + (sample() + 1), SampleEdits.remove(session(), sample()));
    }

    /** The samples of a CSV; the first is shown. */
    void loadSamples(Path csv) {
        Session next = SampleEdits.load(session(), csv);
        document().edit("samples of " + csv.getFileName(), next);
        model.sampleProperty().set(0);
    }

    /** The samples of a text that was copied from a spreadsheet; the first is shown. */
    void pasteSamples(String text) {
        Session next = SampleEdits.paste(session(), text);
        document().edit("pasted samples", next);
        model.sampleProperty().set(0);
    }
}
