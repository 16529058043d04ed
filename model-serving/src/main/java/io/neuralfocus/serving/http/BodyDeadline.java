package io.neuralfocus.serving.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that drips in. A connection's idle timeout begins anew with every byte; this one does not. A body that
 * stops altogether is left to the idle timeout.
 */
final class BodyDeadline extends Handler.Wrapper {

    private final long withinNanos;
    private final LongSupplier nanos;

    BodyDeadline(Duration within, LongSupplier nanos) {
        this.withinNanos = within.toNanos();
        this.nanos = nanos;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Timed(request, nanos.getAsLong()), response, callback);
    }

    private final class Timed extends Request.Wrapper {

        private final long begunNanos;
        private Content.@Nullable Chunk late;

        Timed(Request request, long begunNanos) {
            super(request);
            this.begunNanos = begunNanos;
        }

        /** Asked each time that more is waited for. */
        @Override
        public void demand(Runnable arrived) {
            if (nanos.getAsLong() - begunNanos > withinNanos) {
                late = Content.Chunk.from(new TimeoutException("the body did not come in time"));
                arrived.run();
            } else {
                super.demand(arrived);
            }
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk failed = late;
            return failed == null ? super.read() : failed;
        }
    }
}
