package io.neuralfocus.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream that speaks UTF-8 whatever the machine's default is, and remembers what went wrong. A print stream alone
 * swallows that: an answer cut off by a full disk would look like a whole one.
 */
public final class Answer extends PrintStream {

    private final Remembering raw;

    private Answer(Remembering raw) {
        super(raw, true, StandardCharsets.UTF_8);
        this.raw = raw;
    }

    static Answer on(OutputStream stream) {
        return new Answer(new Remembering(stream));
    }

    /** The stream below, for long tables: it throws where this one goes on unheard. */
    OutputStream raw() {
        return raw;
    }

    /** Why what was said did not arrive; empty as long as it did. */
    Optional<IOException> trouble() {
        return Optional.ofNullable(raw.trouble);
    }

    /** Fails for good once it has failed: what comes after a gap is no answer either. */
    private static final class Remembering extends OutputStream {

        private final OutputStream stream;
        private @Nullable IOException trouble;

        Remembering(OutputStream stream) {
            this.stream = stream;
        }

        @FunctionalInterface
        private interface Deed {
            void run() throws IOException;
        }

        private void unlessInTrouble(Deed deed) throws IOException {
            if (trouble != null) {
                throw new IOException(trouble.getMessage(), trouble);
            }
            try {
                deed.run();
            } catch (IOException e) {
                trouble = e;
                throw e;
            }
        }

        @Override
        public void write(int b) throws IOException {
            unlessInTrouble(() -> stream.write(b));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            unlessInTrouble(() -> stream.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            unlessInTrouble(stream::flush);
        }

        @Override
        public void close() throws IOException {
            unlessInTrouble(stream::close);
        }
    }
}
