/**
 * The door: a class per resource, JSON out, every refusal as problem+json.
 *
 * <p>Comes in: HTTP requests. Goes out: what {@code pipeline} and the store answer. The one package that speaks to
 * Javalin. Resources are immutable and called from many threads.
 */
@NullMarked
package io.neuralfocus.serving.http;

import org.jspecify.annotations.NullMarked;
