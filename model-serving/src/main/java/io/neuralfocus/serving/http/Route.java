package io.neuralfocus.serving.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One thing that can be asked for.
 *
 * @param path its template
 * @param status of an answer that is no refusal
 * @param refuses the codes it may be refused with, beside those that any request may be
 */
record Route(HandlerType method, String path, int status, Set<ProblemCode> refuses, Handler handler) {

    Route {
        EnumSet<ProblemCode> inOrder = EnumSet.noneOf(ProblemCode.class);
        inOrder.addAll(refuses);
        refuses = Collections.unmodifiableSet(inOrder);
    }

    static Route get(String path, Handler handler, ProblemCode... refuses) {
        return new Route(HandlerType.GET, path, 200, Set.of(refuses), handler);
    }

    static Route post(String path, Handler handler, ProblemCode... refuses) {
        return new Route(HandlerType.POST, path, 200, Set.of(refuses), handler);
    }

    /** The same, which may be refused with these codes too. */
    Route refusing(Set<ProblemCode> more) {
        EnumSet<ProblemCode> all = EnumSet.noneOf(ProblemCode.class);
        all.addAll(refuses);
        all.addAll(more);
        return new Route(method, path, status, all, handler);
    }

    /** The same, which answers with this status: something was made. */
    Route answering(int otherStatus) {
        return new Route(method, path, otherStatus, refuses, handler);
    }
}
