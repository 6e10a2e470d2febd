package dev.backprop.engine.session;

import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Schedule;
import java.util.ArrayList;
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
    static final String RACE = "x-race";
    static final String SLICE = "x-slice";

    private static final int ANY = Integer.MAX_VALUE;
    private static final int MAX_EXPRESSION = 1000;

    private BlockReader() {}

    /** Whether a field that begins with {@link Extensions#PREFIX} is this program's own. */
    static boolean knows(String path, String name) {
        return (path.equals("descent") && List.of(SCHEDULE, NOISE, RACE).contains(name))
                || (path.equals("view") && name.equals(SLICE));
    }

    static DescentBlock descent(Fields fields) {
        fields.only("f", "x0", "rule", "alpha", "beta", "steps", SCHEDULE, NOISE, RACE);
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
                fields.has(NOISE) ? noise(fields.object(NOISE)) : Noise.NONE,
                fields.has(RACE) ? race(fields) : List.of());
    }

    private static List<OptimizerSpec> race(Fields descent) {
        List<OptimizerSpec> race = new ArrayList<>();
        for (Fields fields : descent.objects(RACE, 0, DescentBlock.MAX_RIVALS)) {
            fields.only("rule", "alpha", "beta");
            OptimizerSpec each = SessionReader.optimizer(fields, "rule", "alpha", DescentBlock.DEFAULT_ALPHA);
            if (race.contains(each)) {
                String element = RACE + "[" + race.size() + "]";
                throw descent.bad(element, "the setting of " + RACE + "[" + race.indexOf(each) + "]", "another one");
            }
            race.add(each);
        }
        return race;
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
        fields.only("workspace", "cursor", "stride", "digits", "toggles", SLICE);
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
                toggles,
                fields.has(SLICE) ? slice(fields.object(SLICE)) : null);
    }

    private static SliceBlock slice(Fields fields) {
        fields.only("kind", "seed", "first", "second", "height", "updates");
        String kind =
                fields.choice("kind", word -> Optional.of(word).filter(SliceBlock.KINDS::contains), SliceBlock.KINDS);
        Double height = fields.has("height") ? Double.valueOf(fields.number("height")) : null;
        if (height != null && (height <= 0 || height > SliceBlock.MAX_HEIGHT)) {
            throw fields.bad("height", "a number above 0, at most " + SliceBlock.MAX_HEIGHT);
        }
        return new SliceBlock(
                kind,
                fields.longInteger("seed", SliceBlock.DEFAULT_SEED),
                kind.equals("weights") ? List.of(fields.string("first"), fields.string("second")) : List.of(),
                height,
                fields.integer("updates", SliceBlock.DEFAULT_UPDATES, 0, SliceBlock.MAX_UPDATES));
    }

    private static @Nullable String word(Fields fields, String name, List<String> words) {
        return fields.has(name) ? fields.choice(name, word -> Optional.of(word).filter(words::contains), words) : null;
    }
}
