package dev.backprop.app.descent;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.LossSlice.WeightPlace;
import dev.backprop.engine.nn.MlpSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weights by their names in PyTorch: {@code layers.0.weight[0][2]}, layer, row and column from 0. */
final class WeightName {
    private static final Pattern NAME = Pattern.compile(
            "layers\\.(\\d{1,4})\\.weight\\s*\\[\\s*(\\d{1,6})\\s*(?:\\]\\s*\\[|,)\\s*(\\d{1,6})\\s*\\]");

    private WeightName() {}

    static String of(WeightPlace place) {
        return "layers." + place.layer() + ".weight[" + place.unit() + "][" + place.input() + "]";
    }

    /**
     * The second of two weights, by its name.
     *
     * @throws BadInputException if the network has none, or it is the first
     */
    static WeightPlace another(WeightPlace first, String text, MlpSpec spec) {
        WeightPlace second = parse(text, spec);
        if (first.equals(second)) {
            throw BadInputException.at("second weight", of(second) + " again", "another one than the first");
        }
        return second;
    }

    /**
     * The weight with a name.
     *
     * @throws BadInputException if the network has none, with the range it has
     */
    static WeightPlace parse(String text, MlpSpec spec) {
        Matcher matcher = NAME.matcher(text.strip());
        if (!matcher.matches()) {
            throw BadInputException.at("weight", '"' + text + '"', "a name such as layers.0.weight[0][2]");
        }
        int layer = Integer.parseInt(matcher.group(1));
        if (layer >= spec.layers().size()) {
            throw BadInputException.at(
                    "weight", "layer " + layer, "0–" + (spec.layers().size() - 1));
        }
        int unit = Integer.parseInt(matcher.group(2));
        int units = spec.layers().get(layer).units();
        if (unit >= units) {
            throw BadInputException.at("weight of layer " + layer, "row " + unit, "0–" + (units - 1));
        }
        int input = Integer.parseInt(matcher.group(3));
        if (input >= spec.fanIn(layer)) {
            throw BadInputException.at("weight of layer " + layer, "column " + input, "0–" + (spec.fanIn(layer) - 1));
        }
        return new WeightPlace(layer, unit, input);
    }
}
