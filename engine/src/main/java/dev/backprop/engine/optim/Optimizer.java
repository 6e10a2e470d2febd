package dev.backprop.engine.optim;

import dev.backprop.engine.tensor.Storage;
import dev.backprop.engine.tensor.Tensor;
import java.util.List;

/**
 * An update rule. It works on any parameter of any shape and keeps no state itself: the state of each parameter is a list
 * of tensors that the caller holds, so that a run can be stored, restored and replayed.
 *
 * <p>In every formula g is the gradient, α the learning rate, k = 0, 1, … the number of steps already taken.
 */
public interface Optimizer {
    /** Names of the state's tensors, in order: {@code v}, {@code s}. */
    List<String> stateNames();

    /** Fresh state for one parameter: zeros of its shape, then any room the rule needs. */
    List<Tensor> state(Storage storage, Tensor parameter);

    /**
     * One step: changes {@code parameter} and {@code state} in place; {@code gradient} is only read.
     *
     * @param k steps already taken, from 0
     */
    void step(int k, Tensor parameter, Tensor gradient, List<Tensor> state);

    /**
     * What a step is made of, for one element, in the order in which the rule comes to it; the last is the step itself.
     *
     * @param k steps taken before this one, from 0
     * @param gradient the element's gradient
     * @param state what the rule remembers of the element after this step, as {@link #stateNames()} names it
     */
    List<StepPart> parts(int k, double gradient, double... state);

    /** The code for a rule and its settings. */
    static Optimizer of(OptimizerSpec spec) {
        return switch (spec.rule()) {
            case GD -> new GradientDescent(spec.lr());
            case HEAVY_BALL -> new HeavyBall(spec.lr(), spec.beta());
            case EMA -> new MovingAverage(spec.lr(), spec.beta(), MovingAverage.Correction.NONE);
            case EMA_CORRECTED -> new MovingAverage(spec.lr(), spec.beta(), MovingAverage.Correction.ADAM);
            case NOTEBOOK -> new MovingAverage(spec.lr(), spec.beta(), MovingAverage.Correction.NOTEBOOK);
            case NESTEROV -> new Nesterov(spec.lr(), spec.beta());
            case RMSPROP -> new RmsProp(spec.lr(), spec.beta());
            case ADAM -> new Adam(spec.lr(), spec.beta());
        };
    }
}
