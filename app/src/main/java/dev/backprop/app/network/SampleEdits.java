package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.CsvSamples;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sessions with other samples. */
final class SampleEdits {
    /** The most samples that are stepped through: the step-through shows numbers, it does not train. */
    static final int MOST = 1000;

    private SampleEdits() {}

    /** With one more sample, the same as another one. */
    static Session add(Session of, int like) {
        if (of.samples().size() >= MOST) {
            throw BadInputException.at("samples", String.valueOf(MOST + 1), "at most " + MOST);
        }
        List<Sample> samples = new ArrayList<>(of.samples());
        Sample old = samples.get(like);
        samples.add(like + 1, new Sample(old.x().clone(), old.y().clone()));
        return Edits.withSamples(of, samples).withExtensions(of.extensions().inserted(Extensions.SAMPLES, like + 1));
    }

    /** Without one of its samples. */
    static Session remove(Session of, int sample) {
        if (of.samples().size() == 1) {
            throw BadInputException.at("samples", "one", "another one, to remove this");
        }
        List<Sample> samples = new ArrayList<>(of.samples());
        samples.remove(sample);
        return Edits.withSamples(of, samples).withExtensions(of.extensions().removed(Extensions.SAMPLES, sample));
    }

    /**
     * With the samples of a CSV: a row each, first the inputs and then the targets.
     *
     * @throws BadInputException if something in it is refused, by row and column
     */
    static Session load(Session of, Path csv) {
        return replaced(of, CsvSamples.read(csv, spec(of), MOST));
    }

    /** As {@link #load}, from a text such as the clipboard's. */
    static Session paste(Session of, String text) {
        return replaced(of, CsvSamples.read("the clipboard", text, spec(of), MOST));
    }

    private static MlpSpec spec(Session of) {
        return Traced.network(of).spec();
    }

    /** The old samples' fields for others go with them. */
    private static Session replaced(Session of, List<Sample> samples) {
        return Edits.withSamples(of, samples).withExtensions(of.extensions().without(Extensions.SAMPLES));
    }
}
