package io.neuralfocus.scorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OffHeapTest {

    @Test
    void shouldLetGoOnceAndNotBeReadAfterwards() {
        AtomicInteger released = new AtomicInteger();
        OffHeap<AtomicInteger> held = new OffHeap<>(released);
        held.read(it -> assertEquals(0, it.get()));
        held.close(AtomicInteger::incrementAndGet);
        held.close(AtomicInteger::incrementAndGet);
        assertEquals(1, released.get());
        assertThrows(IllegalStateException.class, () -> held.read(it -> {}));
    }

    @Test
    void shouldLetGoOnlyWhenNobodyReads() throws Exception {
        AtomicInteger readers = new AtomicInteger();
        OffHeap<AtomicInteger> held = new OffHeap<>(readers);
        Thread closing = new Thread(() -> held.close(it -> it.addAndGet(100)));
        held.read(it -> {
            closing.start();
            for (int i = 0; i < 1_000; i++) {
                assertEquals(0, it.get());
                Thread.onSpinWait();
            }
        });
        closing.join();
        assertEquals(100, readers.get());
    }
}
