package dev.backprop.app.network;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.CsvSamples;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.MlpSpec;
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
        return Edits.withSamples(of, samples);
    }

    /** Without one of its samples. */
    static Session remove(Session of, int sample) {
        if (of.samples().size() == 1) {
            throw BadInputException.at("samples", "one", "another one, to remove this");
        }
        List<Sample> samples = new ArrayList<>(of.samples());
        samples.remove(sample);
        return Edits.withSamples(of, samples);
    }

    /**
     * With the samples of a CSV: a row each, first the inputs and then the targets.
     *
     * @throws BadInputException if a cell is no number or no target for the loss, by row and column
     */
    static Session load(Session of, Path csv) {
        MlpSpec spec = Traced.network(of).spec();
        List<Sample> read = CsvSamples.read(csv, spec.inputs(), spec.outputs(), spec.loss());
        if (read.size() > MOST) {
            throw BadInputException.at(csv.toString(), read.size() + " samples", "at most " + MOST);
        }
        return Edits.withSamples(of, read);
    }
}
