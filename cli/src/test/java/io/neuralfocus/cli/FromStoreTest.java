package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.LabelLog.Said;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import io.neuralfocus.training.Input;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.dataset.LabelledRows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learnt from and judged on what a service remembers, while it runs. */
@Tag("slow")
class FromStoreTest {

    private static final Path ROOT =
            Path.of(System.getProperty("focus.root", "..")).toAbsolutePath();

    private static final List<SimulatedPerson> PEOPLE = LiveHours.people(14, 3);

    @TempDir
    private static Path served;

    @SuppressWarnings("NullAway.Init") // before all
    private static LiveHours service;

    @TempDir
    private Path folder;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        service = new LiveHours(data());
        service.pass(PEOPLE, 0.6);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Path data() {
        return served.resolve("data");
    }

    private String registry() {
        return folder.resolve("registry").toString();
    }

    private static List<DeviceKey> devices() {
        return PEOPLE.stream().map(person -> DeviceKey.alone(person.device())).toList();
    }

    private static List<KeptPrediction> kept(Store store, DeviceKey device) {
        List<KeptPrediction> all = new ArrayList<>();
        for (var page = store.predictions().after(device, 0, 500);
                !page.predictions().isEmpty();
                page = store.predictions().after(device, page.cursor(), 500)) {
            all.addAll(page.predictions());
        }
        return all;
    }

    private static Terminal silent() {
        return new Terminal(
                Terminal.utf8(OutputStream.nullOutputStream()),
                Terminal.utf8(OutputStream.nullOutputStream()),
                false,
                false);
    }

    private CommandRun train(String store, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "--registry", registry(), "--trainer", "logistic", "--store", store));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static void endsWith(String last, CommandRun run) {
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(last, run.outLines().get(run.outLines().size() - 1));
    }

    @Test
    void shouldTrainJudgeAndTrainAgainBesideTheRunningService() throws IOException {
        Path then = Files.createDirectory(folder.resolve("then"));
        String backup = then.resolve("focus.db").toString();
        assertEquals(
                0,
                CommandRun.of("store", "backup", backup, "--data", data().toString())
                        .exitCode());
        CommandRun trained = train(data().toString(), "--schema", "v2", "--name", "live");
        endsWith("live_v1", trained);
        assertTrue(trained.err().contains("predictions that stand 10 s apart are taken; left out: "), trained::err);
        assertTrue(trained.out().contains("careful: only "), trained::out);
        String card = Files.readString(Path.of(registry(), "live_v1", "card.json"));
        JsonNode told = new ObjectMapper()
                .readTree(card)
                .findValue("recipe")
                .path("inputs")
                .path(0);
        assertEquals("store", told.path("use").asText());
        assertTrue(told.path("rows").asLong() > 1_000, told::toString);
        assertFalse(card.contains(served.toString()));

        CommandRun judged = CommandRun.of(
                "evaluate",
                "--store",
                data().toString(),
                "--model",
                "live_v1",
                "--registry",
                registry(),
                "--split",
                "valid");
        assertEquals(0, judged.exitCode(), judged::err);
        assertTrue(judged.out().contains("(valid), base rate"), judged::out);

        CommandRun unnamed = CommandRun.of("models", "reproduce", "live_v1", "--registry", registry());
        assertEquals(ExitCode.BAD_INPUT, unnamed.exitCode());
        assertTrue(unnamed.err().contains("--store"), unnamed::err);
        endsWith(
                "same",
                CommandRun.of("models", "reproduce", "live_v1", "--registry", registry(), "--store", then.toString()));
        try (Store store = Store.open(then)) {
            store.erasure().erase(devices().get(0).person(), "me", 1).join();
        }
        CommandRun other =
                CommandRun.of("models", "reproduce", "live_v1", "--registry", registry(), "--store", then.toString());
        assertEquals(ExitCode.BAD_INPUT, other.exitCode());
        assertTrue(other.err().contains("other rows than then"), other::err);
    }

    @Test
    void shouldRegisterBesideTheStoreItLearntFromAndJudgeWhatLiesThere() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("own"));
        CommandRun.of("store", "backup", copy.resolve("focus.db").toString(), "--data", data().toString());
        CommandRun trained =
                CommandRun.of("train", "--store", copy.toString(), "--trainer", "majority", "--name", "dull");
        endsWith("dull_v1", trained);
        assertTrue(trained.out().contains("than xgboost_v1"), trained::out);
        assertTrue(Files.exists(copy.resolve("models/dull_v1/card.json")));
        CommandRun judged =
                CommandRun.of("evaluate", "--store", copy.toString(), "--model", "dull_v1", "--against", "champion");
        assertEquals(0, judged.exitCode(), judged::err);
        assertTrue(judged.out().contains("xgboost_v1"), judged::out);
    }

    @Test
    void shouldLearnFocusFromWhatPeopleSaid() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        CommandRun.of("store", "backup", copy.resolve("focus.db").toString(), "--data", data().toString());
        CommandRun nobody = train(copy.toString(), "--heads", "risk,focus");
        assertEquals(ExitCode.BAD_INPUT, nobody.exitCode());
        assertTrue(nobody.err().contains("nobody has told a state"), nobody::err);
        List<LabelOutcome> outcomes = List.of(LabelOutcome.values());
        try (Store store = Store.open(copy)) {
            for (DeviceKey device : devices()) {
                long fromUs = kept(store, device).get(0).prediction().instantUs();
                for (int minute = 0; minute < 40; minute++) {
                    LabelOutcome outcome = outcomes.get(minute % 3);
                    store.labels()
                            .label(
                                    device.person(),
                                    fromUs + minute * 60_000_000L,
                                    fromUs + (minute + 1) * 60_000_000L,
                                    new Said(outcome, LabelSource.RETROSPECTIVE, device.user(), minute))
                            .join();
                }
            }
        }
        CommandRun trained = train(copy.toString(), "--heads", "risk,focus");
        endsWith("logistic_v1", trained);
        assertTrue(trained.outLines().stream().anyMatch(line -> line.startsWith("focused ")), trained::out);
        String card = Files.readString(Path.of(registry(), "logistic_v1", "card.json"));
        assertTrue(card.contains("people's own"), card);
    }

    /** Its naive twin pages through each device and adds up. */
    @Test
    void shouldTellHowWhatWasToldComparesWithWhatCame() throws IOException {
        double squares = 0;
        double risks = 0;
        long switched = 0;
        long observed = 0;
        long censored = 0;
        for (DeviceKey device : devices()) {
            for (KeptPrediction one : kept(service.store(), device)) {
                boolean known = one.observed()
                        .filter(outcome -> outcome != ObservedOutcome.CENSORED)
                        .isPresent();
                if (known) {
                    double came = one.observed().get() == ObservedOutcome.SWITCHED ? 1 : 0;
                    double risk = one.prediction().answer().risk();
                    observed++;
                    switched += (long) came;
                    risks += risk;
                    squares += (risk - came) * (risk - came);
                } else {
                    censored += one.observed().isPresent() ? 1 : 0;
                }
            }
        }
        CommandRun run = CommandRun.of(
                "store", "calibration", "--data", data().toString(), "--json", "--pictures", folder.toString());
        assertEquals(0, run.exitCode(), run::err);
        JsonNode told = new ObjectMapper().readTree(run.out()).path(0);
        String model = told.path("model").asText();
        assertEquals("answered", told.path("role").asText());
        assertEquals(observed, told.path("n").asLong());
        assertEquals(PEOPLE.size(), told.path("users").asInt());
        assertEquals(
                censored,
                told.path("censored_away").asLong()
                        + told.path("censored_intervention").asLong());
        assertEquals((double) switched / observed, told.path("base_rate").asDouble(), 1e-12);
        assertEquals(risks / observed, told.path("mean_risk").asDouble(), 1e-12);
        assertEquals(squares / observed, told.path("brier").asDouble(), 1e-12);
        long binned = 0;
        for (JsonNode bin : told.path("reliability")) {
            binned += bin.path("n").asLong();
        }
        assertEquals(observed, binned);
        assertTrue(Files.size(folder.resolve("reliability-" + model + ".png")) > 1_000);

        CommandRun table = CommandRun.of("store", "calibration", "--data", data().toString(), "--model", model);
        assertTrue(table.outLines().get(0).startsWith(model + " in service, 2026-01-05T09:00:0"), table::out);
        CommandRun later = CommandRun.of("store", "calibration", "--data", data().toString(), "--since", "2027-01-01");
        assertEquals(ExitCode.BAD_INPUT, later.exitCode());
        CommandRun unknown = CommandRun.of("store", "calibration", "--data", data().toString(), "--model", "nobody_v1");
        assertTrue(unknown.err().contains("these did: " + model), unknown::err);
        CommandRun never = CommandRun.of("store", "calibration", "--data", data().toString(), "--since", "yesterday");
        assertTrue(never.err().contains("neither a day nor an instant"), never::err);
    }

    @Test
    void shouldReadTheSameRowsOutOfAServer() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            List<DeviceKey> some = devices().subList(0, 3);
            try (Store here = Store.open(folder.resolve("here"));
                    Store there = Store.open(url)) {
                for (Store store : List.of(here, there)) {
                    some.forEach(device -> copy(device, store));
                }
                LabelledRows ofFolder = new LabelledRows(FeatureSchema.v2());
                LabelledRows ofServer = new LabelledRows(FeatureSchema.v2());
                Input folders = new RowsOfStore(folder.resolve("here").toString())
                        .addTo(ofFolder, Catalog.shipped(), Training.STEP_US, silent());
                Input servers = new RowsOfStore(url).addTo(ofServer, Catalog.shipped(), Training.STEP_US, silent());
                assertEquals(folders, servers);
                assertNotEquals(0, servers.size());
            }
        }
    }

    private static void copy(DeviceKey device, Store into) {
        List<KeptPrediction> all = kept(service.store(), device);
        into.predictions()
                .append(all.stream().map(KeptPrediction::prediction).toList())
                .join();
        into.predictions()
                .observe(
                        device,
                        all.stream()
                                .filter(one -> one.observed().isPresent())
                                .map(one -> new Observation(
                                        one.prediction().id(), one.observed().get(), 1))
                                .toList())
                .join();
    }

    @Test
    void shouldSayInASentenceWhyNothingCanBeLearnt() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put(folder.resolve("nowhere").toString(), "there is no store in");
        Path text = Files.createDirectory(folder.resolve("text"));
        Files.writeString(text.resolve("focus.db"), "this is a letter and no database at all, whatever it is called");
        reasons.put(text.toString(), "cannot open the store");
        Path old = Files.createDirectory(folder.resolve("old"));
        Files.copy(
                ROOT.resolve("store/src/test/resources/io/neuralfocus/store/engine/store-v1.db"),
                old.resolve("focus.db"));
        reasons.put(old.toString(), "start the service on it once");
        Path empty = folder.resolve("empty");
        Store.open(empty).close();
        reasons.put(empty.toString(), "holds no predictions of the grid yet");
        Path unobserved = folder.resolve("unobserved");
        try (Store store = Store.open(unobserved)) {
            store.predictions()
                    .append(kept(service.store(), devices().get(0)).stream()
                            .map(KeptPrediction::prediction)
                            .toList())
                    .join();
        }
        reasons.put(unobserved.toString(), "none has a label");
        reasons.put("jdbc:postgresql://127.0.0.1:1/none?user=me&password=secret", "cannot open the store");
        reasons.forEach((store, reason) -> {
            CommandRun run = train(store);
            assertEquals(ExitCode.BAD_INPUT, run.exitCode(), run::err);
            assertTrue(run.err().contains(reason), run::err);
            assertFalse(run.err().contains("secret"), run::err);
            assertEquals(1, run.err().lines().count(), run::err);
        });
        assertFalse(Files.exists(folder.resolve("nowhere")));
        Path letter = text.resolve("focus.db");
        CommandRun truth = train(data().toString(), "--truth", letter.toString());
        assertEquals(ExitCode.BAD_INPUT, truth.exitCode());
        assertTrue(truth.err().contains("what people said themselves"), truth::err);
    }
}
