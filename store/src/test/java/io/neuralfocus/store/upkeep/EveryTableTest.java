package io.neuralfocus.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.upkeep.Erasure.Belongings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is added is not forgotten where all tables are named. */
class EveryTableTest {

    @TempDir
    Path folder;

    @BeforeEach
    void make() {
        Store.open(folder).close();
    }

    private Set<String> tables(String having) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                ResultSet row = raw.createStatement()
                        .executeQuery(
                                "SELECT name FROM sqlite_master m WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                                        + " AND name NOT LIKE 'flyway%' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE "
                                        + having + ")")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        assertTrue(tables.size() > 5, tables::toString);
        return tables;
    }

    @Test
    void shouldEraseEveryTableThatNamesAPerson() throws SQLException {
        Set<String> named = tables("name = 'user_id'");
        // It outlives people, and names them by number.
        named.remove("audit");
        assertEquals(
                named,
                Stream.concat(Erasure.OF_A_DEVICE.stream(), Erasure.OF_A_PERSON.stream())
                        .map(Belongings::table)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void shouldExportEveryTable() throws SQLException {
        assertEquals(
                tables("1 = 1"),
                ExportedTable.ALL.stream().map(ExportedTable::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}
