package io.neuralfocus.store;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.SqliteDatabase;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.intake.InputLog;
import io.neuralfocus.store.intake.Quarantine;
import io.neuralfocus.store.prediction.PredictionLog;
import java.nio.file.Path;
import java.util.Optional;

/** The store of one service, held by one process at a time: a folder with one SQLite file in it, or a PostgreSQL server. */
public final class Store implements AutoCloseable {

    private final Database database;
    private final Writer writer;
    private final Readers readers;
    private final InputLog inputs;
    private final Quarantine quarantine;
    private final PredictionLog predictions;

    private Store(Database database, Writer writer, Readers readers) {
        this.database = database;
        this.writer = writer;
        this.readers = readers;
        this.inputs = new InputLog(writer, readers);
        this.quarantine = new Quarantine(writer, readers);
        this.predictions = new PredictionLog(writer, readers);
    }

    /** Opens the store in a folder, which is made where it is missing; an older one is migrated. */
    public static Store open(Path folder) {
        return open(new SqliteDatabase(folder));
    }

    /** Opens what the setting names: {@code jdbc:postgresql:...} is a server, everything else a folder. */
    public static Store open(String setting) {
        return open(Database.named(setting));
    }

    private static Store open(Database database) {
        database.prepare();
        try {
            Writer writer = new Writer(database);
            try {
                return new Store(database, writer, new Readers(database));
            } catch (RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public InputLog inputs() {
        return inputs;
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    public PredictionLog predictions() {
        return predictions;
    }

    /** What keeps it from being used, as its last use told; empty while it works. */
    public Optional<String> trouble() {
        return writer.condition().trouble().or(() -> readers.condition().trouble());
    }

    /** Writes what still waits, then lets go of the database. */
    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            readers.close();
            database.close();
        }
    }
}
