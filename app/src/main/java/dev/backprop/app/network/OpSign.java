package dev.backprop.app.network;

import dev.backprop.engine.graph.Op;
import java.awt.geom.Path2D;
import org.jspecify.annotations.Nullable;

/**
 * What stands on an operation's box.
 *
 * @param sign a few letters; empty where a curve says more
 * @param word under it
 */
record OpSign(String sign, String word) {
    private static final int POINTS = 24;

    /** The sign of an operation; a product of matrices has ×, since a dot means "not known yet" here. */
    static OpSign of(Op op) {
        return switch (op.name()) {
            case "MatMul" -> new OpSign("×", "matmul");
            case "AddBias" -> new OpSign("+", "add");
            case "Sigmoid" -> new OpSign("", "sigmoid");
            case "Tanh" -> new OpSign("", "tanh");
            case "Relu" -> new OpSign("", "ReLU");
            case "LeakyRelu" -> new OpSign("", "leaky ReLU");
            case "Softmax" -> new OpSign("softmax", "e\u1dbb / Σ e\u1dbb");
            case "Bce" -> new OpSign("BCE", "loss");
            case "Mse" -> new OpSign("MSE", "loss");
            case "HalfSquaredError" -> new OpSign("½ Σ²", "loss");
            case "CrossEntropy" -> new OpSign("CE", "loss");
            default -> new OpSign(op.name(), "");
        };
    }

    /** An activation's graph in the square from (−1, −1) to (1, 1), y upwards; null for what is no such function. */
    static @Nullable Path2D curve(Op op) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i <= POINTS; i++) {
            double x = -1 + 2.0 * i / POINTS;
            double y;
            switch (op.name()) {
                case "Sigmoid" -> y = 2 / (1 + Math.exp(-5 * x)) - 1;
                case "Tanh" -> y = Math.tanh(3 * x);
                case "Relu" -> y = Math.max(0, x) * 1.6 - 0.8;
                case "LeakyRelu" -> y = (x > 0 ? x : 0.15 * x) * 1.6 - 0.6;
                default -> {
                    return null;
                }
            }
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }
}
