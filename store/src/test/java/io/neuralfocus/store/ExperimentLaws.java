package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.catalog.Namespace;
import io.neuralfocus.catalog.ProductivityCategory;
import io.neuralfocus.event.Categories;
import io.neuralfocus.store.app.OwnApp;
import io.neuralfocus.store.experiment.Experiment;
import io.neuralfocus.store.experiment.Exposures;
import io.neuralfocus.store.experiment.Exposures.Exposed;
import io.neuralfocus.store.experiment.Exposures.Exposure;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.store.prediction.ShadowScores.ShadowScore;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a tenant tries out, on whom, and what they call their apps: each tenant's own. */
abstract class ExperimentLaws extends Laws {

    private static final String ELSEWHERE = "elsewhere";

    ExperimentLaws(Backend backend) {
        super(backend);
    }

    @Test
    void shouldStartAnExperimentOnceAndStopItForEver() {
        assertEquals(List.of(), store.experiments().after("default", "", 9));
        long number = store.experiments()
                .create("default", "calm", "{\"salt\":\"s\"}", 5)
                .join()
                .orElseThrow();
        assertEquals(
                OptionalLong.empty(),
                store.experiments().create("default", "calm", "{}", 6).join(),
                "a name is taken once");
        assertTrue(store.experiments().create(ELSEWHERE, "calm", "{}", 6).join().isPresent());
        assertFalse(store.experiments().stop("default", number, 7).join(), "it does not run yet");
        assertFalse(store.experiments().start(ELSEWHERE, number, 7).join(), "it is another tenant's");
        assertTrue(store.experiments().start("default", number, 8).join());
        assertFalse(store.experiments().start("default", number, 9).join());
        assertFalse(store.experiments().stop(ELSEWHERE, number, 10).join());
        assertTrue(store.experiments().stop("default", number, 11).join());
        assertFalse(store.experiments().stop("default", number, 12).join());
        assertFalse(store.experiments().start("default", number, 13).join());
        reopen();
        Experiment expected = new Experiment(
                number, "default", "calm", "{\"salt\":\"s\"}", 5, OptionalLong.of(8), OptionalLong.of(11));
        assertEquals(Optional.of(expected), store.experiments().find("default", "calm"));
        assertEquals(Optional.empty(), store.experiments().find("nowhere", "calm"));
    }

    @Test
    void shouldTellExperimentsByTheirNamesPageByPage() {
        for (String name : List.of("b", "c", "a")) {
            store.experiments().create("default", name, "{}", 1).join();
        }
        assertEquals(
                List.of("a", "b"),
                store.experiments().after("default", "", 2).stream()
                        .map(Experiment::name)
                        .toList());
        assertEquals(
                List.of("c"),
                store.experiments().after("default", "b", 2).stream()
                        .map(Experiment::name)
                        .toList());
    }

    @Test
    void shouldRecordAPersonsFirstExposureOnceAndCountWhatTheyWereAnswered() {
        long number =
                store.experiments().create("default", "calm", "{}", 5).join().orElseThrow();
        PersonKey ada = ADA.person();
        PersonKey stranger = new PersonKey(ELSEWHERE, "eve");
        List<Exposure> first = List.of(
                new Exposure(ada, number, "new", false, false, 10),
                new Exposure(ada, number, "new", false, true, 11),
                new Exposure(stranger, number, "new", false, false, 12));
        assertEquals(1, store.exposures().count(first).join());
        assertEquals(
                1,
                store.exposures()
                        .count(List.of(
                                new Exposure(BOB.person(), number, "old", true, true, 3),
                                new Exposure(ada, number, "new", false, false, 4)))
                        .join());
        reopen();
        Exposures.Page page = store.exposures().after("default", number, 0, 1);
        assertEquals(List.of(new Exposed(ada, "new", false, 10, 2, 1)), page.exposed());
        page = store.exposures().after("default", number, page.cursor(), 9);
        assertEquals(List.of(new Exposed(BOB.person(), "old", true, 3, 0, 1)), page.exposed());
        assertEquals(List.of(), store.exposures().after(ELSEWHERE, number, 0, 9).exposed());
    }

    @Test
    void shouldPairWhatTheShadowSaidWithWhatWasAnswered() {
        StoredPrediction answered = Samples.prediction(ADA, 10);
        ShadowScore score = new ShadowScore(10, false, "m_v2", 0.25);
        assertTrue(store.shadow().append(ADA, score).join(), "it may come before the answer is stored");
        assertFalse(store.shadow()
                .append(ADA, new ShadowScore(10, false, "m_v2", 0.5))
                .join());
        assertTrue(store.shadow()
                .append(ADA, new ShadowScore(10, false, "m_v3", 0.5))
                .join());
        assertTrue(store.shadow()
                .append(ADA, new ShadowScore(15, false, "m_v2", 0.5))
                .join());
        assertTrue(store.shadow()
                .append(ADA, new ShadowScore(10, true, "m_v2", 0.5))
                .join());
        store.predictions().append(List.of(answered)).join();
        store.predictions()
                .observe(ADA, List.of(new Observation(answered.id(), ObservedOutcome.SWITCHED, 40)))
                .join();
        List<String> told = new ArrayList<>();
        store.retrospect().eachShadow(0, new Retrospect.Visitor() {
            @Override
            public void device(Retrospect.Device device) {
                assertEquals(ADA, device.key());
            }

            @Override
            public void prediction(Remembered one) {
                told.add(one.modelVersion() + " " + one.risk() + " at " + one.instantUs()
                        + one.observed().map(outcome -> " " + outcome).orElse(""));
            }
        });
        assertEquals(List.of("m_v2 0.25 at 10 SWITCHED", "m_v3 0.5 at 10 SWITCHED"), told);
    }

    @Test
    void shouldResolveATenantsOwnAppsBeforeTheCatalogues() {
        Catalog catalog = Catalog.shipped();
        AppEntry shipped = catalog.find(Namespace.WINDOWS, "chrome.exe");
        assertFalse(shipped.id().isEmpty());
        assertEquals(shipped, store.apps().resolve("default", Namespace.WINDOWS, "chrome.exe", catalog));
        OwnApp own = new OwnApp("default", "our portal", Categories.PRODUCTIVITY, ProductivityCategory.KNOWLEDGE);
        assertFalse(store.apps()
                .alias("default", Namespace.WINDOWS, "Chrome.exe", "our portal")
                .join());
        assertTrue(store.apps().put(own, 1).join());
        assertTrue(store.apps()
                .alias("default", Namespace.WINDOWS, "Chrome.exe", "our portal")
                .join());
        AppEntry entry =
                new AppEntry("our portal", "our portal", Categories.PRODUCTIVITY, ProductivityCategory.KNOWLEDGE, true);
        reopen();
        assertEquals(entry, store.apps().resolve("default", Namespace.WINDOWS, "CHROME.EXE", catalog));
        assertEquals(shipped, store.apps().resolve(ELSEWHERE, Namespace.WINDOWS, "chrome.exe", catalog));
        assertEquals(
                catalog.find(Namespace.WEB, "chrome.exe"),
                store.apps().resolve("default", Namespace.WEB, "chrome.exe", catalog));

        OwnApp changed = new OwnApp("default", "our portal", Categories.NONE, ProductivityCategory.OTHER);
        assertTrue(store.apps().put(changed, 2).join());
        OwnApp other = new OwnApp("default", "other", Categories.IDE, ProductivityCategory.BUILDING);
        assertTrue(store.apps().put(other, 2).join());
        assertEquals(List.of(other, changed), store.apps().after("default", "", 9));
        assertEquals(List.of(changed), store.apps().after("default", "other", 9));
        assertTrue(store.apps()
                .alias("default", Namespace.WINDOWS, "chrome.exe", "other")
                .join());
        assertEquals(
                "other",
                store.apps()
                        .resolve("default", Namespace.WINDOWS, "chrome.exe", catalog)
                        .id());
        assertFalse(store.apps().remove(ELSEWHERE, "other").join());
        assertTrue(store.apps().remove("default", "other").join());
        assertEquals(shipped, store.apps().resolve("default", Namespace.WINDOWS, "chrome.exe", catalog));
    }
}
