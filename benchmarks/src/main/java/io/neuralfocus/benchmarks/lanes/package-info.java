/**
 * What a service costs while thousands of devices talk to it: the service in a process of its own, beside it this one with
 * the devices of simulated people, in real time.
 *
 * <pre>
 *   SimulatedDevice ─ frames ─▶ Senders ─ HTTP ─▶ LoadedService (a process of its own)
 *                                                   │
 *              LanesBench ◀─ CPU, heap, rows ───────┘
 * </pre>
 *
 * Prints a table; writes into a temporary folder alone. The CPU of threads is read where Linux tells it.
 */
@NullMarked
package io.neuralfocus.benchmarks.lanes;

import org.jspecify.annotations.NullMarked;
