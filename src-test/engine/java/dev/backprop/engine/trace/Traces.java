package dev.backprop.engine.trace;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks to trace. */
final class Traces {
    private Traces() {}

    static final MlpSpec TOY = new MlpSpec(
            3,
            List.of(new LayerSpec(2, Activation.SIGMOID, false), new LayerSpec(1, Activation.SIGMOID, false)),
            Loss.BCE);

    private static final double[][] X = {{1, 2, 0.5}};
    private static final double[][] Y = {{0}};

    static Parameters toy(double[][] first, double[][] second) {
        return new Parameters(List.of(new Parameters.Layer(first, null), new Parameters.Layer(second, null)));
    }

    /** The notebook's network of its gradients. */
    static PassTrace notebook() {
        return new PassTrace(
                TOY,
                toy(
                        new double[][] {{0.16764932, 0.33529864, 0.08382466}, {0.11268106, 0.22536212, 0.05634053}},
                        new double[][] {{-0.44046562, -0.54027513}}),
                X,
                Y,
                OptimizerSpec.DEFAULT,
                0);
    }

    /** The notebook's network of its one step of gradient descent. */
    static PassTrace notebookStep() {
        return new PassTrace(
                TOY,
                toy(
                        new double[][] {{0.3103, 0.1507, -0.0837}, {0.4570, -0.4705, 0.1860}},
                        new double[][] {{-0.69412757, -0.36790394}}),
                X,
                Y,
                OptimizerSpec.DEFAULT,
                0);
    }

    /** A random network of 1 to 3 layers, with every kind of layer, loss and rule among the seeds. */
    static PassTrace random(long seed) {
        Random random = new Random(seed);
        Rule rule = any(Rule.values(), random);
        Loss loss = any(Loss.values(), random);
        int depth = 1 + random.nextInt(3);
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 0; l < depth; l++) {
            Activation activation = any(Activation.values(), random);
            if (l == depth - 1 && loss == Loss.BCE) {
                activation = random.nextBoolean() ? Activation.SIGMOID : Activation.SOFTMAX;
            }
            layers.add(new LayerSpec(1 + random.nextInt(4), activation, random.nextBoolean()));
        }
        MlpSpec spec = new MlpSpec(1 + random.nextInt(6), layers, loss);
        int samples = 1 + random.nextInt(3);
        double[][] x = new double[samples][spec.inputs()];
        double[][] y = new double[samples][spec.outputs()];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < x[s].length; i++) {
                x[s][i] = random.nextInt(4) == 0 ? 0 : random.nextGaussian();
            }
            y[s][random.nextInt(y[s].length)] = 1;
        }
        OptimizerSpec optimizer = new OptimizerSpec(rule, 0.05, 0.9);
        return new PassTrace(spec, Parameters.draw(spec, seed), x, y, optimizer, random.nextInt(samples));
    }

    private static <T> T any(T[] all, Random random) {
        return List.of(all).get(random.nextInt(all.length));
    }
}
