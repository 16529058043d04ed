package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What people say of their time: the table {@code labels}. All that was ever said is kept; each prediction carries the one
 * label that counts, whether it came before the prediction or after it.
 */
public final class LabelLog {

    /** A longer span is nobody's honest memory, and looking for the labels of an instant must not go back for ever. */
    public static final long LONGEST_US = 86_400_000_000L;

    private final Writer writer;
    private final Readers readers;

    public LabelLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * What was said.
     *
     * @param by who said it
     * @param atUs when it was said
     */
    public record Said(LabelOutcome outcome, LabelSource source, String by, long atUs) {}

    /** A label of the time [from, to), and of one prediction alone where it names one. */
    public record KeptLabel(long number, OptionalLong prediction, long fromUs, long toUs, Said said) {}

    /** Labels all predictions of a person within [from, to), also those still to come; completes with its number. */
    public CompletableFuture<Long> label(PersonKey person, long fromUs, long toUs, Said said) {
        long span = toUs - fromUs;
        // A span that is negative though its end comes last has overflowed.
        if (toUs <= fromUs || span < 0 || span > LONGEST_US) {
            throw new IllegalArgumentException("a label spans more than nothing and at most 24 hours.");
        }
        return writer.submit(link -> {
            People.Numbers numbers = People.enter(link, person, said.atUs());
            long number = insert(link, numbers, OptionalLong.empty(), fromUs, toUs, said);
            apply(link, numbers, number, said, "predicted_at >= ? AND predicted_at < ?", fromUs, toUs);
            return number;
        });
    }

    /** Labels one prediction; completes with the label's number, or with nothing if the person has no such prediction. */
    public CompletableFuture<OptionalLong> label(PersonKey person, UUID prediction, Said said) {
        return writer.submit(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return OptionalLong.empty();
            }
            PreparedStatement select = link.prepared("SELECT id, predicted_at FROM model_predictions"
                    + " WHERE uuid = ? AND user_id = ? AND tenant_id = ?");
            select.setBytes(1, Uuids.bytes(prediction));
            select.setLong(2, numbers.get().user());
            select.setLong(3, numbers.get().tenant());
            long id;
            long atUs;
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                id = row.getLong(1);
                atUs = row.getLong(2);
            }
            long number = insert(link, numbers.get(), OptionalLong.of(id), atUs, atUs, said);
            apply(link, numbers.get(), number, said, "predicted_at = ? AND id = ?", atUs, id);
            return OptionalLong.of(number);
        });
    }

    private static long insert(
            Link link, People.Numbers numbers, OptionalLong prediction, long fromUs, long toUs, Said said) {
        return link.handle()
                .createQuery("INSERT INTO labels (tenant_id, user_id, prediction_id, from_us, to_us, outcome, source,"
                        + " labeled_by, labeled_at) VALUES (:tenant, :user, :prediction, :from, :to, :outcome, :source,"
                        + " :by, :at) RETURNING id")
                .bind("tenant", numbers.tenant())
                .bind("user", numbers.user())
                .bind("prediction", prediction)
                .bind("from", fromUs)
                .bind("to", toUs)
                .bind("outcome", said.outcome().name())
                .bind("source", said.source().name())
                .bind("by", said.by())
                .bind("at", said.atUs())
                .mapTo(Long.class)
                .one();
    }

    /** Puts the label on the person's predictions that it speaks of, unless one of more weight is there. */
    private static void apply(
            Link link, People.Numbers numbers, long number, Said said, String which, long first, long second)
            throws SQLException {
        PreparedStatement update = link.prepared("UPDATE model_predictions SET actual_outcome = ?, labeled_at = ?,"
                + " label_source = ?, label_id = ? WHERE user_id = ? AND tenant_id = ? AND " + which
                + " AND " + LabelSource.weightOf("label_source") + " <= ?");
        update.setString(1, said.outcome().name());
        update.setLong(2, said.atUs());
        update.setString(3, said.source().name());
        update.setLong(4, number);
        update.setLong(5, numbers.user());
        update.setLong(6, numbers.tenant());
        update.setLong(7, first);
        update.setLong(8, second);
        update.setInt(9, said.source().weight());
        update.executeUpdate();
    }

    /** Puts on a prediction that was just stored what was said of its instant before. */
    static void labelWhatCame(Link link, Whose whose, StoredPrediction prediction) throws SQLException {
        PreparedStatement select = link.prepared("SELECT id, outcome, source, labeled_at FROM labels"
                + " WHERE user_id = ? AND tenant_id = ? AND from_us > ? AND from_us <= ? AND to_us > ?"
                + " AND prediction_id IS NULL ORDER BY " + LabelSource.weightOf("source") + " DESC, id DESC LIMIT 1");
        long atUs = prediction.instantUs();
        select.setLong(1, whose.user());
        select.setLong(2, whose.tenant());
        select.setLong(3, atUs - LONGEST_US);
        select.setLong(4, atUs);
        select.setLong(5, atUs);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return;
            }
            PreparedStatement update = link.prepared("UPDATE model_predictions SET label_id = ?, actual_outcome = ?,"
                    + " label_source = ?, labeled_at = ? WHERE uuid = ? AND device_id = ? AND tenant_id = ?");
            update.setLong(1, row.getLong(1));
            update.setString(2, row.getString(2));
            update.setString(3, row.getString(3));
            update.setLong(4, row.getLong(4));
            update.setBytes(5, Uuids.bytes(prediction.id()));
            update.setLong(6, whose.device());
            update.setLong(7, whose.tenant());
            update.executeUpdate();
        }
    }

    /** All that a person said behind a number (0: all), in the order in which it was committed. */
    public List<KeptLabel> after(PersonKey person, long number, int limit) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery("SELECT id, prediction_id, from_us, to_us, outcome, source, labeled_by, labeled_at"
                            + " FROM labels WHERE user_id = :user AND id > :number AND tenant_id = :tenant"
                            + " ORDER BY id LIMIT :limit")
                    .bind("user", numbers.get().user())
                    .bind("number", number)
                    .bind("tenant", numbers.get().tenant())
                    .bind("limit", limit)
                    .map((row, context) -> label(row))
                    .list();
        });
    }

    private static KeptLabel label(ResultSet row) throws SQLException {
        return new KeptLabel(
                row.getLong("id"),
                Rows.number(row, "prediction_id"),
                row.getLong("from_us"),
                row.getLong("to_us"),
                new Said(
                        LabelOutcome.valueOf(row.getString("outcome")),
                        LabelSource.valueOf(row.getString("source")),
                        row.getString("labeled_by"),
                        row.getLong("labeled_at")));
    }
}
