package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.dataset.UserSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private static final int PEOPLE = 14;

    @TempDir
    private static Path people;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() {
        CommandRun run = CommandRun.of(
                "simulate", "--users", "" + PEOPLE, "--hours", "0.5", "--seed", "3", "--out", people.toString());
        assertEquals(0, run.exitCode(), run::err);
    }

    private static List<String> events() {
        List<String> files = new ArrayList<>(List.of("--events"));
        for (int i = 0; i < PEOPLE; i++) {
            files.add(people.resolve(String.format(Locale.ROOT, "person-%04d.nfe", i))
                    .toString());
        }
        return files;
    }

    private CommandRun train(List<String> files, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--registry", registry()));
        arguments.addAll(List.of(more));
        arguments.addAll(files);
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String registry() {
        return folder.resolve("registry").toString();
    }

    private static void endsWith(String version, CommandRun run) {
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(version, run.outLines().get(run.outLines().size() - 1));
    }

    /** A table of vectors of everybody, every 10 s. */
    private String features() {
        String out = folder.resolve("features.csv").toString();
        List<String> arguments = new ArrayList<>(List.of("features", "--every", "10s", "--out", out));
        arguments.addAll(events());
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run::err);
        return out;
    }

    @Test
    void shouldRegisterBaselinesThatScoreLikeAnyVersion() {
        String table = features();
        for (String trainer : List.of("logistic", "majority")) {
            CommandRun trained = train(events(), "--trainer", trainer);
            endsWith(trainer + "_v1", trained);
            assertFalse(trained.err().contains("INFO"), trained::err);
            CommandRun scored = CommandRun.of(
                    "score", "--registry", registry(), "--model", trainer + "_v1", "--in", table, "--out", "-");
            assertEquals(0, scored.exitCode(), scored::err);
            assertTrue(scored.outLines().size() > 100);
        }
    }

    @Test
    void shouldLearnTheFocusHeadsFromTruth() {
        String truth = people.resolve("truth.csv").toString();
        CommandRun trained = train(events(), "--trainer", "logistic", "--heads", "risk,focus", "--truth", truth);
        endsWith("logistic_v1", trained);
        for (String head : List.of("risk", "focused", "distracted", "pseudo_productive")) {
            assertTrue(trained.outLines().stream().anyMatch(line -> line.startsWith(head + " ")), trained::out);
        }
    }

    @Test
    void shouldTrainAgainFromTheCardAndSayWhetherItIsTheSame() throws IOException {
        endsWith("small_v1", train(events(), "--trainer", "logistic", "--name", "small"));
        CommandRun again = CommandRun.of("models", "reproduce", "small_v1", "--registry", registry());
        endsWith("same", again);
        Path card = folder.resolve("registry/small_v1/card.json");
        String told = Files.readString(card);
        Files.writeString(card, told.replace("\"seed\": 7,", "\"seed\": 8,"), StandardCharsets.UTF_8);
        CommandRun other = CommandRun.of("models", "reproduce", "small_v1", "--registry", registry());
        assertEquals(ExitCode.DIFFERS, other.exitCode(), other::err);
        assertTrue(other.out().contains("differs  risk.linear.json"), other::out);
        Files.writeString(card, told.replace("person-0003", "person-9999"), StandardCharsets.UTF_8);
        CommandRun missing = CommandRun.of("models", "reproduce", "small_v1", "--registry", registry());
        assertEquals(ExitCode.BAD_INPUT, missing.exitCode());
        assertTrue(missing.err().contains("person-9999.nfe"), missing::err);
        assertFalse(missing.err().contains("person-0002.nfe"), missing::err);
    }

    @Test
    void shouldFindMovedFilesByTheirNames() throws IOException {
        Path moved = Files.createDirectory(folder.resolve("moved"));
        List<String> files = new ArrayList<>(List.of("--events"));
        for (String file : events().subList(1, PEOPLE + 1)) {
            Path copy = folder.resolve(Path.of(file).getFileName());
            Files.copy(Path.of(file), copy);
            files.add(copy.toString());
        }
        endsWith("majority_v1", train(files, "--trainer", "majority"));
        for (String file : files.subList(1, files.size())) {
            Files.move(Path.of(file), moved.resolve(Path.of(file).getFileName()));
        }
        CommandRun lost = CommandRun.of("models", "reproduce", "majority_v1", "--registry", registry());
        assertEquals(ExitCode.BAD_INPUT, lost.exitCode());
        endsWith(
                "same",
                CommandRun.of(
                        "models", "reproduce", "majority_v1", "--registry", registry(), "--inputs", moved.toString()));
    }

    @Test
    void shouldLearnFromTablesOfLabelledRows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(features()));
        List<String> labelled = new ArrayList<>(List.of(lines.get(0) + ",label_risk"));
        for (int i = 1; i < lines.size(); i++) {
            labelled.add(lines.get(i) + (i % 7 == 0 ? "," : i % 3 == 0 ? ",1" : ",0"));
        }
        Path table = Files.write(folder.resolve("labelled.csv"), labelled);
        List<String> rows = List.of("--rows", table.toString());
        endsWith("majority_v1", train(rows, "--trainer", "majority"));
        CommandRun infinite = train(List.of(
                "--rows",
                Files.writeString(
                                folder.resolve("bad.csv"),
                                labelled.get(0) + "\n" + labelled.get(1).replaceAll("50\\.0|,50,", ",Infinity,"))
                        .toString()));
        assertEquals(2, infinite.exitCode(), infinite::out);
        CommandRun unlabelled = train(List.of("--rows", features()));
        assertEquals(2, unlabelled.exitCode());
        assertTrue(unlabelled.err().contains("label_risk"), unlabelled::err);
    }

    private List<String> restless() throws IOException {
        return restless(FeatureSchema.v1());
    }

    /** Of forty people, who switch the likelier the more they have switched. */
    private List<String> restless(FeatureSchema schema) throws IOException {
        List<String> names = schema.names();
        StringBuilder table = new StringBuilder("user,timestamp_us,label_risk," + String.join(",", names) + "\n");
        Random random = new Random(4);
        for (int row = 0; row < 40 * 50; row++) {
            int switches = random.nextInt(10);
            table.append("u")
                    .append(row / 50)
                    .append(',')
                    .append(row % 50 * 10_000_000L)
                    .append(',');
            table.append(random.nextInt(10) < switches ? 1 : 0);
            for (String name : names) {
                table.append(',').append(name.equals("context_switches_30s") ? switches : 0);
            }
            table.append('\n');
        }
        return List.of(
                "--rows",
                Files.writeString(folder.resolve("restless-" + schema.version() + ".csv"), table)
                        .toString());
    }

    @Test
    void shouldRejectWhatIsWorseThanTheChampionAndPromoteItByForceAlone() throws IOException {
        endsWith("logistic_v1", train(restless(), "--trainer", "logistic"));
        List<String> to = registered();
        assertEquals(0, models("promote", "logistic_v1", to).exitCode());
        CommandRun worse = train(restless(), "--trainer", "majority");
        endsWith("majority_v1", worse);
        assertTrue(worse.out().contains("rejected: worse than logistic_v1"), worse::out);
        CommandRun refused = models("promote", "majority_v1", to);
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("rejected"), refused::err);
        assertEquals(
                0,
                models("promote", "majority_v1", List.of("--registry", registry(), "--force", "--why", "a drill"))
                        .exitCode());
    }

    @Test
    void shouldRejectACandidateThatIsWorseThanAChampionOfAnotherSchema() throws IOException {
        List<String> wide = restless(FeatureSchema.v2());
        for (String schema : List.of("v2", "v1")) {
            String other = schema.equals("v2") ? "v1" : "v2";
            String champion = "champion-" + schema + "_v1";
            endsWith(
                    champion, train(wide, "--trainer", "logistic", "--schema", schema, "--name", "champion-" + schema));
            assertEquals(0, models("promote", champion, registered()).exitCode());
            CommandRun worse = train(wide, "--trainer", "majority", "--schema", other, "--name", "dull");
            assertTrue(worse.out().contains("rejected: worse than " + champion), worse::out);
        }
        assertEquals(0, models("promote", "champion-v2_v1", registered()).exitCode());
        CommandRun narrow = train(restless(), "--trainer", "majority");
        assertTrue(
                narrow.out().contains("not compared: champion-v2_v1 takes context_switches_60s, which"), narrow::out);
    }

    @Test
    void shouldReplayWhatAChampionOfAnotherSchemaTakesAndLearnFromItsOwnAlone() throws IOException {
        endsWith("narrow_v1", train(events(), "--name", "narrow"));
        endsWith("wide_v1", train(events(), "--trainer", "logistic", "--schema", "v2", "--name", "wide"));
        assertEquals(0, models("promote", "wide_v1", registered()).exitCode());
        CommandRun beside = train(events(), "--name", "narrow");
        endsWith("narrow_v2", beside);
        assertTrue(beside.out().contains("worse than wide_v1"), beside::out);
        for (String file : List.of("risk.ubj", "risk.onnx", "risk.calibration.json")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("registry/narrow_v1").resolve(file)),
                    Files.readAllBytes(folder.resolve("registry/narrow_v2").resolve(file)),
                    file);
        }
    }

    private List<String> registered() {
        return List.of("--registry", registry());
    }

    @Test
    void shouldCallTheFocusScoreAnIndexUntilPeopleHaveToldTheirStates() throws IOException {
        String truth = people.resolve("truth.csv").toString();
        endsWith(
                "simulated_v1",
                train(
                        events(),
                        "--trainer",
                        "logistic",
                        "--heads",
                        "risk,focus",
                        "--truth",
                        truth,
                        "--name",
                        "simulated"));
        assertTrue(models("show", "simulated_v1", registered()).out().contains("an index: nobody has labelled it"));
        List<String> rows =
                new ArrayList<>(Files.readAllLines(Path.of(restless().get(1))));
        rows.set(0, rows.get(0) + ",label_state");
        for (int i = 1; i < rows.size(); i++) {
            rows.set(
                    i,
                    rows.get(i) + ","
                            + List.of("FOCUSED", "DISTRACTED", "PSEUDO_PRODUCTIVE")
                                    .get(i % 3));
        }
        List<String> told =
                List.of("--rows", Files.write(folder.resolve("told.csv"), rows).toString());
        endsWith("told_v1", train(told, "--trainer", "logistic", "--heads", "risk,focus", "--name", "told"));
        CommandRun shown = models("show", "told_v1", registered());
        assertTrue(shown.out().contains("focus      from labels"), shown::out);
        assertTrue(shown.out().contains("people's own"), shown::out);
    }

    private static CommandRun models(String what, String version, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("models", what, version));
        arguments.addAll(more);
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void shouldTellOfSoFewRowsThatNoTreeSplits() throws IOException {
        List<String> rows = Files.readAllLines(Path.of(restless().get(1)));
        StringBuilder few = new StringBuilder(rows.get(0)).append('\n');
        for (int i = 1; i < rows.size(); i++) {
            if (i % 50 < 4) {
                few.append(rows.get(i)).append('\n');
            }
        }
        CommandRun run = train(table(few.toString()), "--name", "few");
        endsWith("few_v1", run);
        assertTrue(run.out().contains("lognormal visits on the same rows: AUC 0."), run::out);
    }

    @Test
    void shouldRefuseInOneSentence() throws IOException {
        String truth = people.resolve("truth.csv").toString();
        refused("--events", List.of());
        refused("called Big", events(), "--name", "Big");
        refused("there is no trainer oracle", events(), "--trainer", "oracle");
        refused("--heads is risk or risk,focus", events(), "--heads", "focus");
        refused("head focused", events(), "--heads", "risk,focus", "--trainer", "majority");
        refused("no-such.nfe", List.of("--events", "no-such.nfe"));
        refused("--truth belongs to --events", List.of("--rows", truth), "--truth", truth);
        refused("no column timestamp_us", List.of("--rows", truth));
        refused(people + ": there is no such file", List.of("--rows", people.toString()));
        String row = "ada,0,1" + ",0".repeat(FeatureSchema.v1().size());
        String head = "user,timestamp_us,label_risk,"
                + String.join(",", FeatureSchema.v1().names());
        refused("keystroke_rate twice", table(head + ",keystroke_rate\n" + row + ",0\n"));
        refused("label_risk twice", table(head + ",label_risk\n" + row + ",0\n"));
        refused("line 3: user is empty", table(head + "\n" + row + "\n" + row.substring("ada".length()) + "\n"));
        refused("nobody is left to judge", nobodyValid());
        String first = events().get(1);
        refused(
                "is given twice",
                List.of("--events", first, people.resolve(".").resolve(first).toString()));
        refused("give more events", List.of("--events", events().get(1)));
        assertFalse(Files.exists(folder.resolve("registry")), "nothing is written where nothing comes of it");
    }

    /** Of people of whom none falls into the valid part. */
    private List<String> nobodyValid() throws IOException {
        List<String> rows = Files.readAllLines(Path.of(restless().get(1)));
        return table(rows.stream()
                        .filter(row -> row.startsWith("user,")
                                || UserSplit.of(row.substring(0, row.indexOf(','))) != UserSplit.VALID)
                        .collect(Collectors.joining("\n"))
                + "\n");
    }

    private List<String> table(String text) throws IOException {
        return List.of(
                "--rows", Files.writeString(folder.resolve("table.csv"), text).toString());
    }

    private void refused(String sentence, List<String> files, String... more) {
        CommandRun run = train(files, more);
        assertEquals(2, run.exitCode(), run::out);
        assertTrue(run.err().contains(sentence), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }
}
