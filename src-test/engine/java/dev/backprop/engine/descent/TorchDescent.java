package dev.backprop.engine.descent;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.backprop.engine.optim.OptimizerSpec;
import java.util.List;

/**
 * A descent in PyTorch's native library: the surfaces in its tensors, their gradients by its autograd, and the steps of its
 * optimizers as its documentation writes them, tensor operation by tensor operation. (DJL's own optimizers take rates of
 * single precision.)
 */
final class TorchDescent implements AutoCloseable {
    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", "target/djl");
        System.setProperty("ENGINE_CACHE_DIR", "target/djl");
    }

    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = engine.newBaseManager();
    private final Surface surface;
    private final OptimizerSpec optimizer;
    /** v or m, and s, of x and y. */
    private final NDArray[][] memory = new NDArray[2][2];

    private final NDArray[] point = new NDArray[2];
    private int steps;

    TorchDescent(Surface surface, OptimizerSpec optimizer, List<Double> start) {
        this.surface = surface;
        this.optimizer = optimizer;
        for (int i = 0; i < 2; i++) {
            point[i] = number(start.get(i));
            memory[i] = new NDArray[] {number(0), number(0)};
        }
    }

    /** Whether this machine has the library among the test's dependencies: there is none for some systems. */
    static boolean available() {
        return TorchDescent.class.getResource("/native/lib/pytorch.properties") != null;
    }

    double[] point() {
        return new double[] {point[0].toDoubleArray()[0], point[1].toDoubleArray()[0]};
    }

    /** Goes to an iterate of the engine's, with what its rule remembers there. */
    void place(Trajectory t, int k) {
        steps = k;
        for (int i = 0; i < 2; i++) {
            point[i] = number(t.x(k, i));
            for (int name = 0; name < t.stateNames().size(); name++) {
                int at = t.stateNames().get(name).equals("s") ? 1 : 0;
                memory[i][at] = number(t.state(k, name, i));
            }
        }
    }

    void step() {
        NDArray[] gradient = gradient();
        steps++;
        for (int i = 0; i < 2; i++) {
            NDArray next = next(point[i], gradient[i], memory[i]);
            // A leaf of its own for the next gradient.
            point[i] = number(next.toDoubleArray()[0]);
        }
    }

    private NDArray[] gradient() {
        try (GradientCollector collector = engine.newGradientCollector()) {
            point[0].setRequiresGradient(true);
            point[1].setRequiresGradient(true);
            collector.backward(f(point[0], point[1]));
            return new NDArray[] {
                number(point[0].getGradient().toDoubleArray()[0]),
                number(point[1].getGradient().toDoubleArray()[0])
            };
        }
    }

    /** torch.optim's SGD, RMSprop and Adam. */
    private NDArray next(NDArray p, NDArray g, NDArray[] state) {
        NDArray lr = number(optimizer.lr());
        double beta = optimizer.beta();
        return switch (optimizer.rule()) {
            case GD -> p.sub(lr.mul(g));
            case HEAVY_BALL -> {
                state[0] = state[0].mul(number(beta)).add(g);
                yield p.sub(lr.mul(state[0]));
            }
            case NESTEROV -> {
                state[0] = state[0].mul(number(beta)).add(g);
                yield p.sub(lr.mul(g.add(state[0].mul(number(beta)))));
            }
            case RMSPROP -> {
                state[1] = squares(state[1], beta, g);
                yield p.sub(lr.mul(g).div(state[1].sqrt().add(number(1e-8))));
            }
            case ADAM -> {
                state[0] = average(state[0], beta, g);
                state[1] = squares(state[1], 0.999, g);
                double bias1 = 1 - Math.pow(beta, steps);
                double bias2 = 1 - Math.pow(0.999, steps);
                NDArray denominator =
                        state[1].sqrt().div(number(Math.sqrt(bias2))).add(number(1e-8));
                yield p.sub(number(optimizer.lr() / bias1).mul(state[0].div(denominator)));
            }
            default -> throw new IllegalArgumentException(optimizer.rule() + " is not PyTorch's");
        };
    }

    private NDArray average(NDArray before, double beta, NDArray now) {
        return before.mul(number(beta)).add(now.mul(number(1 - beta)));
    }

    /** As {@code square_avg.mul_(beta).addcmul_(grad, grad, value=1 - beta)}. */
    private NDArray squares(NDArray before, double beta, NDArray g) {
        return before.mul(number(beta)).add(number(1 - beta).mul(g).mul(g));
    }

    private NDArray f(NDArray x, NDArray y) {
        return switch (surface) {
            case BOWL -> square(x).add(number(10).mul(square(y))).div(number(2));
            case ROSENBROCK -> square(number(1).sub(x)).add(number(100).mul(square(y.sub(square(x)))));
            case BEALE ->
                square(number(1.5).sub(x).add(x.mul(y)))
                        .add(square(number(2.25).sub(x).add(x.mul(y.pow(2)))))
                        .add(square(number(2.625).sub(x).add(x.mul(y.pow(3)))));
            case HIMMELBLAU ->
                square(square(x).add(y).sub(number(11)))
                        .add(square(x.add(square(y)).sub(number(7))));
            case SADDLE ->
                square(x).sub(square(y)).div(number(2)).add(square(square(y)).div(number(4)));
            case PLATEAU ->
                number(1).sub(square(x).add(square(y)).div(number(2)).neg().exp());
            case RAVINE ->
                square(x)
                        .div(number(20))
                        .add(number(5).mul(square(y.sub(number(2).mul(x).sin().div(number(2))))));
        };
    }

    private static NDArray square(NDArray a) {
        return a.mul(a);
    }

    private NDArray number(double value) {
        return manager.create(value);
    }

    @Override
    public void close() {
        manager.close();
    }
}
