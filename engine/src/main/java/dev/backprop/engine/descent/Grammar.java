package dev.backprop.engine.descent;

import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPowerOfOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.ShuntingYardConverter;
import com.ezylang.evalex.parser.Token;
import com.ezylang.evalex.parser.Token.TokenType;
import java.util.List;
import java.util.Map;

/**
 * The grammar as EvalEx sees it. Precedence, from loosest: {@code + -}, then {@code * /} and implicit multiplication, then
 * the signs before an operand, then {@code ^}, which associates to the right. EvalEx only builds trees with it: it never
 * evaluates anything.
 */
final class Grammar {
    private static final Map<String, OperatorIfc> INFIX = Map.of(
            "+", new InfixPlusOperator(),
            "-", new InfixMinusOperator(),
            "*", new InfixMultiplicationOperator(),
            "/", new InfixDivisionOperator(),
            "^", new InfixPowerOfOperator());
    private static final Map<String, OperatorIfc> PREFIX =
            Map.of("+", new PrefixPlusOperator(), "-", new PrefixMinusOperator());
    private static final List<FunctionIfc> FUNCTIONS = List.of(new OneArgument(), new TwoArguments());
    private static final ExpressionConfiguration CONFIGURATION = ExpressionConfiguration.builder()
            .powerOfPrecedence(OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER)
            .build();

    private Grammar() {}

    /** A token of EvalEx's for a word that begins at character {@code at} (from 1). */
    static Token token(TokenType type, String text, int at) {
        return switch (type) {
            case INFIX_OPERATOR -> new Token(at, text, type, find(INFIX, text));
            case PREFIX_OPERATOR -> new Token(at, text, type, find(PREFIX, text));
            case FUNCTION -> new Token(at, text, type, FUNCTIONS.get(Vocabulary.arguments(text) - 1));
            default -> new Token(at, text, type);
        };
    }

    /** The syntax tree of a complete and valid list of tokens. */
    static ASTNode tree(String text, List<Token> tokens) {
        try {
            return new ShuntingYardConverter(text, tokens, CONFIGURATION).toAbstractSyntaxTree();
        } catch (ParseException e) {
            throw new IllegalStateException("the tokens of \"" + text + "\" were checked, but " + e.getMessage(), e);
        }
    }

    private static OperatorIfc find(Map<String, OperatorIfc> operators, String text) {
        OperatorIfc operator = operators.get(text);
        if (operator == null) {
            throw new IllegalArgumentException(text + ": not an operator");
        }
        return operator;
    }

    /** EvalEx's tree wants to know of a function only how many arguments it takes. */
    private abstract static class ParsedOnly extends AbstractFunction {
        @Override
        public com.ezylang.evalex.data.EvaluationValue evaluate(
                com.ezylang.evalex.Expression expression,
                Token functionToken,
                com.ezylang.evalex.data.EvaluationValue... parameterValues) {
            throw new IllegalStateException("EvalEx parses here, it does not evaluate");
        }
    }

    @FunctionParameter(name = "a")
    private static final class OneArgument extends ParsedOnly {}

    @FunctionParameter(name = "a")
    @FunctionParameter(name = "b")
    private static final class TwoArguments extends ParsedOnly {}
}
