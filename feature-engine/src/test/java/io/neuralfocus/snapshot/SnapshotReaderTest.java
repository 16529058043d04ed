package io.neuralfocus.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neuralfocus.event.AppName;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {

    private static SnapshotReader named(int... letters) throws SnapshotRefusedException {
        SnapshotWriter out = new SnapshotWriter(1);
        out.writeLong(letters.length);
        for (int letter : letters) {
            out.writeByte(letter);
        }
        return new SnapshotReader(out.finish(), 1);
    }

    @Test
    void shouldRefuseANameThatIsNotWellFormed() throws SnapshotRefusedException {
        assertEquals(AppName.of("\u00e9"), named(0xC3, 0xA9).readName());
        SnapshotReader cutOff = named(0xC3);
        assertThrows(SnapshotRefusedException.class, cutOff::readName);
    }
}
