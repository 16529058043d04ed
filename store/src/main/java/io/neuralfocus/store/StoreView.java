package io.neuralfocus.store;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.SqliteDatabase;
import io.neuralfocus.store.intake.DeviceLogs;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.store.upkeep.Export;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A look into a store that changes nothing, also beside the service that holds it. */
public final class StoreView implements AutoCloseable {

    private final Database database;
    private final Readers readers;
    private final Export export;
    private final Retrospect retrospect;
    private final DeviceLogs logs;

    private StoreView(Database database) {
        this.database = database;
        this.readers = new Readers(database);
        this.export = new Export(database, readers);
        this.retrospect = new Retrospect(database, readers);
        this.logs = new DeviceLogs(database, readers);
    }

    /**
     * Looks into what the setting names, as {@link Store#open(String)} reads it; a store of another version is refused.
     */
    public static StoreView of(String setting) {
        Database database = Database.named(setting);
        database.expectCurrent();
        return new StoreView(database);
    }

    /** Whether a service remembers, or has remembered, in a folder. */
    public static boolean isIn(Path folder) {
        return Files.exists(new SqliteDatabase(folder).file());
    }

    /** How many bytes it takes. */
    public long size() {
        return readers.ask(database::size);
    }

    /** How many rows each table has. */
    public Map<String, Long> rows() {
        return export.counts();
    }

    /** What was answered on the grid, and what came of it. */
    public Retrospect retrospect() {
        return retrospect;
    }

    /** What each device brought, as far as it is kept. */
    public DeviceLogs logs() {
        return logs;
    }

    /** Writes all there is at one moment into a new file that is a store itself. */
    public void backup(Path file) {
        database.backup(file);
    }

    /** Writes each table as JSON lines into a folder; tells how many rows each has. */
    public Map<String, Long> export(Path folder) {
        return export.all(folder);
    }

    /** The same of one person alone; empty if there is none of this name. */
    public Optional<Map<String, Long>> export(PersonKey person, Path folder) {
        return export.of(person, folder);
    }

    @Override
    public void close() {
        readers.close();
    }
}
