package io.neuralfocus.store.syscall;

import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.SqliteDatabase;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.intake.OfferedItem;
import io.neuralfocus.store.people.DeviceKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The watched process: offers frames and batches in turn, and says each step by one call of write. */
public final class Client {

    static final DeviceKey DEVICE = DeviceKey.alone(new UUID(1, 1));

    private Client() {}

    /**
     * {@code ingest FOLDER COUNT}, {@code backup FOLDER FILE}, or {@code careless FOLDER COUNT}: the same as ingest with
     * its syncs taken away.
     */
    public static void main(String[] arguments) throws IOException {
        // A plain stream: a line is one call, and is out when it returns.
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            try {
                if (arguments[0].equals("backup")) {
                    try (StoreView view = StoreView.of(arguments[1])) {
                        view.backup(Path.of(arguments[2]));
                    }
                } else {
                    ingest(arguments[1], Integer.parseInt(arguments[2]), arguments[0].equals("careless"), out);
                }
                say(out, "DONE");
            } catch (StoreException e) {
                say(out, "FAILED " + e.getMessage());
            }
        }
    }

    private static void ingest(String folder, int count, boolean careless, FileOutputStream out) throws IOException {
        SqliteDatabase database = new SqliteDatabase(Path.of(folder));
        database.prepare();
        try (Writer writer = new Writer(database);
                Readers readers = new Readers(database)) {
            if (careless) {
                writer.submitAlone(link -> {
                            link.execute("PRAGMA synchronous = OFF");
                            return true;
                        })
                        .join();
            }
            InputLog inputs = new InputLog(writer, readers);
            for (int i = 0; i < count; i++) {
                say(out, "OFFER " + i);
                try {
                    offer(inputs, i).join();
                    say(out, "ACK " + i);
                } catch (CompletionException e) {
                    say(out, "REFUSED " + i);
                }
            }
        } finally {
            database.close();
        }
    }

    private static CompletableFuture<?> offer(InputLog inputs, int i) {
        byte[] content = new byte[9_000];
        new Random(i).nextBytes(content);
        content[0] = (byte) i;
        return i % 2 == 0
                ? inputs.append(new AcceptedFrame(DEVICE, i, i, i, content))
                : inputs.append(new OfferedBatch(DEVICE, i, List.of(new OfferedItem(new UUID(2, i), i, content))));
    }

    private static void say(FileOutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
