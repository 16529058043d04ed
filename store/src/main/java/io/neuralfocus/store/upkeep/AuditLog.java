package io.neuralfocus.store.upkeep;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Who did what, to whom, and when: the table {@code audit}. It outlives people, and names them by number alone. */
public final class AuditLog {

    private final Writer writer;
    private final Readers readers;

    public AuditLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * One deed.
     *
     * @param user the number of the person it concerned, if it concerned one
     */
    public record Entry(long number, OptionalLong user, long atUs, String actor, String action, String detail) {}

    /** Writes down what was done to a person. */
    public CompletableFuture<Boolean> note(PersonKey person, long atUs, String actor, String action, String detail) {
        return writer.submit(link -> {
            People.Numbers numbers = People.enter(link, person, atUs);
            note(link, numbers.tenant(), OptionalLong.of(numbers.user()), atUs, actor, action, detail);
            return true;
        });
    }

    static void note(Link link, long tenant, OptionalLong user, long atUs, String actor, String action, String detail) {
        link.handle()
                .createUpdate("INSERT INTO audit (tenant_id, user_id, at, actor, action, detail)"
                        + " VALUES (:tenant, :user, :at, :actor, :action, :detail)")
                .bind("tenant", tenant)
                .bind("user", user)
                .bind("at", atUs)
                .bind("actor", actor)
                .bind("action", action)
                .bind("detail", detail)
                .execute();
    }

    /** The tenant's entries behind a number (0: all), oldest first. */
    public List<Entry> after(String tenant, long number, int limit) {
        return readers.ask(link -> {
            Optional<Long> id = link.handle()
                    .createQuery("SELECT id FROM tenants WHERE name = :tenant")
                    .bind("tenant", tenant)
                    .mapTo(Long.class)
                    .findOne();
            if (id.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery("SELECT id, user_id, at, actor, action, detail FROM audit"
                            + " WHERE tenant_id = :tenant AND id > :number ORDER BY id LIMIT :limit")
                    .bind("tenant", id.get())
                    .bind("number", number)
                    .bind("limit", limit)
                    .map((row, context) -> new Entry(
                            row.getLong("id"),
                            Rows.number(row, "user_id"),
                            row.getLong("at"),
                            row.getString("actor"),
                            row.getString("action"),
                            row.getString("detail")))
                    .list();
        });
    }
}
