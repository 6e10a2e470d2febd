package dev.backprop.bench;

import dev.backprop.bench.PeerForm.Gather;
import dev.backprop.bench.PeerForm.Update;
import dev.backprop.bench.PeerForm.Zero;
import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times the ways to drive PyTorch's native library on the three jobs, in turn, so that the speed table can take its fastest.
 * Arguments: rounds (5), threads (2).
 */
public final class PeerForms {
    private PeerForms() {}

    /** The fastest, and each that differs from it in one choice. */
    private static List<PeerForm> forms(PeerForm base) {
        Update otherUpdate = other(base.update());
        Zero otherZero = other(base.zero());
        return List.of(
                base,
                new PeerForm(Gather.INDEX, base.update(), base.zero(), base.ownLoss(), base.readEach()),
                new PeerForm(Gather.SORT, base.update(), base.zero(), base.ownLoss(), base.readEach()),
                new PeerForm(base.gather(), otherUpdate, base.zero(), base.ownLoss(), base.readEach()),
                new PeerForm(base.gather(), base.update(), otherZero, base.ownLoss(), base.readEach()),
                new PeerForm(base.gather(), base.update(), base.zero(), !base.ownLoss(), base.readEach()),
                new PeerForm(base.gather(), base.update(), base.zero(), base.ownLoss(), !base.readEach()));
    }

    private static Update other(Update update) {
        return update == Update.NATIVE ? Update.IN_PLACE : Update.NATIVE;
    }

    private static Zero other(Zero zero) {
        return zero == Zero.FRESH ? Zero.SUBTRACT : Zero.FRESH;
    }

    /** Runs and prints. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        Dataset data = Mnist.bundled().train();
        for (Job job : Job.values()) {
            System.out.println(job.title());
            Parameters initial = Parameters.draw(job.spec(), Job.SEED);
            List<PeerForm> forms = forms(PeerForm.fastest(job.optimizer().rule()));
            List<PyTorchEpoch> sides = new ArrayList<>();
            forms.forEach(form -> sides.add(new PyTorchEpoch(job, data, initial, threads, form)));
            double[][] millis = new double[forms.size()][rounds];
            for (int r = -2; r < rounds; r++) {
                for (int f = 0; f < sides.size(); f++) {
                    double took = sides.get(f).epoch();
                    if (r >= 0) {
                        millis[f][r] = took;
                    }
                }
            }
            for (int f = 0; f < sides.size(); f++) {
                System.out.printf(
                        Locale.ROOT,
                        "  %8.1f ms  loss %.6f  %s%n",
                        Stats.median(millis[f]),
                        sides.get(f).loss(),
                        forms.get(f));
                sides.get(f).close();
            }
        }
    }
}
