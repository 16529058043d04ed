package io.neuralfocus.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.replay.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final long MINUTE_US = 60_000_000;
    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final int SINCE_BREAK = SCHEMA.names().indexOf("minutes_since_last_break");

    /** Rows a minute apart; each session begins after a break of at least ten minutes. The rows tell theirs by their place. */
    private static LabelledRows people(int people, int sessions, long seed, List<Integer> sessionOfRow) {
        LabelledRows rows = new LabelledRows(SCHEMA);
        Random random = new Random(seed);
        int session = 0;
        for (int person = 0; person < people; person++) {
            int stream = rows.stream(RowStream.of(new StreamName("p" + person, "", "")));
            long atUs = random.nextInt(1_000) * MINUTE_US;
            for (int i = 0; i < sessions; i++, session++) {
                int minutes = 2 + random.nextInt(30);
                for (int minute = 0; minute < minutes; minute++) {
                    float[] vector = new float[SCHEMA.size()];
                    vector[SINCE_BREAK] = minute;
                    rows.add(stream, atUs, vector, Outcome.of(minute % 2 == 0), ToldState.UNTOLD);
                    sessionOfRow.add(session);
                    atUs += MINUTE_US;
                }
                atUs += (10 + random.nextInt(600)) * MINUTE_US;
            }
        }
        return rows;
    }

    @Test
    void shouldSeeTheSessionsThatBreaksDivide() {
        for (long seed = 0; seed < 200; seed++) {
            List<Integer> expected = new ArrayList<>();
            Stretches found = Stretches.of(people(3, 5, seed, expected).all());
            for (int row = 0; row < expected.size(); row++) {
                assertEquals(expected.get(row), found.ofRow(row), "seed " + seed + ", row " + row);
            }
        }
    }

    @Test
    void shouldKeepUsersOnOneSideForEver() {
        Split split = Split.of(people(40, 1, 3, new ArrayList<>()).all());
        assertEquals(Split.By.USER, split.by());
        for (String user : split.train().usersPresent()) {
            assertEquals(UserSplit.TRAIN, UserSplit.of(user));
        }
        assertEquals(
                40,
                split.train().usersPresent().size()
                        + split.valid().usersPresent().size()
                        + split.test().usersPresent().size());
    }

    @Test
    void shouldSplitFewUsersByTimeWithNoSessionOnTwoSidesAndAMarginBetween() {
        for (long seed = 0; seed < 100; seed++) {
            List<Integer> sessions = new ArrayList<>();
            LabelledRows rows = people(2, 10, seed, sessions);
            Split split = Split.of(rows.all());
            assertEquals(Split.By.TIME, split.by());
            disjoint(split.train(), split.valid(), sessions, rows, seed);
            disjoint(split.valid(), split.test(), sessions, rows, seed);
            disjoint(split.train(), split.test(), sessions, rows, seed);
            assertTrue(
                    split.test().size() > 0
                            && split.valid().size() > 0
                            && split.train().size() > 0,
                    "seed " + seed);
        }
    }

    /** The later part begins a margin after the earlier one's last row, and they share no session. */
    private static void disjoint(RowView earlier, RowView later, List<Integer> sessions, LabelledRows rows, long seed) {
        long last = Long.MIN_VALUE;
        long first = Long.MAX_VALUE;
        for (int i = 0; i < earlier.size(); i++) {
            last = Math.max(last, earlier.instantUs(i));
        }
        for (int i = 0; i < later.size(); i++) {
            first = Math.min(first, later.instantUs(i));
        }
        assertTrue(first - last > TimeCut.MARGIN_US, "seed " + seed);
        Set<Integer> both = sessionsOf(earlier, sessions, rows);
        both.retainAll(sessionsOf(later, sessions, rows));
        assertEquals(Set.of(), both, "seed " + seed);
    }

    private static Set<Integer> sessionsOf(RowView view, List<Integer> sessions, LabelledRows rows) {
        Set<Integer> found = new TreeSet<>();
        RowView all = rows.all();
        for (int i = 0; i < view.size(); i++) {
            for (int row = 0; row < all.size(); row++) {
                if (all.user(row) == view.user(i) && all.instantUs(row) == view.instantUs(i)) {
                    found.add(sessions.get(row));
                }
            }
        }
        return found;
    }

    @Test
    void shouldRefuseToSplitTooFewSessions() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> Split.of(people(2, 1, 1, new ArrayList<>()).all()));
        assertTrue(String.valueOf(refused.getMessage()).contains("3 sessions"), refused::toString);
    }

    @Test
    void shouldCutEachUserAtTheLastSessionStartWithinFourFifthsOfTheRows() {
        for (long seed = 0; seed < 100; seed++) {
            List<Integer> sessions = new ArrayList<>();
            LabelledRows rows = people(3, 6, seed, sessions);
            RowView all = rows.all();
            TimeCut cut = TimeCut.of(all);
            for (int user = 0; user < 3; user++) {
                int whose = user;
                RowView own = all.where(i -> all.user(i) == whose);
                RowView later = cut.later().where(i -> cut.later().user(i) == whose);
                RowView earlier = cut.earlier().where(i -> cut.earlier().user(i) == whose);
                assertFalse(later.size() == 0, "seed " + seed);
                long cutUs = later.instantUs(0);
                long fourFifths = own.instantUs((int) (0.8 * (own.size() - 1)));
                assertEquals(0, own.where(i -> own.instantUs(i) == cutUs).value(0, SINCE_BREAK), "a session's start");
                assertTrue(cutUs <= fourFifths, "seed " + seed);
                long next = Long.MAX_VALUE;
                for (int i = own.size() - 1; i >= 0 && own.instantUs(i) > cutUs; i--) {
                    next = own.value(i, SINCE_BREAK) == 0 ? own.instantUs(i) : next;
                }
                assertTrue(next > fourFifths, "seed " + seed + ": a later session starts in time too");
                assertEquals(
                        own.where(i -> own.instantUs(i) < cutUs - TimeCut.MARGIN_US)
                                .size(),
                        earlier.size());
            }
        }
    }

    @Test
    void shouldWeighUsersByHowManyRowsTheyHave() {
        LabelledRows rows = new LabelledRows(SCHEMA);
        int[] counts = {10, 20, 300};
        for (int user = 0; user < counts.length; user++) {
            int stream = rows.stream(RowStream.of(new StreamName("p" + user, "", "")));
            for (int i = 0; i < counts[user]; i++) {
                rows.add(stream, i, new float[SCHEMA.size()], Outcome.YES, ToldState.UNTOLD);
            }
        }
        float[] weights = UserWeights.of(rows.all());
        assertEquals(1, weights[0]);
        assertEquals(1, weights[29]);
        assertEquals(3 * 20 / 300f, weights[30]);
    }

    @Test
    void shouldLeaveEachUserOutOnce() {
        RowView rows = people(7, 1, 5, new ArrayList<>()).all();
        List<Folds.Fold> folds = Folds.of(rows, 5);
        assertEquals(5, folds.size());
        assertEquals(
                rows.size(), folds.stream().mapToInt(fold -> fold.left().size()).sum());
        for (Folds.Fold fold : folds) {
            Set<String> both = new TreeSet<>(fold.left().usersPresent());
            both.retainAll(fold.others().usersPresent());
            assertEquals(Set.of(), both);
            assertEquals(rows.size(), fold.left().size() + fold.others().size());
        }
    }
}
