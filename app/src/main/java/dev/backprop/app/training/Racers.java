package dev.backprop.app.training;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settings that race against each other: the same but for the learning rate, or the rule. */
final class Racers {
    /** So many at most; more lines in a chart cannot be told apart. */
    static final int MOST = 8;

    private Racers() {}

    /**
     * One for each learning rate.
     *
     * @param typed numbers with commas, semicolons or spaces between them
     * @throws BadInputException where there are fewer than two, too many, or one that is no good
     */
    static List<TrainingSettings> rates(TrainingSettings like, String typed) {
        List<TrainingSettings> racers = new ArrayList<>();
        for (String text : typed.strip().split("[\\s,;]+", -1)) {
            racers.add(like.withLr(Parse.lr(text)));
        }
        return checked(racers, "learning rates");
    }

    /**
     * One for each rule.
     *
     * @throws BadInputException where there are fewer than two
     */
    static List<TrainingSettings> rules(TrainingSettings like, Set<Rule> rules) {
        List<TrainingSettings> racers = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rules.contains(rule)) {
                racers.add(like.withRule(rule));
            }
        }
        return checked(racers, "rules");
    }

    private static List<TrainingSettings> checked(List<TrainingSettings> racers, String what) {
        List<TrainingSettings> distinct = racers.stream().distinct().toList();
        if (distinct.size() < 2 || distinct.size() > MOST) {
            throw BadInputException.at(what, distinct.size() + " different ones", "2–" + MOST);
        }
        return distinct;
    }
}
