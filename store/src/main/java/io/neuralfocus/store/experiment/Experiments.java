package io.neuralfocus.store.experiment;

import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.statement.StatementContext;

/** The experiments of all tenants: the table {@code experiments}. What was started is changed no more. */
public final class Experiments {

    private static final String SELECT =
            "SELECT e.*, t.name AS tenant_name FROM tenants t JOIN experiments e ON e.tenant_id = t.id";

    private static final String OF_THE_TENANT =
            " WHERE id = :number AND tenant_id = (SELECT id FROM tenants WHERE name = :tenant)";

    private final Writer writer;
    private final Readers readers;

    public Experiments(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Writes a design down; completes with its number, or with nothing if the tenant has one of this name. */
    public CompletableFuture<OptionalLong> create(String tenant, String name, String design, long nowUs) {
        return writer.submit(link -> {
            Optional<Long> number = link.handle()
                    .createQuery("INSERT INTO experiments (tenant_id, name, design, created_at)"
                            + " VALUES (:tenant, :name, :design, :now) ON CONFLICT DO NOTHING RETURNING id")
                    .bind("tenant", People.enterTenant(link, tenant, nowUs))
                    .bind("name", name)
                    .bind("design", design)
                    .bind("now", nowUs)
                    .mapTo(Long.class)
                    .findOne();
            return number.map(OptionalLong::of).orElse(OptionalLong.empty());
        });
    }

    /** Begins it; false if there is none, or it had begun before: then nothing changes. */
    public CompletableFuture<Boolean> start(String tenant, long number, long nowUs) {
        return change(
                "UPDATE experiments SET started_at = :now" + OF_THE_TENANT + " AND started_at IS NULL"
                        + " AND stopped_at IS NULL",
                tenant,
                number,
                nowUs);
    }

    /** Ends it for ever; false if it does not run: then nothing changes. */
    public CompletableFuture<Boolean> stop(String tenant, long number, long nowUs) {
        return change(
                "UPDATE experiments SET stopped_at = :now" + OF_THE_TENANT + " AND started_at <= :now"
                        + " AND stopped_at IS NULL",
                tenant,
                number,
                nowUs);
    }

    private CompletableFuture<Boolean> change(String sql, String tenant, long number, long nowUs) {
        return writer.submit(link -> link.handle()
                        .createUpdate(sql)
                        .bind("now", nowUs)
                        .bind("number", number)
                        .bind("tenant", tenant)
                        .execute()
                == 1);
    }

    /** The tenant's experiment of this name. */
    public Optional<Experiment> find(String tenant, String name) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE t.name = :tenant AND e.name = :name")
                .bind("tenant", tenant)
                .bind("name", name)
                .map(Experiments::experiment)
                .findOne());
    }

    /** The tenant's experiments whose names come behind this one, by name. */
    public List<Experiment> after(String tenant, String name, int limit) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE t.name = :tenant AND e.name > :name ORDER BY e.name LIMIT :limit")
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("limit", limit)
                .map(Experiments::experiment)
                .list());
    }

    private static Experiment experiment(ResultSet row, StatementContext context) throws SQLException {
        return new Experiment(
                row.getLong("id"),
                row.getString("tenant_name"),
                row.getString("name"),
                row.getString("design"),
                row.getLong("created_at"),
                Rows.number(row, "started_at"),
                Rows.number(row, "stopped_at"));
    }
}
