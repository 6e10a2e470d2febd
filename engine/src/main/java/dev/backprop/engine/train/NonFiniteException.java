package dev.backprop.engine.train;

/** A value stopped being finite. The parameters are the last finite ones; the run cannot go on from here. */
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient NonFinite where;

    NonFiniteException(NonFinite where) {
        super(where.why());
        this.where = where;
    }

    /** Where and why. */
    public NonFinite where() {
        return where;
    }
}
