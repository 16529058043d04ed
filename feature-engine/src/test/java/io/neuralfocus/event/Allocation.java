package io.neuralfocus.event;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes a thread takes from the heap. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** What the thread that asks has taken since it began. */
    public static long soFar() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Runs it, and fails if it took more than so many bytes. */
    public static void assertAtMost(long bytes, Runnable what) {
        // The first time classes are loaded, and that is a lot: only what is taken again counts.
        long taken = taken(what);
        if (taken > bytes) {
            taken = taken(what);
        }
        assertTrue(taken <= bytes, taken + " bytes were taken where " + bytes + " are enough");
    }

    private static long taken(Runnable what) {
        long before = soFar();
        what.run();
        return soFar() - before;
    }
}
