package dev.backprop.engine.descent;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import com.ezylang.evalex.parser.Token.TokenType;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.Lexer.Kind;
import dev.backprop.engine.descent.Lexer.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Checks a text word by word, so that an error is at its character, and hands EvalEx a list of tokens in which everything
 * implicit is written out: the {@code *} of {@code 2x}, and brackets around a signed exponent, for {@code 2^-3^2} is
 * 2^(−(3^2)) and a sign binds looser than a power. EvalEx itself would let {@code x x} or {@code (x} through in places.
 */
final class Parser {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_DEPTH = 64;

    /** A bracket that is open: written by the user, with its function's name if any, or put around a signed exponent. */
    private static final class Bracket {
        private final Word opening;
        private final int arguments;
        private final boolean written;
        private int commas;

        Bracket(Word opening, int arguments, boolean written) {
            this.opening = opening;
            this.arguments = arguments;
            this.written = written;
        }
    }

    private final List<Word> words;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Bracket> open = new ArrayDeque<>();
    private int depth;
    private int next;
    private boolean operandExpected = true;

    private Parser(List<Word> words) {
        this.words = words;
    }

    /**
     * The syntax tree of a text.
     *
     * @throws BadInputException if it is empty, too long (over 1,000 characters), too deep (over 64 brackets) or not an
     *     expression; the message names the character, from 1
     */
    static ASTNode parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw BadInputException.at("f", text.length() + " characters", "at most " + MAX_LENGTH);
        }
        if (text.isBlank()) {
            throw BadInputException.at("f", "an empty text", "an expression such as x^2");
        }
        Parser parser = new Parser(Lexer.words(text));
        parser.run();
        return Grammar.tree(text, parser.tokens);
    }

    private void run() {
        while (words.get(next).kind() != Kind.END) {
            Word word = words.get(next);
            next++;
            if (operandExpected) {
                operand(word);
            } else {
                afterOperand(word);
            }
        }
        Word end = words.get(next);
        if (operandExpected) {
            throw end.instead(Vocabulary.OPERAND);
        }
        closeExponents(end);
        if (!open.isEmpty()) {
            throw end.instead(closing(open.element()));
        }
    }

    private void operand(Word word) {
        switch (word.kind()) {
            case NUMBER -> number(word);
            case NAME -> name(word);
            default -> {
                if (word.is("(")) {
                    open(word, 1);
                } else if (word.is("-") || word.is("+")) {
                    sign(word);
                } else {
                    throw word.instead(Vocabulary.OPERAND);
                }
            }
        }
    }

    private void number(Word word) {
        if (Double.isInfinite(Double.parseDouble(word.text()))) {
            throw word.instead("a number that a double can hold");
        }
        emit(TokenType.NUMBER_LITERAL, word.text(), word.at());
        operandExpected = false;
    }

    private void name(Word word) {
        int arguments = Vocabulary.arguments(word.text());
        if (arguments > 0) {
            emit(TokenType.FUNCTION, word.text(), word.at());
            Word bracket = words.get(next);
            if (!bracket.is("(")) {
                throw bracket.instead("( after " + word.text());
            }
            next++;
            open(bracket, arguments);
        } else if (Vocabulary.isValue(word.text())) {
            emit(TokenType.VARIABLE_OR_CONSTANT, word.text(), word.at());
            operandExpected = false;
        } else {
            throw word.instead(Vocabulary.OPERAND);
        }
    }

    private void sign(Word word) {
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).getValue().equals("^")) {
            emit(TokenType.BRACE_OPEN, "(", word.at());
            open.push(new Bracket(word, 1, false));
        }
        emit(TokenType.PREFIX_OPERATOR, word.text(), word.at());
    }

    private void open(Word word, int arguments) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw word.instead("at most " + MAX_DEPTH + " brackets inside each other");
        }
        emit(TokenType.BRACE_OPEN, "(", word.at());
        open.push(new Bracket(word, arguments, true));
    }

    private void afterOperand(Word word) {
        if (word.is("^")) {
            infix(word);
            return;
        }
        closeExponents(word);
        if (word.is(")")) {
            close(word);
        } else if (word.is(",")) {
            comma(word);
        } else if (word.is("(") || word.kind() == Kind.NAME) {
            emit(TokenType.INFIX_OPERATOR, "*", word.at());
            operandExpected = true;
            operand(word);
        } else if (word.kind() == Kind.SIGN) {
            infix(word);
        } else {
            throw word.instead(
                    open.isEmpty()
                            ? "an operator (+ - * / ^)"
                            : "an operator (+ - * / ^) or " + closing(open.element()));
        }
    }

    private void infix(Word word) {
        emit(TokenType.INFIX_OPERATOR, word.text(), word.at());
        operandExpected = true;
    }

    private void comma(Word word) {
        if (open.isEmpty() || open.element().commas + 1 >= open.element().arguments) {
            throw word.instead(open.isEmpty() ? "an operator (+ - * / ^)" : closing(open.element()));
        }
        open.element().commas++;
        emit(TokenType.COMMA, ",", word.at());
        operandExpected = true;
    }

    private void close(Word word) {
        if (open.isEmpty()) {
            throw word.instead("an operator (+ - * / ^) or the end, for no bracket is open");
        }
        if (open.element().commas + 1 < open.element().arguments) {
            throw word.instead(", and a second argument");
        }
        open.pop();
        depth--;
        emit(TokenType.BRACE_CLOSE, ")", word.at());
    }

    /** A signed exponent ends before anything that binds looser than a power. */
    private void closeExponents(Word before) {
        while (!open.isEmpty() && !open.element().written) {
            open.pop();
            emit(TokenType.BRACE_CLOSE, ")", before.at());
        }
    }

    private static String closing(Bracket bracket) {
        String comma = bracket.commas + 1 < bracket.arguments ? ", or " : "";
        return comma + ") for the ( at character " + bracket.opening.at();
    }

    private void emit(TokenType type, String text, int at) {
        tokens.add(Grammar.token(type, text, at));
    }
}
