package dev.backprop.engine.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says of some summands of a sum that they are 0, and why. */
final class ZeroTerms {
    /** More than this are counted and not listed. */
    private static final int LISTED = 3;

    private final String noun;
    private final int count;
    private final List<String> which = new ArrayList<>();
    private final Set<String> causes = new LinkedHashSet<>();

    /**
     * None yet.
     *
     * @param noun what a summand is: {@code product}, {@code path}
     * @param count of all summands
     */
    ZeroTerms(String noun, int count) {
        this.noun = noun;
        this.count = count;
    }

    /**
     * One of them.
     *
     * @param number which summand, from 1
     * @param cause what makes it 0: {@code x₂}; empty where nothing that is 0 does
     */
    void add(int number, String cause) {
        which.add(ordinal(number));
        if (!cause.isEmpty()) {
            causes.add(cause);
        }
    }

    boolean isEmpty() {
        return which.isEmpty();
    }

    /** One sentence: {@code the 2nd and 3rd products are 0 because x₂ and x₃ are 0}. */
    String words() {
        boolean one = which.size() == 1;
        String subject = which.size() <= LISTED
                ? "the " + and(which) + " " + noun + (one ? " is" : "s are")
                : which.size() + " of the " + count + " " + noun + "s are";
        return subject + " 0" + (causes.isEmpty() ? "" : " because " + causes());
    }

    /** What is 0: {@code x₂ and x₃ are 0}. */
    String causes() {
        List<String> names = List.copyOf(causes);
        if (names.isEmpty()) {
            return "each is too small for a double";
        }
        if (names.size() > LISTED) {
            return String.join(", ", names.subList(0, LISTED)) + " and " + (names.size() - LISTED) + " others are 0";
        }
        return and(names) + (names.size() == 1 ? " is 0" : " are 0");
    }

    private static String and(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** {@code 1st, 2nd, 3rd, 4th … 11th … 22nd}. */
    private static String ordinal(int number) {
        boolean teen = number / 10 % 10 == 1;
        String ending = switch (teen ? 0 : number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + ending;
    }
}
