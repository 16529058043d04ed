package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    @Test
    void shouldReadFramesBackToBackWhateverTheirSizes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int[] counts = {0, 1, 3_999, 2, 0, 1_000};
        for (int i = 0; i < counts.length; i++) {
            file.write(frame(i, counts[i]));
        }
        FrameReader reader = new FrameReader(slowly(file.toByteArray()));
        long offset = 0;
        for (int i = 0; i < counts.length; i++) {
            assertTrue(reader.next());
            assertEquals(offset, reader.frameOffset());
            assertEquals(i, reader.frame().sequence());
            assertEquals(counts[i], FrameRoundTripTest.all(reader.frame()).size());
            offset += 64 + 64L * counts[i];
        }
        assertFalse(reader.next());
        assertTrue(reader.refusal().isEmpty());
    }

    @Test
    void shouldTellWhereATruncatedTailBegins() throws IOException {
        byte[] whole = frame(0, 3);
        for (int cut = 1; cut < whole.length; cut++) {
            FrameReader reader = new FrameReader(new SequenceInputStream(
                    new ByteArrayInputStream(whole), new ByteArrayInputStream(Arrays.copyOf(whole, cut))));
            assertTrue(reader.next());
            assertFalse(reader.next());
            Rejection refusal = reader.refusal().orElseThrow();
            assertEquals(RejectionCode.TRUNCATED, refusal.code());
            assertEquals(whole.length, refusal.offset());
            assertEquals(1, refusal.index());
            assertFalse(reader.next(), "it stays stopped");
        }
    }

    @Test
    void shouldRefuseAClaimOfGigabytesFromTheHeaderAlone() throws IOException {
        byte[] header = Arrays.copyOf(frame(0, 0), 64);
        Arrays.fill(header, 8, 12, (byte) 0xFF);
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(header), zeros());
        FrameReader reader = new FrameReader(endless);
        assertFalse(reader.next());
        assertEquals(
                RejectionCode.TOO_MANY_RECORDS, reader.refusal().orElseThrow().code());
    }

    private static byte[] frame(long sequence, int count) {
        FrameEncoder encoder = new FrameEncoder().begin(new UUID(1, 2), sequence, 0);
        for (int i = 0; i < count; i++) {
            encoder.add(Event.of(i, EventType.KEY_PRESS, AppName.of("app")));
        }
        return encoder.finish(0);
    }

    /** A stream that gives seven bytes at a time, as sockets may. */
    private static InputStream slowly(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(7, length));
            }
        };
    }

    private static InputStream zeros() {
        return new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
    }
}
