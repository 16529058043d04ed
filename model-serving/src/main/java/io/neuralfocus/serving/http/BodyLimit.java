package io.neuralfocus.serving.http;

import io.neuralfocus.event.wire.FrameLayout;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Refuses a body whose own head says that it is too large, before any of it has come. */
final class BodyLimit extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() <= FrameLayout.MAX_FRAME_SIZE) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        // Closed at once, the connection would be reset under a client that still sends, and it would never read why.
        Callback answered = Callback.from(
                () -> Content.Source.consumeAll(
                        request, Callback.from(callback::succeeded, late -> callback.succeeded())),
                callback::failed);
        Response.writeError(request, response, answered, HttpStatus.PAYLOAD_TOO_LARGE_413);
        return true;
    }
}
