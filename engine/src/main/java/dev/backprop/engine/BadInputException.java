package dev.backprop.engine;

/**
 * Input from outside (a file, an option, a typed expression) that cannot be used.
 *
 * <p>The message is one line for the person at the keyboard: it names the place, what was found there and what was
 * expected. It never wraps a programming error: those stay {@link IllegalArgumentException} and
 * {@link IllegalStateException}.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one line: the place, what was found, what was expected */
    public BadInputException(String message) {
        super(oneLine(message));
    }

    /**
     * @param message one line: the place, what was found, what was expected
     * @param cause what brought it to light
     */
    public BadInputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** The usual sentence: {@code where: found …, expected …}. */
    public static BadInputException at(String where, String found, String expected) {
        return new BadInputException(where + ": found " + found + ", expected " + expected);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
