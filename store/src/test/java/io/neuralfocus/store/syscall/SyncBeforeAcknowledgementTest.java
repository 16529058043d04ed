package io.neuralfocus.store.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
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

    @TempDir
    Path folder;

    private List<AcknowledgementTrace.Acknowledged> acknowledged(String how) throws Exception {
        Watched run = Watched.run(
                folder,
                List.of("-e", "trace=write,pwrite64,fsync,fdatasync"),
                how,
                folder.resolve("store").toString(),
                String.valueOf(OFFERS));
        assertEquals("DONE", run.said().get(run.said().size() - 1));
        return new AcknowledgementTrace().read(run.calls());
    }

    @Test
    void shouldSyncTheLogBetweenReceiptAndAcknowledgement() throws Exception {
        assertEquals(Collections.nCopies(OFFERS, AcknowledgementTrace.Acknowledged.SYNCED), acknowledged("ingest"));
    }

    /** The planted fault: were a sync missing, this test would see it. */
    @Test
    void shouldSeeThatACarelessWriterSyncsNothing() throws Exception {
        assertEquals(Collections.nCopies(OFFERS, AcknowledgementTrace.Acknowledged.UNSYNCED), acknowledged("careless"));
    }
}
