/**
 * People at work who do not exist: what they would send, and the truth that no event tells.
 *
 * <p>Comes in: a seed. Goes out: canonical {@link io.neuralfocus.event.Event events} of a person's day in order of
 * time, one by one, and the {@link io.neuralfocus.simulator.TruthSpan hidden state} behind them. From the outside in:
 * a {@link io.neuralfocus.simulator.Population} has people, a {@link io.neuralfocus.simulator.Person} has days, a
 * {@link io.neuralfocus.simulator.Day} first takes its course (states, visits to apps, absences) and is then played at
 * the desk (windows, titles, keys, mouse, idleness, locks). The same seed gives the same bytes on every machine.
 *
 * <p>Values throughout; people and days may be used from any thread.
 */
@NullMarked
package io.neuralfocus.simulator;

import org.jspecify.annotations.NullMarked;
