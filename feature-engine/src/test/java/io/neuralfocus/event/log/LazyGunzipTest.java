package io.neuralfocus.event.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LazyGunzipTest {

    @Test
    void shouldLetGoOfItsInflaterWhenItIsClosed() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(7);
        }
        LazyGunzip unzipped = new LazyGunzip(new ByteArrayInputStream(zipped.toByteArray()));
        assertEquals(7, unzipped.read());
        unzipped.close();
        assertThrows(IOException.class, unzipped::read, "it still inflates");
    }
}
