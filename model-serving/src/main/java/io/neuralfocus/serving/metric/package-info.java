/**
 * What is counted and timed, by name: the one page that says which metrics there are.
 *
 * <p>Comes in: what happened, told by {@code http} and {@code pipeline}. Goes out: the text that Prometheus scrapes. The
 * one package that speaks to Micrometer. Any thread may count.
 */
@NullMarked
package io.neuralfocus.serving.metric;

import org.jspecify.annotations.NullMarked;
