package dev.backprop.engine.tensor;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** The functions that have a vectorised form in ND4J; each answers whether it had one. */
final class Nd4jKernels {
    private Nd4jKernels() {}

    static boolean map(ElementFunction.Kernel kernel, INDArray x, INDArray out) {
        switch (kernel) {
            case IDENTITY -> out.assign(x);
            case SIGMOID -> Nd4j.getExecutioner().exec(new Sigmoid(x, out));
            case TANH -> Nd4j.getExecutioner().exec(new Tanh(x, out));
            case RELU -> {
                out.assign(x);
                BooleanIndexing.replaceWhere(out, 0.0, Conditions.lessThan(0.0));
            }
            case LEAKY_RELU -> {
                // max(x, 0.01·x), which is x on the right and 0.01·x on the left of 0.
                x.mul(ElementFunction.LEAK, out);
                Nd4j.getExecutioner().exec(new org.nd4j.linalg.api.ops.impl.transforms.custom.Max(x, out, out));
            }
            case GENERAL -> {
                return false;
            }
        }
        return true;
    }

    static boolean mapBackward(ElementFunction.Kernel kernel, INDArray x, INDArray y, INDArray upstream, INDArray out) {
        switch (kernel) {
            case IDENTITY -> out.assign(upstream);
            case SIGMOID -> {
                // u·(y − y²)
                y.mul(y, out);
                out.rsubi(y);
                out.muli(upstream);
            }
            case TANH -> {
                // u·(1 − y²)
                y.mul(y, out);
                out.rsubi(1.0);
                out.muli(upstream);
            }
            case RELU, LEAKY_RELU -> {
                out.assign(x);
                double left = kernel == ElementFunction.Kernel.RELU ? 0 : ElementFunction.LEAK;
                Nd4j.getExecutioner().exec(new org.nd4j.linalg.api.ops.impl.scalar.Step(out, 0.0));
                if (left != 0) {
                    out.muli(1 - left).addi(left);
                }
                out.muli(upstream);
            }
            case GENERAL -> {
                return false;
            }
        }
        return true;
    }

    static boolean zip(PairFunction.Kernel kernel, INDArray a, INDArray b, INDArray out) {
        switch (kernel) {
            case ADD -> a.add(b, out);
            case SUBTRACT -> a.sub(b, out);
            case MULTIPLY -> a.mul(b, out);
            case DIVIDE -> a.div(b, out);
            case GENERAL -> {
                return false;
            }
        }
        return true;
    }

    static boolean zipBackward(
            PairFunction.Kernel kernel, boolean byFirst, INDArray a, INDArray b, INDArray upstream, INDArray out) {
        switch (kernel) {
            case ADD -> out.assign(upstream);
            case SUBTRACT -> upstream.mul(byFirst ? 1.0 : -1.0, out);
            case MULTIPLY -> upstream.mul(byFirst ? b : a, out);
            case GENERAL, DIVIDE -> {
                return false;
            }
        }
        return true;
    }

    static void softmaxRows(INDArray x, INDArray out) {
        Nd4j.exec(new SoftMax(x, out, 1));
    }

    static void logSoftmaxRows(INDArray x, INDArray out) {
        Nd4j.exec(DynamicCustomOp.builder("log_softmax")
                .addInputs(x)
                .addOutputs(out)
                .addIntegerArguments(1)
                .build());
    }

    static void softmaxRowsBackward(INDArray y, INDArray upstream, INDArray out) {
        // y·u, its row sums s, then y·u − y·s
        upstream.mul(y, out);
        INDArray sums = out.sum(true, 1);
        out.subi(y.mulColumnVector(sums));
    }

    static void crossEntropyBackward(INDArray logSoftmax, INDArray target, double s, INDArray out) {
        Nd4j.getExecutioner().exec(new Exp(logSoftmax, out));
        out.muliColumnVector(target.sum(true, 1));
        out.subi(target);
        scale(out, s);
    }

    /** x ← s·x. ND4J takes a NaN for 1e-5 here, and would hide it. */
    static void scale(INDArray x, double s) {
        if (Double.isNaN(s)) {
            x.assign(s);
        } else {
            x.muli(s);
        }
    }
}
