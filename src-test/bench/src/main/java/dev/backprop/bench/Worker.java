package dev.backprop.bench;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.nn.Parameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One side in a process of its own, so that no side lives with another's threads, settings or compiled code. Arguments: who
 * ({@code engine}, {@code pytorch}, {@code dl4j}), the job, threads. It answers lines: {@code epoch} and {@code loss} with a
 * number, and ends with its input.
 */
final class Worker {
    /** What stands before its description. */
    static final String READY = "ready ";
    /** This engine, among the sides. */
    static final String ENGINE = "engine";

    static final String PYTORCH = "pytorch";
    static final String DL4J = "dl4j";

    private Worker() {}

    /** Says {@code ready} and its description, then answers. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        // What libraries print is not an answer.
        System.setOut(System.err);
        Job job = Job.byId(args[1]);
        Dataset data = Mnist.bundled().train();
        Parameters initial = Parameters.draw(job.spec(), Job.SEED);
        int threads = Integer.parseInt(args[2]);
        try (Side side = side(args[0], job, data, initial, threads)) {
            answers.println(READY + side.description());
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                answers.println(line.equals("epoch") ? side.epoch() : side.loss());
                answers.flush();
            }
        }
    }

    private static Side side(String who, Job job, Dataset data, Parameters initial, int threads) {
        return switch (who) {
            case ENGINE -> new EngineEpoch(job, data, initial, threads);
            case PYTORCH ->
                new PyTorchEpoch(
                        job,
                        data,
                        initial,
                        threads,
                        PeerForm.fastest(job.optimizer().rule()));
            case DL4J -> new Dl4jEpoch(job, data, initial);
            default -> throw new IllegalArgumentException("side: found " + who + ", expected engine, pytorch or dl4j");
        };
    }
}
