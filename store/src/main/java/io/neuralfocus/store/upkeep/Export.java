package io.neuralfocus.store.upkeep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.neuralfocus.event.log.DurableFolders;
import io.neuralfocus.event.log.WholeFile;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All there is, or all there is of one person, as JSON lines: a file for each table, all of one moment while the service
 * goes on writing. Numbers of rows are as in the store; vectors and payloads are unpacked. The files get their names only
 * when all of them are whole and on the disk.
 */
public final class Export {

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
            List<WholeFile> files = new ArrayList<>();
            database.beginSnapshot(link);
            try {
                expectNothingIn(folder);
                DurableFolders.create(folder);
                for (ExportedTable table : ExportedTable.ALL) {
                    if (user.isEmpty() || table.ofPeople()) {
                        WholeFile file = WholeFile.create(folder.resolve(table.name() + ".jsonl"));
                        files.add(file);
                        counts.put(table.name(), write(link, table, user, file.out()));
                    }
                }
                commit(folder, files, counts.keySet());
                return counts;
            } catch (IOException e) {
                throw new StoreException(
                        "the export to " + folder + " could not be written: " + e.getMessage() + ".", e);
            } finally {
                closeQuietly(files);
                database.endSnapshot(link);
            }
        });
    }

    /** Among the files of another person, or of another day, nobody could tell which are whose. */
    private static void expectNothingIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new StoreException(
                        "there is something in " + folder + " already: an export needs an empty folder, or a new one.");
            }
        }
    }

    /** All of them or none: without some of its tables an export would look whole. */
    private static void commit(Path folder, List<WholeFile> files, Collection<String> tables) throws IOException {
        try {
            for (WholeFile file : files) {
                file.commit();
            }
        } catch (IOException e) {
            for (String table : tables) {
                Files.deleteIfExists(folder.resolve(table + ".jsonl"));
            }
            throw e;
        }
    }

    private static void closeQuietly(List<WholeFile> files) {
        for (WholeFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                // It was not to be kept; why is told already.
            }
        }
    }

    private static long write(Link link, ExportedTable table, Optional<Long> user, OutputStream file)
            throws SQLException, IOException {
        PreparedStatement select = link.prepared(table.sql(user.isPresent()));
        if (user.isPresent()) {
            select.setLong(1, user.get());
        }
        select.setFetchSize(table.rowsAtOnce());
        long rows = 0;
        try (OutputStream out = new BufferedOutputStream(file);
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
