package dev.backprop.engine.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of one step, asked for: it judges answers, and recognises the mistakes that the step invites.
 *
 * @param truth the number
 * @param suspects what somebody who makes a certain mistake answers, the likeliest first
 * @param factors by which answers are off, and what they are called
 */
public record Question(double truth, List<Suspect> suspects, Map<Double, String> factors) {
    private static final double CLOSE = 0.02;

    /**
     * A mistaken answer.
     *
     * @param value the answer
     * @param kind of the mistake
     * @param words what was done
     */
    public record Suspect(double value, Verdict.Kind kind, String words) {}

    /** Keeps its own; a suspect that cannot be told from the truth is none. */
    public Question {
        double number = truth;
        suspects = suspects.stream()
                .filter(s -> Double.isFinite(s.value()) && !alike(s.value(), number))
                .toList();
        factors = new LinkedHashMap<>(factors);
    }

    private static boolean alike(double a, double b) {
        return Math.abs(a - b) <= Answer.TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    /**
     * Judges what was typed.
     *
     * @throws dev.backprop.engine.BadInputException if it is no number
     */
    public Verdict judge(String typed) {
        return judge(Answer.parse(typed));
    }

    /** Judges an answer: right, or the first mistake that explains it. */
    public Verdict judge(Answer answer) {
        if (answer.is(truth)) {
            return new Verdict(Verdict.Kind.RIGHT, "right");
        }
        if (answer.is(-truth)) {
            return new Verdict(Verdict.Kind.SIGN, "sign: the size is right, its sign is not");
        }
        for (Suspect suspect : suspects) {
            if (answer.is(suspect.value())) {
                return new Verdict(suspect.kind(), suspect.words());
            }
        }
        for (Map.Entry<Double, String> factor : factors.entrySet()) {
            for (double sign : new double[] {1, -1}) {
                if (answer.is(sign * factor.getKey() * truth)) {
                    String also = sign < 0 ? ", and the sign" : "";
                    return new Verdict(Verdict.Kind.FACTOR, "factor: " + factor.getValue() + also);
                }
            }
        }
        if (truth != 0 && Math.abs(answer.value() - truth) <= CLOSE * Math.abs(truth)) {
            return new Verdict(Verdict.Kind.CLOSE, "close: look at the rounding, or take one more digit");
        }
        return new Verdict(Verdict.Kind.WRONG, "wrong");
    }

    /** Factors that any step may be off by. */
    static Map<Double, String> usualFactors(int samples, int outputs, double lr) {
        Map<Double, String> factors = new LinkedHashMap<>();
        List<Double> counts = new ArrayList<>(List.of((double) samples, (double) outputs, (double) samples * outputs));
        for (double count : counts) {
            if (count > 2) {
                factors.putIfAbsent(count, (int) count + " times too large: is the mean taken?");
                factors.putIfAbsent(1 / count, (int) count + " times too small: is the mean taken twice?");
            }
        }
        factors.put(2.0, "twice too large");
        factors.put(0.5, "half of it");
        if (lr != 1) {
            factors.putIfAbsent(lr, "multiplied by the learning rate " + lr + " once too often");
            factors.putIfAbsent(1 / lr, "divided by the learning rate " + lr);
        }
        for (int power = 1; power <= 3; power++) {
            double ten = Math.pow(10, power);
            factors.putIfAbsent(ten, "the decimal point is " + places(power) + " too far right");
            factors.putIfAbsent(1 / ten, "the decimal point is " + places(power) + " too far left");
        }
        return factors;
    }

    private static String places(int count) {
        return count == 1 ? "one place" : count + " places";
    }
}
