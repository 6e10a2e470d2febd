package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.data.Mnist;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.train.PixelRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRoundTripTest {
    @Property(tries = 200)
    void readsWhatItWrote(@ForAll Random random) throws IOException {
        Session session = session(random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionWriter.write(out, session);
        assertThat(SessionReader.read("s.json", new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(session);
    }

    @Test
    void writesAFile(@TempDir Path folder) {
        Session session = session(new Random(1));
        Path file = folder.resolve("s.json");
        SessionWriter.write(file, session);
        assertThat(SessionReader.read(file)).isEqualTo(session);
    }

    @Test
    void keepsTheOldFileWhereANumberIsNotFinite(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("s.json"), "old");
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        List<Sample> samples = List.of(new Sample(new double[] {Double.NaN}, new double[] {0}));
        Session session = Session.of(Session.Network.drawn(spec), samples, OptimizerSpec.DEFAULT, 0, 0);
        assertThatThrownBy(() -> SessionWriter.write(file, session)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).hasContent("old");
    }

    private static Session session(Random random) {
        boolean alone = random.nextInt(3) == 0;
        Session.Network network = alone || random.nextBoolean() ? network(random) : null;
        List<Sample> samples = new ArrayList<>();
        if (network != null) {
            for (int i = 0; i < (alone ? 1 : 0) + random.nextInt(3); i++) {
                double[] y = new double[network.spec().outputs()];
                y[random.nextInt(y.length)] = 1;
                samples.add(new Sample(numbers(random, network.spec().inputs()), y));
            }
        }
        boolean training = !alone && random.nextBoolean();
        return new Session(
                network,
                samples,
                optimizer(random),
                random.nextLong(),
                random.nextInt(Session.MAX_STEP + 1),
                training ? training(random) : null,
                alone || (training && random.nextBoolean()) ? null : descent(random),
                random.nextBoolean() ? view(random) : null,
                random.nextBoolean()
                        ? new Extensions(Map.of("", Map.of("x-of", "[1.50,{\"a\":null}]")))
                        : Extensions.NONE);
    }

    private static Session.Network network(Random random) {
        Loss loss = pick(random, Loss.values());
        List<LayerSpec> layers = new ArrayList<>();
        int depth = 1 + random.nextInt(4);
        for (int l = 0; l < depth; l++) {
            Activation activation =
                    l == depth - 1 && loss == Loss.BCE ? Activation.SOFTMAX : pick(random, Activation.values());
            layers.add(new LayerSpec(1 + random.nextInt(5), activation, random.nextBoolean()));
        }
        MlpSpec spec = new MlpSpec(1 + random.nextInt(5), layers, loss);
        List<Session.GivenLayer> given = new ArrayList<>();
        for (int l = 0; l < depth; l++) {
            int units = layers.get(l).units();
            double[][] weights = new double[units][];
            for (int u = 0; u < units; u++) {
                weights[u] = numbers(random, spec.fanIn(l));
            }
            boolean biases = layers.get(l).biases() && random.nextBoolean();
            given.add(new Session.GivenLayer(
                    random.nextBoolean() ? weights : null, biases ? numbers(random, units) : null));
        }
        return new Session.Network(spec, given);
    }

    private static TrainingBlock training(Random random) {
        int done = random.nextInt(4);
        List<TrainingBlock.Metric> metrics = new ArrayList<>();
        for (int epoch = 0; epoch < done; epoch++) {
            metrics.add(new TrainingBlock.Metric(epoch, number(random), random.nextDouble()));
        }
        Map<String, String> sums = new TreeMap<>();
        Mnist.FILES.forEach(name -> sums.put(name, "0123456789abcdef".repeat(4)));
        return new TrainingBlock(
                random.nextBoolean() ? TrainingBlock.BUNDLED : "some/\"folder\"",
                random.nextBoolean() ? sums : Map.of(),
                done + 1 + random.nextInt(1000),
                optimizer(random),
                random.nextBoolean() ? null : 1 + random.nextInt(60_000),
                random.nextBoolean()
                        ? null
                        : random.ints(1 + random.nextInt(3), 1, 4097).boxed().toList(),
                pick(random, Activation.values()),
                Activation.SOFTMAX,
                random.nextBoolean() ? null : "init.npz",
                random.nextLong(),
                random.nextBoolean() ? null : 1 + random.nextInt(8),
                1 + random.nextInt(100),
                1 + random.nextInt(8),
                done,
                random.nextBoolean() ? null : "run.npz",
                metrics,
                random.nextBoolean() ? null : random.nextDouble(),
                conditions(random));
    }

    private static RunConditions conditions(Random random) {
        List<RunConditions.Change> changes = new ArrayList<>();
        int epoch = 0;
        for (int i = random.nextInt(3); i > 0; i--) {
            epoch += 1 + random.nextInt(5);
            changes.add(new RunConditions.Change(
                    epoch,
                    optimizer(random),
                    random.nextBoolean() ? null : 1 + random.nextInt(100),
                    random.nextBoolean()));
        }
        return new RunConditions(
                pick(random, Loss.values()),
                random.nextBoolean(),
                pick(random, PixelRange.values()),
                changes,
                random.nextInt(3),
                random.nextBoolean() ? null : "run-state.npz");
    }

    private static DescentBlock descent(Random random) {
        List<Double> x0 = random.nextBoolean() ? List.of(number(random)) : List.of(number(random), number(random));
        int steps = random.nextInt(Session.MAX_STEP + 1);
        return random.nextBoolean()
                ? new DescentBlock("x^2 + sin(x)", x0, optimizer(random), steps)
                : new DescentBlock(
                        "x^2 + sin(x)",
                        x0,
                        optimizer(random),
                        steps,
                        pick(random, Schedule.values()),
                        new Noise(random.nextInt(2) * random.nextDouble(), random.nextLong()),
                        Stream.generate(() -> optimizer(random))
                                .limit(random.nextInt(8))
                                .toList());
    }

    private static ViewBlock view(Random random) {
        return new ViewBlock(
                random.nextBoolean() ? null : pick(random, ViewBlock.WORKSPACES.toArray(String[]::new)),
                random.nextBoolean() ? null : random.nextInt(2) * random.nextInt(Integer.MAX_VALUE),
                random.nextBoolean() ? null : pick(random, ViewBlock.STRIDES.toArray(String[]::new)),
                random.nextBoolean() ? null : random.nextInt(ViewBlock.MAX_DIGITS + 1),
                Map.of("velocity", random.nextBoolean()),
                random.nextBoolean() ? null : slice(random));
    }

    private static SliceBlock slice(Random random) {
        String kind = pick(random, SliceBlock.KINDS.toArray(String[]::new));
        List<String> weights = List.of("layers.0.weight[0][1]", "layers.0.weight[1][0]");
        return new SliceBlock(
                kind,
                random.nextLong(),
                kind.equals("weights") ? weights : List.of(),
                random.nextBoolean() ? null : Double.valueOf(1 - random.nextDouble()),
                random.nextInt(SliceBlock.MAX_UPDATES + 1));
    }

    private static OptimizerSpec optimizer(Random random) {
        return new OptimizerSpec(pick(random, Rule.values()), Math.abs(number(random)), random.nextDouble());
    }

    private static double[] numbers(Random random, int length) {
        return random.doubles(length).map(value -> number(random)).toArray();
    }

    /** Of every magnitude; never 0. */
    private static double number(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) && value != 0 ? value : 1;
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
