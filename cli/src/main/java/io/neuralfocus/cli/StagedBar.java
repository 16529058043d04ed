package io.neuralfocus.cli;

import io.neuralfocus.training.trainer.Progress;
import java.util.concurrent.CancellationException;

/** A training's progress: a bar for each stage, and its end where somebody asks to stop. */
final class StagedBar implements Progress, AutoCloseable {

    private final Terminal terminal;
    private final Stopping stopping;
    private Bar bar = Bar.NONE;

    StagedBar(Terminal terminal, Stopping stopping) {
        this.terminal = terminal;
        this.stopping = stopping;
    }

    @Override
    public void stage(String what, int steps) {
        bar.close();
        bar = Bar.of(terminal, what, steps);
    }

    @Override
    public void step() {
        if (stopping.isAsked()) {
            throw new CancellationException("stopped");
        }
        bar.step();
    }

    /** No stage follows; what is said next stands below the last bar. */
    void end() {
        bar.close();
        bar = Bar.NONE;
    }

    @Override
    public void close() {
        end();
    }
}
