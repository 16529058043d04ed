package io.neuralfocus.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a screen, and nothing at all elsewhere. */
interface Bar extends AutoCloseable {

    Bar NONE = new Bar() {
        @Override
        public void step() {}

        @Override
        public void stepTo(long step) {}

        @Override
        public void close() {}
    };

    void step();

    void stepTo(long step);

    @Override
    void close();

    static Bar of(Terminal terminal, String what, long steps) {
        return terminal.errIsScreen() ? new Shown(terminal, what, steps) : NONE;
    }

    /** The one that is seen. */
    final class Shown implements Bar {

        private static final int WIDTH = 80;
        private static final int REDRAWN_EVERY_MS = 200;

        private final ProgressBar bar;

        private Shown(Terminal terminal, String what, long steps) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(steps)
                    .setUpdateIntervalMillis(REDRAWN_EVERY_MS)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), WIDTH))
                    .build();
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void stepTo(long step) {
            bar.stepTo(step);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
