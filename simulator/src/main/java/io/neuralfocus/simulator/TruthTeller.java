package io.neuralfocus.simulator;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins scenes of one state into spans. */
final class TruthTeller {

    private final Consumer<TruthSpan> sink;
    private @Nullable TruthSpan span;

    TruthTeller(Consumer<TruthSpan> sink) {
        this.sink = sink;
    }

    void hear(Scene scene) {
        TruthSpan before = span;
        if (before != null && before.state() == scene.state()) {
            span = new TruthSpan(before.fromUs(), scene.toUs(), scene.state());
        } else {
            close();
            span = new TruthSpan(scene.fromUs(), scene.toUs(), scene.state());
        }
    }

    void close() {
        if (span != null) {
            sink.accept(span);
        }
        span = null;
    }
}
