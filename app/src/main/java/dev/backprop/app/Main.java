package dev.backprop.app;

/** The launcher. */
public final class Main {
    private Main() {}

    /** Starts the program. */
    public static void main(String[] args) {
        System.out.println("Hello " + java.util.List.of(args));
    }
}
