package dev.backprop.engine.descent;

import dev.backprop.engine.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into words. EvalEx's own tokenizer would read {@code 2exp(x)} as the number {@code 2e} and accept hexadecimal
 * numbers, strings and comparisons; here a number is a decimal with an exponent only where digits follow it.
 */
final class Lexer {
    /** What a word is. */
    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    /**
     * One word.
     *
     * @param at its first character, from 1
     */
    record Word(Kind kind, String text, int at) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        /** The error of finding this word here. */
        BadInputException instead(String expected) {
            String found = kind == Kind.END ? "the end" : "\"" + text + "\"";
            return BadInputException.at("f: character " + at, found, expected);
        }
    }

    private static final Pattern WORD =
            Pattern.compile("(?<number>(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
                    + "|(?<name>[A-Za-z_][A-Za-z_0-9]*)|(?<sign>[-+*/^(),])");

    private Lexer() {}

    /** The words of a text, the last of them {@link Kind#END}. */
    static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                if (!matcher.find(at) || matcher.start() != at) {
                    String found = new String(Character.toChars(text.codePointAt(at)));
                    throw new Word(Kind.SIGN, found, at + 1)
                            .instead("an operator (+ - * / ^), a bracket, " + Vocabulary.OPERAND);
                }
                words.add(new Word(kind(matcher), matcher.group(), at + 1));
                at = matcher.end();
            }
        }
        words.add(new Word(Kind.END, "", text.length() + 1));
        return words;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }
        return matcher.group("name") != null ? Kind.NAME : Kind.SIGN;
    }
}
