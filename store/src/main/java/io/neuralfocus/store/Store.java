package io.neuralfocus.store;

import io.neuralfocus.store.app.Apps;
import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.SqliteDatabase;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.experiment.Experiments;
import io.neuralfocus.store.experiment.Exposures;
import io.neuralfocus.store.intake.DeviceLogs;
import io.neuralfocus.store.intake.InputLog;
import io.neuralfocus.store.intake.Quarantine;
import io.neuralfocus.store.intervention.InterventionLog;
import io.neuralfocus.store.lane.EventRows;
import io.neuralfocus.store.lane.LaneSnapshots;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.prediction.LabelLog;
import io.neuralfocus.store.prediction.PredictionLog;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.store.prediction.ShadowScores;
import io.neuralfocus.store.session.Analytics;
import io.neuralfocus.store.session.SessionLog;
import io.neuralfocus.store.upkeep.AuditLog;
import io.neuralfocus.store.upkeep.Erasure;
import io.neuralfocus.store.upkeep.Export;
import io.neuralfocus.store.upkeep.Retention;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.Optional;

/** The store of one service, held by one process at a time: a folder with one SQLite file in it, or a PostgreSQL server. */
public final class Store implements AutoCloseable {

    /** What a frame may have. */
    private static final int PROBE_BYTES = 256_000;

    private final Database database;
    private final Writer writer;
    private final Readers readers;
    private final InputLog inputs;
    private final Quarantine quarantine;
    private final EventRows events;
    private final LaneSnapshots snapshots;
    private final PredictionLog predictions;
    private final ShadowScores shadow;
    private final Retrospect retrospect;
    private final DeviceLogs logs;
    private final LabelLog labels;
    private final InterventionLog interventions;
    private final SessionLog sessions;
    private final Analytics analytics;
    private final People people;
    private final Apps apps;
    private final Experiments experiments;
    private final Exposures exposures;
    private final AuditLog audit;
    private final Retention retention;
    private final Erasure erasure;
    private final Export export;

    private Store(Database database, Writer writer, Readers readers) {
        this.database = database;
        this.writer = writer;
        this.readers = readers;
        this.inputs = new InputLog(writer, readers);
        this.quarantine = new Quarantine(writer, readers);
        this.events = new EventRows(writer, readers);
        this.snapshots = new LaneSnapshots(writer, readers);
        this.predictions = new PredictionLog(writer, readers);
        this.shadow = new ShadowScores(writer);
        this.retrospect = new Retrospect(database, readers);
        this.logs = new DeviceLogs(database, readers);
        this.labels = new LabelLog(writer, readers);
        this.interventions = new InterventionLog(writer, readers);
        this.sessions = new SessionLog(writer, readers);
        this.analytics = new Analytics(readers);
        this.people = new People(writer, readers);
        this.apps = new Apps(writer, readers);
        this.experiments = new Experiments(writer, readers);
        this.exposures = new Exposures(writer, readers);
        this.audit = new AuditLog(writer, readers);
        this.retention = new Retention(database, writer);
        this.erasure = new Erasure(writer, retention);
        this.export = new Export(database, readers);
    }

    /** Opens the store in a folder, which is made where it is missing; an older one is migrated. */
    public static Store open(Path folder) {
        return open(new SqliteDatabase(folder));
    }

    /** Opens what the setting names: {@code jdbc:postgresql:...} is a server, everything else a folder. */
    public static Store open(String setting) {
        return open(Database.named(setting));
    }

    /** Opens the store on this database. */
    public static Store open(Database database) {
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

    /** What came in. */
    public InputLog inputs() {
        return inputs;
    }

    /** What can never be taken. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Events that people may look at. */
    public EventRows events() {
        return events;
    }

    /** The newest state of each lane. */
    public LaneSnapshots snapshots() {
        return snapshots;
    }

    /** What was answered. */
    public PredictionLog predictions() {
        return predictions;
    }

    /** What would have been answered by models that nobody hears. */
    public ShadowScores shadow() {
        return shadow;
    }

    /** What was answered on the grid, and what came of it. */
    public Retrospect retrospect() {
        return retrospect;
    }

    /** What each device brought, as far as it is kept. */
    public DeviceLogs logs() {
        return logs;
    }

    /** What people said of it. */
    public LabelLog labels() {
        return labels;
    }

    /** What people were shown. */
    public InterventionLog interventions() {
        return interventions;
    }

    /** Time that people set aside. */
    public SessionLog sessions() {
        return sessions;
    }

    /** What their days come to. */
    public Analytics analytics() {
        return analytics;
    }

    /** Who there is. */
    public People people() {
        return people;
    }

    /** What tenants call their apps. */
    public Apps apps() {
        return apps;
    }

    /** What is tried out. */
    public Experiments experiments() {
        return experiments;
    }

    /** Who takes part in it. */
    public Exposures exposures() {
        return exposures;
    }

    /** Who did what. */
    public AuditLog audit() {
        return audit;
    }

    /** What forgets. */
    public Retention retention() {
        return retention;
    }

    /** What erases people. */
    public Erasure erasure() {
        return erasure;
    }

    /** What tells all there is. */
    public Export export() {
        return export;
    }

    /** What keeps it from being used, as its last use told; empty while it works. */
    public Optional<String> trouble() {
        return writer.condition().trouble().or(() -> readers.condition().trouble());
    }

    /**
     * Tries anew whether it works, where it did not: trouble would otherwise last until somebody comes to write. What comes
     * of it, {@link #trouble} tells.
     */
    public void probe() {
        if (writer.condition().isTroubled()) {
            byte[] much = new byte[PROBE_BYTES];
            writer.submit(link -> {
                        // Taken away at once; a disk with room for a number alone has none for what comes in.
                        PreparedStatement insert = link.prepared("INSERT INTO lane_snapshots"
                                + " (tenant_id, user_id, device_id, ordinal, taken_at, payload)"
                                + " VALUES (0, 0, 0, 0, 0, ?)");
                        insert.setBytes(1, much);
                        insert.executeUpdate();
                        return link.prepared("DELETE FROM lane_snapshots WHERE device_id = 0 AND tenant_id = 0")
                                .executeUpdate();
                    })
                    .join();
        }
        if (readers.condition().isTroubled()) {
            readers.ask(link -> link.number("SELECT count(*) FROM tenants"));
        }
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
