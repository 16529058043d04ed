package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

    private static final int COUNT = 40;

    @TempDir
    private Path folder;

    private Path registry;
    private List<String> names;
    private float[][] vectors;

    @BeforeEach
    void prepare() throws IOException {
        registry = ShippedRegistry.copyTo(folder.resolve("registry"));
        names = Registry.open(registry).find("champion").orElseThrow().card().features();
        SplittableRandom random = new SplittableRandom(7);
        vectors = new float[COUNT][names.size()];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = random.nextInt(8) == 0 ? Float.NaN : (float) random.nextDouble(0, 60);
            }
        }
    }

    /** A table with its columns in an order of its own, a note before and after them. */
    private Path table(long orderSeed) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new java.util.Random(orderSeed));
        StringBuilder text = new StringBuilder("note");
        order.forEach(i -> text.append(',').append(names.get(i)));
        text.append(",\"my, own\"\r\n");
        for (int row = 0; row < COUNT; row++) {
            text.append("\"row \"\"").append(row).append("\"\"\"");
            for (int i : order) {
                float value = vectors[row][i];
                text.append(',').append(Float.isNaN(value) ? (row % 2 == 0 ? "" : "NaN") : String.valueOf(value));
            }
            text.append(",x").append(row).append("\r\n");
        }
        return Files.writeString(folder.resolve("in" + orderSeed + ".csv"), text);
    }

    private CommandRun score(Path in, String out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("score", "--registry", registry.toString(), "--in", in.toString(), "--out", out));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void shouldScoreColumnsInAnyOrderAndCarryTheOthers() throws IOException {
        CommandRun run = score(table(1), "-");
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(
                "note,\"my, own\",focus_score,distraction_risk,risk_category,confidence,risk_lo,risk_hi,p_focused,"
                        + "p_distracted,p_pseudo_productive,model_version",
                run.outLines().get(0));
        assertEquals(run.out(), score(table(2), "-").out());
        ModelVersion version = Registry.open(registry).find("champion").orElseThrow();
        for (int row = 0; row < COUNT; row++) {
            String line = run.outLines().get(row + 1);
            assertTrue(line.startsWith("\"row \"\"" + row + "\"\"\",x" + row + ","), line);
            double risk = version.predictor().predict(vectors[row], 0).distractionRisk();
            assertEquals(risk, Double.parseDouble(line.split(",", -1)[3]), line);
            assertTrue(line.endsWith("," + version.card().id()), line);
        }
    }

    @Test
    void shouldAnswerAlikeFromEveryEngine() throws IOException {
        List<String> trees = score(table(1), "-").outLines();
        List<String> xgboost = score(table(1), "-", "--engine", "xgboost").outLines();
        assertEquals(trees, xgboost);
    }

    @Test
    void shouldTellTheFirstFactors() throws IOException {
        CommandRun run = score(table(1), "-", "--explain", "2");
        assertTrue(
                run.outLines()
                        .get(0)
                        .endsWith("factor_1,factor_1_value,factor_1_contribution,factor_2,"
                                + "factor_2_value,factor_2_contribution"),
                run::out);
        String[] cells = run.outLines().get(1).split(",", -1);
        assertTrue(names.contains(cells[cells.length - 6]), run::out);
        double one = Math.abs(Double.parseDouble(cells[cells.length - 4]));
        double two = Math.abs(Double.parseDouble(cells[cells.length - 1]));
        assertTrue(one >= two, run::out);
    }

    @Test
    void shouldReadWhatItWroteAsParquet() throws IOException {
        Path written = folder.resolve("scored.parquet");
        CommandRun run = score(table(1), written.toString());
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(Files.size(written) > 0);
        CommandRun again = score(written, "-");
        assertEquals(2, again.exitCode());
        assertTrue(again.err().contains("has no column " + names.get(0)), again::err);
    }

    @Test
    void shouldScoreAParquetTableLikeACsvOne() throws IOException {
        Path events = folder.resolve("a.jsonl");
        Logs.write(
                events,
                List.of(Logs.line("ada", "", Logs.focus(1, "code")), Logs.line("ada", "", Logs.key(60, "code"))));
        String schema = FeatureSchema.v1().names().equals(names) ? "v1" : "v2";
        Path parquet = folder.resolve("rows.parquet");
        Path csv = folder.resolve("rows.csv");
        for (Path out : List.of(parquet, csv)) {
            CommandRun run = CommandRun.of(
                    "features", "--events", events.toString(), "--schema", schema, "--out", out.toString());
            assertEquals(0, run.exitCode(), run::err);
        }
        assertEquals(score(csv, "-").out(), score(parquet, "-").out());
    }

    @Test
    void shouldNameTheColumnThatIsMissing() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n");
        CommandRun run = score(in, folder.resolve("out.csv").toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(names.get(0) + ", " + names.get(1)), run::err);
        assertFalse(Files.exists(folder.resolve("out.csv")));
    }

    @Test
    void shouldNeverReplaceTheTableItReads() throws IOException {
        Path in = table(1);
        byte[] before = Files.readAllBytes(in);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), in);
        for (Path out : List.of(in, link)) {
            CommandRun run = score(in, out.toString());
            assertEquals(3, run.exitCode(), run::err);
            assertArrayEquals(before, Files.readAllBytes(in));
        }
    }

    @Test
    void shouldRefuseAColumnCalledLikeAnAnswer() throws IOException {
        Path in = table(1);
        Files.writeString(in, Files.readString(in).replaceFirst("note", "risk_category"));
        for (String out : List.of("o.csv", "o.parquet")) {
            CommandRun run = score(in, folder.resolve(out).toString());
            assertEquals(2, run.exitCode(), run::err);
            assertTrue(run.err().contains("risk_category"), run::err);
            assertFalse(Files.exists(folder.resolve(out)));
        }
        Files.writeString(in, Files.readString(in).replaceFirst("risk_category", "Risk_Category"));
        CommandRun run = score(in, folder.resolve("o.parquet").toString());
        assertEquals(2, run.exitCode(), run::err);
        assertTrue(run.err().contains("risk_category"), run::err);
    }

    @Test
    void shouldCarryColumnsOfEveryTypeAsTheyCame() throws Exception {
        Path in = folder.resolve("typed.parquet");
        Path out = folder.resolve("scored.parquet");
        String features = names.stream().map(name -> "1.5::FLOAT AS " + name).collect(Collectors.joining(", "));
        String carried = "42::BIGINT AS w, true AS b, TIMESTAMP '2026-05-01 12:00:00.5' AS t, 1.25::DECIMAL(9,3) AS d,"
                + " [1, 2] AS l, '\\x00\\xFFa'::BLOB AS y, 'x' AS s, NULL::INTEGER AS nothing, NULL::VARCHAR AS silent";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT " + carried + ", " + features + ") TO '" + in + "' (FORMAT parquet)");
            CommandRun run = score(in, out.toString());
            assertEquals(0, run.exitCode(), run::err);
            for (String column : List.of("w", "b", "t", "d", "l", "y", "s", "nothing", "silent")) {
                List<String> both = new ArrayList<>();
                for (Path file : List.of(in, out)) {
                    try (ResultSet told = statement.executeQuery(
                            "SELECT typeof(" + column + "), " + column + "::VARCHAR FROM '" + file + "'")) {
                        told.next();
                        both.add(told.getString(1) + " " + told.getString(2));
                    }
                }
                assertEquals(both.get(0), both.get(1), column);
            }
        }
    }

    @Test
    void shouldRefuseAFolderForATable() {
        CommandRun run = score(folder, folder.resolve("o.csv").toString());
        assertEquals(2, run.exitCode(), run::err);
        assertTrue(run.err().contains(folder.toString()), run::err);
    }

    @Test
    void shouldNameTheLineAndTheColumnOfABadValue() throws IOException {
        for (String bad : List.of("many", "inf", "1e99", "-Infinity", "1d", "1f", "0x1p3")) {
            String text = String.join(",", names) + "\n" + "1,".repeat(names.size() - 1) + "1\n"
                    + "1,".repeat(names.size() - 1) + bad + "\n";
            CommandRun run = score(Files.writeString(folder.resolve("in.csv"), text), "-");
            assertEquals(2, run.exitCode(), bad);
            assertTrue(run.err().contains("line 3"), run::err);
            assertTrue(run.err().contains(names.get(names.size() - 1)), run::err);
        }
    }

    @Test
    void shouldRefuseARowOfAnotherWidthAndAnEmptyTable() throws IOException {
        String text = String.join(",", names) + "\n1,2\n";
        CommandRun narrow = score(Files.writeString(folder.resolve("in.csv"), text), "-");
        assertEquals(2, narrow.exitCode());
        assertTrue(narrow.err().contains("line 2: 2 cells"), narrow::err);
        assertEquals(
                2, score(Files.writeString(folder.resolve("e.csv"), ""), "-").exitCode());
        assertEquals(2, score(folder.resolve("nowhere.csv"), "-").exitCode());
    }

    @Test
    void shouldTakeABundlesFolderForAModel() throws IOException {
        Path bundle = registry.resolve(ShippedRegistry.champion(registry));
        CommandRun run =
                CommandRun.of("score", "--model", bundle.toString(), "--in", table(1).toString(), "--out", "-");
        assertEquals(score(table(1), "-").out(), run.out());
    }
}
