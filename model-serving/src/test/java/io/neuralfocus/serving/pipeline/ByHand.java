package io.neuralfocus.serving.pipeline;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One thread, which is the test's own: tasks run one by one as they came, and only while the test lets them. */
final class ByHand extends AbstractExecutorService {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean free;
    private volatile boolean ended;

    /** Runs tasks until this is done. */
    void runUntil(CompletableFuture<?> done) {
        // One more task, that the last one wakes whoever waits here.
        CompletableFuture<?> unused = done.whenComplete((value, fault) -> tasks.add(() -> {}));
        while (!done.isDone()) {
            try {
                Runnable task = tasks.poll(1, TimeUnit.MINUTES);
                if (task == null) {
                    throw new AssertionError("nothing more came to be done for a minute");
                }
                task.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** From now on tasks run where they come from. */
    void free() {
        free = true;
    }

    @Override
    public void execute(Runnable task) {
        if (free) {
            task.run();
        } else {
            tasks.add(task);
        }
    }

    @Override
    public void shutdown() {
        ended = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        ended = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
