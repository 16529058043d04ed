package io.neuralfocus.cli;

import static io.neuralfocus.cli.Logs.SECOND_US;
import static io.neuralfocus.cli.Logs.focus;
import static io.neuralfocus.cli.Logs.key;
import static io.neuralfocus.cli.Logs.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {

    @TempDir
    Path folder;

    private static final List<StreamItem> WORK = List.of(
            focus(3, "code"),
            key(4.25, "code"),
            key(4.5, "code"),
            key(5.1, "code"),
            focus(9, "slack"),
            key(13, "slack"));

    private static List<LogLine> of(String user, String session, List<StreamItem> items) {
        return items.stream().map(item -> line(user, session, item)).toList();
    }

    private static List<String> column(CommandRun run, int column) {
        return run.outLines().stream()
                .skip(1)
                .map(line -> line.split(",", -1)[column])
                .toList();
    }

    @Test
    void shouldNameUserInstantAndTheSchemasFeatures() throws IOException {
        Path file = Logs.write(folder.resolve("a.jsonl"), of("ada", "", WORK));
        for (FeatureSchema schema : FeatureSchema.all()) {
            CommandRun run =
                    CommandRun.of("features", "--events", file.toString(), "--schema", schema.version(), "--out", "-");
            assertEquals(0, run.exitCode(), run::err);
            assertEquals(
                    "user,timestamp_us," + String.join(",", schema.names()),
                    run.outLines().get(0));
        }
    }

    @Test
    void shouldStandOnTheGridFromTheFirstEventToTheLast() throws IOException {
        Path file = Logs.write(folder.resolve("a.jsonl"), of("ada", "", WORK));
        CommandRun run = CommandRun.of("features", "--events", file.toString(), "--every", "5s", "--out", "-");
        assertEquals(List.of("3000000", "8000000", "13000000"), column(run, 1));
        CommandRun finer = CommandRun.of("features", "--events", file.toString(), "--every", "2500ms", "--out", "-");
        assertEquals(List.of("3000000", "5500000", "8000000", "10500000", "13000000"), column(finer, 1));
    }

    @Test
    void shouldGoNoFurtherThanTheLastEventWhateverWatermarksSay() throws IOException {
        List<StreamItem> items = new ArrayList<>(WORK);
        items.add(new StreamItem.Watermark(60 * SECOND_US));
        CommandRun cut = features(Logs.write(folder.resolve("a.jsonl"), of("ada", "", items)));
        assertEquals(List.of("3000000", "8000000", "13000000"), column(cut, 1));
        items.add(key(61, "slack"));
        CommandRun on = features(Logs.write(folder.resolve("b.jsonl"), of("ada", "", items)));
        assertEquals(
                IntStream.rangeClosed(0, 11)
                        .mapToObj(k -> String.valueOf((3 + 5 * k) * SECOND_US))
                        .toList(),
                column(on, 1));
    }

    @Test
    void shouldPrintFloatsThatReadBackToTheVectorsOwnBits() throws IOException {
        CommandRun run = features(Logs.write(folder.resolve("a.jsonl"), of("ada", "", WORK)));
        FeatureSchema schema = FeatureSchema.v1();
        FeatureStream stream = new FeatureStream(Catalog.shipped(), schema, 5 * SECOND_US);
        for (StreamItem item : WORK) {
            if (item instanceof StreamItem.Happened happened) {
                stream.accept(happened.event());
            }
        }
        stream.finish();
        float[] vector = new float[schema.size()];
        for (int row = 1; stream.nextInstant(); row++) {
            stream.read(schema, vector);
            String[] cells = run.outLines().get(row).split(",", -1);
            for (int i = 0; i < vector.length; i++) {
                assertEquals(
                        Float.floatToRawIntBits(vector[i]),
                        Float.floatToRawIntBits(Float.parseFloat(cells[i + 2])),
                        schema.names().get(i));
            }
        }
    }

    @Test
    void shouldBeginAnewForEachUserAndSession() throws IOException {
        List<LogLine> lines = new ArrayList<>(of("ada", "one", WORK));
        lines.addAll(1, of("bob", "", WORK));
        lines.addAll(of("ada", "two", WORK));
        CommandRun mixed = features(Logs.write(folder.resolve("mixed.jsonl"), lines));
        CommandRun alone = features(Logs.write(folder.resolve("alone.jsonl"), of("ada", "", WORK)));
        List<String> rows = alone.outLines().subList(1, 4);
        List<String> adas =
                mixed.outLines().stream().filter(row -> row.startsWith("ada,")).toList();
        assertEquals(rows, adas.subList(0, 3));
        assertEquals(rows, adas.subList(3, 6));
        assertEquals(
                rows.stream().map(row -> row.replace("ada,", "bob,")).toList(),
                mixed.outLines().stream().filter(row -> row.startsWith("bob,")).toList());
    }

    @Test
    void shouldAnswerAtAskedInstantsAsOnTheGrid() throws IOException {
        Path file = Logs.write(folder.resolve("a.jsonl"), of("ada", "", WORK));
        Path times = Files.writeString(folder.resolve("times"), "8000000\n13000000\n1\nbob,9000000\nada,3000000\n");
        CommandRun asked =
                CommandRun.of("features", "--events", file.toString(), "--at", times.toString(), "--out", "-");
        assertEquals(0, asked.exitCode(), asked::err);
        assertEquals(features(file).out(), asked.out());
    }

    @Test
    void shouldWriteTheSameTableAsParquet() throws IOException, SQLException {
        Path file = Logs.write(folder.resolve("a.jsonl"), of("ada", "", WORK));
        Path csv = folder.resolve("a.csv");
        Path parquet = folder.resolve("a b's.parquet");
        assertEquals(
                0,
                CommandRun.of("features", "--events", file.toString(), "--out", csv.toString())
                        .exitCode());
        CommandRun run = CommandRun.of("features", "--events", file.toString(), "--out", parquet.toString());
        assertEquals(0, run.exitCode(), run::err);
        List<String> lines = Files.readAllLines(csv);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT * FROM '" + parquet.toString().replace("'", "''") + "'")) {
            assertEquals(29, row.getMetaData().getColumnCount());
            for (int i = 1; row.next(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                assertEquals(cells[0], row.getString(1));
                assertEquals(Long.parseLong(cells[1]), row.getLong(2));
                for (int column = 3; column <= 29; column++) {
                    assertEquals(Float.parseFloat(cells[column - 1]), row.getFloat(column));
                }
            }
        }
        try (var left = Files.list(folder)) {
            assertEquals(3, left.count(), "nothing else is left in the folder");
        }
    }

    @Test
    void shouldCountWhatItCannotTakeAndGoOn() throws IOException {
        Path file = Logs.write(folder.resolve("a.jsonl"), of("ada", "", WORK));
        Files.writeString(
                file, Files.readString(file) + "{\"user\":\"ada\",\"ts_us\":1,\"type\":\"DANCE\"}\nnonsense\n");
        CommandRun run = features(file);
        assertEquals(0, run.exitCode());
        assertEquals(4, run.outLines().size());
        assertTrue(run.err().contains("1 unknown_event_type"), run::err);
        assertTrue(run.err().contains("1 invalid_json"), run::err);
    }

    @Test
    void shouldTellOfLateEvents() throws IOException {
        List<StreamItem> items = new ArrayList<>(WORK);
        items.add(key(4, "slack"));
        CommandRun run = features(Logs.write(folder.resolve("a.jsonl"), of("ada", "", items)));
        assertEquals(0, run.exitCode());
        assertTrue(run.err().contains("1 late event"), run::err);
    }

    @Test
    void shouldExitWithTwoAndOneSentenceWhenNothingCanBeRead() throws IOException {
        Path noise = Files.write(folder.resolve("noise.nfe"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        for (String file : List.of(noise.toString(), folder.resolve("none.nfe").toString(), folder.toString())) {
            CommandRun run = features(Path.of(file));
            assertEquals(2, run.exitCode(), run::err);
            assertEquals(1, run.err().lines().count(), run::err);
            assertTrue(run.err().contains(file), run::err);
        }
    }

    @Test
    void shouldLeaveNothingWhereItFails() throws IOException {
        Path out = folder.resolve("out.csv");
        Path noise = Files.write(folder.resolve("noise.nfe"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertEquals(
                2,
                CommandRun.of("features", "--events", noise.toString(), "--out", out.toString())
                        .exitCode());
        assertFalse(Files.exists(out));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "only the noise is left");
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertEquals(2, CommandRun.of("features").exitCode());
        assertEquals(
                2,
                CommandRun.of("features", "--events", "a", "--every", "0s", "--out", "-")
                        .exitCode());
        assertEquals(
                2,
                CommandRun.of("features", "--events", "a", "--every", "5s", "--at", "b", "--out", "-")
                        .exitCode());
        CommandRun schema = CommandRun.of("features", "--events", "pom.xml", "--schema", "v9", "--out", "-");
        assertEquals(2, schema.exitCode());
        assertTrue(schema.err().contains("v1 or v2"), schema::err);
    }

    private static CommandRun features(Path file) {
        return CommandRun.of("features", "--events", file.toString(), "--out", "-");
    }
}
