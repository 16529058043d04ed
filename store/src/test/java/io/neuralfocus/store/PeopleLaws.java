package io.neuralfocus.store;

import static io.neuralfocus.store.Samples.prediction;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptMark;
import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.intervention.KeptIntervention.Effect;
import io.neuralfocus.store.intervention.KeptIntervention.Response;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.lane.LaneSnapshots.Snapshot;
import io.neuralfocus.store.lane.StoredEvent;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.People.Device;
import io.neuralfocus.store.people.People.Person;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.StoredPrediction;
import io.neuralfocus.store.session.Analytics.CategoryDay;
import io.neuralfocus.store.session.Analytics.Day;
import io.neuralfocus.store.session.FocusSession;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Start;
import io.neuralfocus.store.session.FocusSession.Totals;
import io.neuralfocus.store.session.SessionLog;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What belongs to a person: devices, sessions, days, interventions, lanes; and to nobody else. */
abstract class PeopleLaws extends Laws {

    /** Monday, 5 January 2026, 23:30 UTC. */
    private static final long LATE_MONDAY_US = 1_767_655_800_000_000L;

    private static final long HOUR_US = 3_600_000_000L;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    PeopleLaws(Backend backend) {
        super(backend);
    }

    @Test
    void shouldRememberWhatPeopleAndTheirDevicesAreCalled() {
        assertEquals(Optional.empty(), store.people().person(ADA.person()));
        Person ada =
                new Person(ADA.person(), Optional.of("ada@example.org"), Optional.of(PARIS), "{\"titles\":true}", 5);
        store.people().put(ada).join();
        store.people()
                .put(new Person(BOB.person(), Optional.empty(), Optional.empty(), "{}", 6))
                .join();
        assertEquals(Optional.of(ada), store.people().person(ADA.person()));
        store.people()
                .put(new Device(ADA, "desk", "linux", new byte[] {1, 2}, 7))
                .join();
        List<Device> devices = store.people().devices(ADA.person());
        assertEquals("desk", devices.get(0).name());
        assertArrayEquals(new byte[] {1, 2}, devices.get(0).salt());
        assertEquals(ADA, devices.get(0).key());
        assertEquals(List.of(), store.people().devices(BOB.person()));
        assertEquals(List.of(), store.people().devices(new PersonKey("elsewhere", ADA.user())));
    }

    private static Start start(long startUs, int utcOffsetSeconds) {
        return new Start("pomodoro", true, OptionalLong.of(1_500), startUs, utcOffsetSeconds);
    }

    private static Ending ending(String category, double score) {
        return new Ending(
                "timer_expired",
                true,
                Optional.of(category),
                false,
                new Totals(score, score - 5, score + 5, 1, 2, 3, 4));
    }

    @Test
    void shouldEndASessionOnceAndDeriveItsDuration() {
        long number = store.sessions().start(ADA.person(), start(1_000_000, 0)).join();
        FocusSession open = store.sessions().find(ADA.person(), number).orElseThrow();
        assertEquals(OptionalLong.empty(), open.durationSeconds());
        assertEquals(Optional.empty(), open.ending());
        reopen();
        assertEquals(List.of(open), store.sessions().open(ADA.person()));
        assertEquals(List.of(), store.sessions().open(BOB.person()));
        assertFalse(store.sessions()
                .end(BOB.person(), number, 9_000_000, ending("Building", 80))
                .join());
        assertFalse(
                store.sessions()
                        .end(ADA.person(), number, 999_999, ending("Building", 80))
                        .join(),
                "before it began");
        assertTrue(store.sessions()
                .end(ADA.person(), number, 1_501_999_999, ending("Building", 80))
                .join());
        assertFalse(store.sessions()
                .end(ADA.person(), number, 1_600_000_000, ending("Other", 1))
                .join());
        FocusSession ended = store.sessions().find(ADA.person(), number).orElseThrow();
        assertEquals(OptionalLong.of(1_500), ended.durationSeconds());
        assertEquals(Optional.of(ending("Building", 80)), ended.ending());
        assertEquals(List.of(), store.sessions().open(ADA.person()));
        assertEquals(Optional.empty(), store.sessions().find(BOB.person(), number));
    }

    @Test
    void shouldTellWhichTimersHaveRunOutTheFirstOfThemFirst() {
        long ada = store.sessions().start(ADA.person(), start(2_000_000, 0)).join();
        long bob = store.sessions().start(BOB.person(), start(1_000_000, 0)).join();
        PersonKey carla = new PersonKey("default", "carla");
        Start untimed = new Start("natural", false, OptionalLong.empty(), 1, 0);
        long natural = store.sessions().start(carla, untimed).join();
        assertEquals(List.of(), due(1_500_999_999L, 9));
        assertEquals(List.of(bob), due(1_501_000_000L, 9));
        assertEquals(List.of(bob, ada), due(Long.MAX_VALUE / 2, 9));
        assertEquals(List.of(bob), due(Long.MAX_VALUE / 2, 1));

        List<Long> open = new ArrayList<>();
        SessionLog.OpenPage page = store.sessions().open(0, 2);
        page.sessions().forEach(one -> open.add(one.number()));
        assertTrue(page.cursor() > 0);
        page = store.sessions().open(page.cursor(), 2);
        page.sessions().forEach(one -> open.add(one.number()));
        assertEquals(0, page.cursor());
        assertEquals(List.of(ada, bob, natural), open);
        assertTrue(store.sessions()
                .end(BOB.person(), bob, 1_600_000_000L, ending("Other", 1))
                .join());
        assertEquals(List.of(ada), due(Long.MAX_VALUE / 2, 9));
    }

    private List<Long> due(long nowUs, int limit) {
        return store.sessions().due(nowUs, limit).stream()
                .map(FocusSession::number)
                .toList();
    }

    @Test
    void shouldTellLocalTimeByThePersonsZoneElseByTheNewestFrame() {
        assertEquals(0, store.people().utcOffsetSeconds(ADA, LATE_MONDAY_US), "nobody knows them");
        for (int offset : new int[] {3_600, -7_200}) {
            byte[] frame =
                    new FrameEncoder().begin(ADA.device(), offset, offset).finish(0);
            store.inputs().append(new AcceptedFrame(ADA, offset, 1, 1, frame)).join();
            assertEquals(offset, store.people().utcOffsetSeconds(ADA, LATE_MONDAY_US));
        }
        byte[] old = new FrameEncoder().begin(ADA.device(), 3_600, 3_600).finish(0);
        store.inputs().append(new AcceptedFrame(ADA, 3_600, 1, 1, old)).join();
        assertEquals(-7_200, store.people().utcOffsetSeconds(ADA, LATE_MONDAY_US), "a repeated frame tells nothing");
        assertEquals(0, store.people().utcOffsetSeconds(BOB, LATE_MONDAY_US));
        store.people()
                .put(new Person(ADA.person(), Optional.empty(), Optional.of(PARIS), "{}", 5))
                .join();
        reopen();
        assertEquals(3_600, store.people().utcOffsetSeconds(ADA, LATE_MONDAY_US));
        assertEquals(7_200, store.people().utcOffsetSeconds(ADA, LATE_MONDAY_US + 200 * 24 * HOUR_US), "in summer");
    }

    @Test
    void shouldKnowLocalTimeOfADeviceThatTellsNoneByAnotherOfThePerson() {
        DeviceKey phone = DeviceKey.of(ADA.person(), new UUID(7, 1).toString());
        List<DeviceKey> telling = List.of(ADA, DeviceKey.of(ADA.person(), new UUID(7, 2).toString()));
        int offset = 3_600;
        for (DeviceKey device : telling) {
            byte[] frame = new FrameEncoder().begin(device.device(), 1, offset).finish(0);
            store.inputs().append(new AcceptedFrame(device, 1, 1, 1, frame)).join();
            store.predictions().append(List.of(prediction(device, 10))).join();
            assertEquals(offset, store.people().utcOffsetSeconds(phone, LATE_MONDAY_US), "as the one used last");
            offset += 3_600;
        }
        store.predictions().append(List.of(prediction(ADA, 20))).join();
        assertEquals(3_600, store.people().utcOffsetSeconds(phone, LATE_MONDAY_US), "the first is used again");
        assertEquals(7_200, store.people().utcOffsetSeconds(telling.get(1), LATE_MONDAY_US), "each by its own first");
        assertEquals(0, store.people().utcOffsetSeconds(BOB, LATE_MONDAY_US));
    }

    @Test
    void shouldTellSessionsNewestFirstByPages() {
        for (long startUs : new long[] {30, 10, 20, 20}) {
            store.sessions().start(ADA.person(), start(startUs, 0)).join();
            store.sessions().start(BOB.person(), start(startUs, 0)).join();
        }
        List<Long> told = new ArrayList<>();
        Cursor cursor = Cursor.NEWEST;
        for (List<FocusSession> page = store.sessions().before(ADA.person(), cursor, 3);
                !page.isEmpty();
                page = store.sessions().before(ADA.person(), cursor, 3)) {
            page.forEach(session -> told.add(session.start().startUs()));
            FocusSession last = page.get(page.size() - 1);
            cursor = new Cursor(last.start().startUs(), last.number());
        }
        assertEquals(List.of(30L, 20L, 20L, 10L), told);
    }

    @Test
    void shouldPutADaysBorderWhereThePersonIs() {
        PersonKey ada = ADA.person();
        long[] numbers = {
            store.sessions().start(ada, start(LATE_MONDAY_US, 0)).join(),
            store.sessions().start(ada, start(LATE_MONDAY_US, 3_600)).join(),
            store.sessions().start(ada, start(LATE_MONDAY_US, -36_000)).join()
        };
        store.sessions()
                .end(ada, numbers[0], LATE_MONDAY_US + HOUR_US, ending("Building", 80))
                .join();
        store.sessions()
                .end(ada, numbers[2], LATE_MONDAY_US + HOUR_US / 2, ending("Studying", 60))
                .join();
        LocalDate monday = LocalDate.of(2026, 1, 5);
        List<Day> days = store.analytics().days(ada, monday, monday.plusDays(1));
        assertEquals(
                List.of(
                        new Day(monday, 2, 2, 1.5, OptionalDouble.of(70), 6, 0),
                        new Day(monday.plusDays(1), 1, 0, 0, OptionalDouble.empty(), 0, 0)),
                days);
        assertEquals(List.of(), store.analytics().days(BOB.person(), monday, monday));
        assertEquals(
                List.of(
                        new CategoryDay(monday, "Building", 1, 1, OptionalDouble.of(80)),
                        new CategoryDay(monday, "Studying", 1, 0.5, OptionalDouble.of(60))),
                store.analytics().categories(ada, monday, monday.plusDays(1)));
    }

    private ShownIntervention shown(StoredPrediction prediction, OptionalLong session, long shownUs) {
        return new ShownIntervention(
                ADA,
                prediction.id(),
                session,
                shownUs,
                "PREDICTIVE_BLOCK",
                "BLOCK_REDDIT",
                Optional.of("reddit.com"),
                "risk is high",
                0.8,
                List.of("3 switches", "low typing speed"),
                "m_v1",
                Optional.empty());
    }

    @Test
    void shouldRememberAnInterventionItsAnswerAndItsEffectOnceEach() {
        long session = store.sessions().start(ADA.person(), start(5, 0)).join();
        StoredPrediction prediction = prediction(ADA, 10);
        ShownIntervention shown = shown(prediction, OptionalLong.of(session), 11);
        assertEquals(Optional.empty(), store.interventions().show(shown).join(), "there is no such prediction yet");
        store.predictions().append(List.of(prediction)).join();
        long number = store.interventions().show(shown).join().orElseThrow();
        assertEquals(Optional.of(number), store.interventions().show(shown).join());
        assertEquals(
                OptionalLong.of(number),
                store.predictions().after(ADA, 0, 1).predictions().get(0).intervention());

        assertEquals(1, store.interventions().unanswered(0, 11, 10).size());
        assertEquals(0, store.interventions().unanswered(0, 10, 10).size());
        Response response = new Response(Response.Kind.ACCEPTED, 12, 900);
        assertFalse(
                store.interventions().respond(BOB.person(), number, response).join());
        assertTrue(store.interventions().respond(ADA.person(), number, response).join());
        assertFalse(store.interventions()
                .respond(ADA.person(), number, new Response(Response.Kind.REJECTED, 13, 1))
                .join());
        assertEquals(
                1, store.interventions().unmeasured(0, 11, Cursor.OLDEST, 10).size());
        assertEquals(
                1,
                store.interventions()
                        .unmeasured(0, 11, new Cursor(11, number - 1), 10)
                        .size());
        assertEquals(
                0,
                store.interventions()
                        .unmeasured(0, 11, new Cursor(11, number), 10)
                        .size());
        assertEquals(0, store.interventions().unanswered(0, 11, 10).size());
        assertEquals(
                0, store.interventions().unmeasured(0, 10, Cursor.OLDEST, 10).size());
        Effect effect = new Effect(0.7, 40, 65);
        assertFalse(store.interventions().measure(BOB.person(), number, effect).join(), "somebody else's");
        assertTrue(store.interventions().measure(ADA.person(), number, effect).join());
        assertFalse(store.interventions()
                .measure(ADA.person(), number, new Effect(0, 0, 0))
                .join());
        assertEquals(
                0, store.interventions().unmeasured(0, 11, Cursor.OLDEST, 10).size());

        assertEquals(
                List.of(new KeptIntervention(number, shown, Optional.of(response), Optional.of(effect))),
                store.interventions().after(ADA.person(), 0, 10));
        assertEquals(List.of(), store.interventions().after(ADA.person(), number, 10));
        assertEquals(
                new FocusSession.Interventions(1, 1, 0),
                store.sessions().find(ADA.person(), session).orElseThrow().interventions());
    }

    @Test
    void shouldKeepTheTwoSnapshotsThatReachFarthest() {
        assertEquals(List.of(), store.snapshots().newestFirst(ADA));
        byte[] state = {1, 2, 3, 3, 3, 3, 3};
        for (long ordinal : new long[] {5, 7, 9}) {
            assertTrue(store.snapshots()
                    .put(ADA, new Snapshot(ordinal, 10 * ordinal, state))
                    .join());
        }
        assertTrue(store.snapshots().put(BOB, new Snapshot(1, 1, new byte[0])).join());
        assertTrue(store.snapshots().put(ADA, new Snapshot(4, 200, new byte[0])).join());
        reopen();
        List<Snapshot> kept = store.snapshots().newestFirst(ADA);
        assertEquals(List.of(9L, 7L), kept.stream().map(Snapshot::ordinal).toList());
        assertEquals(90, kept.get(0).takenUs());
        assertArrayEquals(state, kept.get(1).state());
    }

    @Test
    void shouldKeepMarksOfTheLaneAmongFramesAndBatches() {
        byte[] mark = {7, 0, 7};
        long first = store.inputs().append(ADA, 10, mark).join();
        long second = store.inputs().append(ADA, 11, mark).join();
        assertTrue(second > first);
        reopen();
        List<Kept> kept = store.inputs().after(ADA, first);
        assertEquals(1, kept.size());
        KeptMark one = (KeptMark) kept.get(0);
        assertEquals(new KeptMark(second, ADA, 11, one.content()), one);
        assertArrayEquals(mark, one.content());
        assertEquals(List.of(), store.inputs().after(BOB, 0));
    }

    private static StoredEvent event(long ordinal, int position, long timeUs) {
        return new StoredEvent(
                ordinal,
                position,
                timeUs,
                EventType.WINDOW_FOCUS_CHANGE,
                "çode",
                Optional.empty(),
                7,
                timeUs % 2 == 1,
                ordinal == 1 ? OptionalLong.of(5) : OptionalLong.empty());
    }

    @Test
    void shouldTellEventsByTimeAndThenByTheirCommit() {
        List<StoredEvent> events = List.of(event(1, 1, 20), event(1, 0, 20), event(2, 0, 11), event(3, 0, 30));
        assertEquals(4, store.events().append(ADA, events).join());
        assertEquals(0, store.events().append(ADA, events).join());
        List<StoredEvent> told = new ArrayList<>();
        Optional<StoredEvent> behind = Optional.empty();
        for (List<StoredEvent> page = store.events().between(ADA, 0, 30, behind, 2);
                !page.isEmpty();
                page = store.events().between(ADA, 0, 30, behind, 2)) {
            told.addAll(page);
            behind = Optional.of(page.get(page.size() - 1));
        }
        assertEquals(List.of(event(2, 0, 11), event(1, 0, 20), event(1, 1, 20)), told);
        assertEquals(List.of(), store.events().between(BOB, 0, 30, Optional.empty(), 2));
    }
}
