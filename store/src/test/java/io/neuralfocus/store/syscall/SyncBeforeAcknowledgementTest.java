package io.neuralfocus.store.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.syscall.AcknowledgementTrace.Acknowledged;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Between the receipt and the acknowledgement of everything there is a sync of the log behind the last write to it. A
 * process that is killed leaves its writes with the kernel, so no killing shows that; the calls themselves do.
 */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "strace is of Linux")
class SyncBeforeAcknowledgementTest {

    private static final int OFFERS = 30;

    /** Enough for the log to be moved into the database, and to begin anew. */
    private static final int CROWD = 1_200;

    @TempDir
    Path folder;

    private AcknowledgementTrace trace(String how, int offers) throws Exception {
        Watched run = Watched.run(
                folder,
                List.of("-e", "trace=write,pwrite64,fsync,fdatasync"),
                how,
                folder.resolve("store").toString(),
                String.valueOf(offers));
        assertEquals("DONE", run.said().get(run.said().size() - 1));
        AcknowledgementTrace trace = new AcknowledgementTrace(!how.endsWith("crowd")).read(run.calls());
        assertEquals(offers, trace.acknowledged().size());
        return trace;
    }

    private static void expect(Acknowledged how, AcknowledgementTrace trace) {
        trace.acknowledged().forEach((number, was) -> assertEquals(how, was, "offer " + number));
    }

    @Test
    void shouldSyncTheLogBetweenReceiptAndAcknowledgement() throws Exception {
        expect(Acknowledged.SYNCED, trace("ingest", OFFERS));
    }

    @Test
    void shouldSyncTheLogForAllWhoWaitTogetherAndTheDatabaseBeforeTheLogBeginsAnew() throws Exception {
        AcknowledgementTrace trace = trace("crowd", CROWD);
        expect(Acknowledged.SYNCED, trace);
        assertTrue(trace.begunAnew() > 1, "the log began anew " + trace.begunAnew() + " times");
        assertEquals(0, trace.begunAnewTooEarly());
    }

    /** The planted fault: were a sync missing, these tests would see it. */
    @Test
    void shouldSeeThatACarelessWriterSyncsNothing() throws Exception {
        expect(Acknowledged.UNSYNCED, trace("careless-ingest", OFFERS));
    }

    @Test
    void shouldSeeThatACarelessWriterSyncsNothingForACrowd() throws Exception {
        AcknowledgementTrace trace = trace("careless-crowd", CROWD);
        expect(Acknowledged.UNSYNCED, trace);
        assertTrue(trace.begunAnewTooEarly() > 0, "the log began anew " + trace.begunAnew() + " times");
    }
}
