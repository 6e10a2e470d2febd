package dev.backprop.bench;

import java.util.List;

/** A {@link Worker}, asked from here. While it is not asked it waits, and takes no processor time. */
final class RemoteSide implements Side {
    private final JavaProcess process;
    private final String description;

    /** Starts it, and waits until it has read the data and made its network. */
    RemoteSide(String who, Job job, int threads) {
        List<String> flags = who.equals(Worker.ENGINE) ? JavaProcess.PROGRAM : JavaProcess.PEER;
        process = new JavaProcess(who, flags, Worker.class, threads, who, job.id(), Integer.toString(threads));
        description = process.line().substring(Worker.READY.length());
    }

    private double ask(String question) {
        process.tell(question);
        return Double.parseDouble(process.line());
    }

    @Override
    public double epoch() {
        return ask("epoch");
    }

    @Override
    public double loss() {
        return ask("loss");
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        process.close();
    }
}
