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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The watched process: offers frames and batches in turn, and says each step by one call of write. */
public final class Client {

    static final DeviceKey DEVICE = DeviceKey.alone(new UUID(1, 1));

    private Client() {}

    /**
     * {@code ingest FOLDER COUNT} offers one at a time, {@code crowd FOLDER COUNT} many, {@code backup FOLDER FILE} makes a
     * backup; {@code careless-ingest} and {@code careless-crowd} have their syncs taken away.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // A plain stream: a line is one call, and is out when it returns.
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            try {
                if (arguments[0].equals("backup")) {
                    try (StoreView view = StoreView.of(arguments[1])) {
                        view.backup(Path.of(arguments[2]));
                    }
                } else {
                    ingest(arguments[0], arguments[1], Integer.parseInt(arguments[2]), out);
                }
                say(out, "DONE");
            } catch (StoreException e) {
                say(out, "FAILED " + e.getMessage());
            }
        }
    }

    private static void ingest(String how, String folder, int count, FileOutputStream out)
            throws IOException, InterruptedException {
        SqliteDatabase database = new SqliteDatabase(Path.of(folder));
        database.prepare();
        try (Writer writer = new Writer(database);
                Readers readers = new Readers(database)) {
            if (how.startsWith("careless")) {
                writer.submitAlone(link -> {
                            link.execute("PRAGMA synchronous = OFF");
                            return true;
                        })
                        .join();
            }
            InputLog inputs = new InputLog(writer, readers);
            if (how.endsWith("crowd")) {
                crowd(inputs, count, out);
            } else {
                for (int i = 0; i < count; i++) {
                    acknowledge(inputs, i, out);
                }
            }
        } finally {
            database.close();
        }
    }

    /** Eight at a time, so that several wait for the same commit. */
    private static void crowd(InputLog inputs, int count, FileOutputStream out) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            threads.add(new Thread(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    acknowledge(inputs, i, out);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void acknowledge(InputLog inputs, int i, FileOutputStream out) {
        try {
            say(out, "OFFER " + i);
            try {
                offer(inputs, i).join();
                say(out, "ACK " + i);
            } catch (CompletionException e) {
                say(out, "REFUSED " + i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<?> offer(InputLog inputs, int i) {
        byte[] content = new byte[9_000];
        new Random(i).nextBytes(content);
        content[0] = (byte) i;
        if (i % 5 == 4) {
            return inputs.append(DEVICE, i, content);
        }
        return i % 2 == 0
                ? inputs.append(new AcceptedFrame(DEVICE, i, i, i, content))
                : inputs.append(new OfferedBatch(DEVICE, i, List.of(new OfferedItem(new UUID(2, i), i, content))));
    }

    private static void say(FileOutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
