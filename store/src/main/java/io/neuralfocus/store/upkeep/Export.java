package io.neuralfocus.store.upkeep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All there is, or all there is of one person, as JSON lines: a file for each table, all of one moment while the service
 * goes on writing. Numbers of rows are as in the store; vectors and payloads are unpacked.
 */
public final class Export {

    /** So many rows of a server's answer are held at once. */
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Readers readers;

    public Export(Database database, Readers readers) {
        this.database = database;
        this.readers = readers;
    }

    /** How many rows each table has. */
    public Map<String, Long> counts() {
        return readers.ask(link -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (ExportedTable table : ExportedTable.ALL) {
                counts.put(table.name(), link.number("SELECT count(*) FROM " + table.name()));
            }
            return counts;
        });
    }

    /** Writes {@code <table>.jsonl} for each table into a folder; tells how many rows each has. */
    public Map<String, Long> all(Path folder) {
        return write(folder, Optional.empty());
    }

    /** The same of one person alone; empty if there is none of this name. */
    public Optional<Map<String, Long>> of(PersonKey person, Path folder) {
        return readers.ask(link -> People.find(link, person))
                .map(numbers -> write(folder, Optional.of(numbers.user())));
    }

    private Map<String, Long> write(Path folder, Optional<Long> user) {
        return readers.ask(link -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            database.beginSnapshot(link);
            try {
                Files.createDirectories(folder);
                for (ExportedTable table : ExportedTable.ALL) {
                    if (user.isEmpty() || table.ofPeople()) {
                        counts.put(table.name(), write(link, table, user, folder.resolve(table.name() + ".jsonl")));
                    }
                }
                return counts;
            } catch (IOException e) {
                throw new StoreException(
                        "the export to " + folder + " could not be written: " + e.getMessage() + ".", e);
            } finally {
                database.endSnapshot(link);
            }
        });
    }

    private static long write(Link link, ExportedTable table, Optional<Long> user, Path file)
            throws SQLException, IOException {
        PreparedStatement select = link.prepared(table.sql(user.isPresent()));
        if (user.isPresent()) {
            select.setLong(1, user.get());
        }
        select.setFetchSize(AT_ONCE);
        long rows = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JsonGenerator json = new JsonFactory().createGenerator(out);
                ResultSet row = select.executeQuery()) {
            // Each line ends itself: what stands between two of them is nothing.
            json.setRootValueSeparator(null);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            while (row.next()) {
                table.write(row, json);
                json.flush();
                out.write("\n".getBytes(StandardCharsets.UTF_8));
                rows++;
            }
        }
        return rows;
    }
}
