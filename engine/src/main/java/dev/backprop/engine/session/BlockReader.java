package dev.backprop.engine.session;

import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.Schedule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads two optional blocks of a session: descent and view. */
final class BlockReader {
    static final String SCHEDULE = "x-schedule";
    static final String NOISE = "x-noise";

    private static final int ANY = Integer.MAX_VALUE;
    private static final int MAX_EXPRESSION = 1000;

    private BlockReader() {}

    /** Whether a field that begins with {@link Extensions#PREFIX} is this program's own. */
    static boolean knows(String path, String name) {
        return path.equals("descent") && (name.equals(SCHEDULE) || name.equals(NOISE));
    }

    static DescentBlock descent(Fields fields) {
        fields.only("f", "x0", "rule", "alpha", "beta", "steps", SCHEDULE, NOISE);
        String f = fields.has("f") ? fields.string("f") : DescentBlock.DEFAULT_F;
        if (f.length() > MAX_EXPRESSION) {
            throw fields.bad("f", f.length() + " characters", "at most " + MAX_EXPRESSION);
        }
        return new DescentBlock(
                f,
                start(fields),
                SessionReader.optimizer(fields, "rule", "alpha", DescentBlock.DEFAULT_ALPHA),
                fields.integer("steps", DescentBlock.DEFAULT_STEPS, 0, Session.MAX_STEP),
                fields.has(SCHEDULE)
                        ? fields.choice(
                                SCHEDULE,
                                Schedule::byId,
                                Arrays.stream(Schedule.values())
                                        .map(Schedule::id)
                                        .toList())
                        : Schedule.CONSTANT,
                fields.has(NOISE) ? noise(fields.object(NOISE)) : Noise.NONE);
    }

    private static Noise noise(Fields fields) {
        fields.only("size", "seed");
        double size = fields.number("size");
        if (size < 0 || size > Noise.MAX_SIZE) {
            throw fields.bad("size", "a number from 0 to " + Noise.MAX_SIZE);
        }
        return new Noise(size, fields.longInteger("seed", Noise.NONE.seed()));
    }

    private static List<Double> start(Fields fields) {
        double[] numbers = fields.numbersIfAny("x0");
        if (numbers == null) {
            if (!fields.has("x0") || fields.isNumber("x0")) {
                return List.of(fields.number("x0", 1));
            }
            throw fields.bad("x0", "a number, or an array of 1 or 2 numbers");
        }
        if (numbers.length > 2) {
            throw fields.bad("x0", "a number, or an array of 1 or 2 numbers");
        }
        return numbers.length == 1 ? List.of(numbers[0]) : List.of(numbers[0], numbers[1]);
    }

    static ViewBlock view(Fields fields) {
        fields.only("workspace", "cursor", "stride", "digits", "toggles");
        Map<String, Boolean> toggles = new LinkedHashMap<>();
        if (fields.has("toggles")) {
            Fields named = fields.object("toggles");
            for (String name : named.names()) {
                toggles.put(name, named.bool(name));
            }
        }
        return new ViewBlock(
                word(fields, "workspace", ViewBlock.WORKSPACES),
                fields.optionalInteger("cursor", 0, ANY),
                word(fields, "stride", ViewBlock.STRIDES),
                fields.optionalInteger("digits", 0, ViewBlock.MAX_DIGITS),
                toggles);
    }

    private static @Nullable String word(Fields fields, String name, List<String> words) {
        return fields.has(name) ? fields.choice(name, word -> Optional.of(word).filter(words::contains), words) : null;
    }
}
