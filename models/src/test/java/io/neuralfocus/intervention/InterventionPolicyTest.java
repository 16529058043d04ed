package io.neuralfocus.intervention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.prediction.InterventionType;
import io.neuralfocus.prediction.RiskCategory;
import io.neuralfocus.prediction.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionPolicyTest {

    private static final long S = 1_000_000;
    private static final long NOW = 1_000_000 * S;
    private static final int NOON = 12 * 60;
    private static final InterventionSettings USUAL = InterventionSettings.USUAL;

    @Test
    void shouldBlockWhatDistractsAtTheSecondHighInARow() {
        Suggestion suggestion = InterventionPolicy.suggest(high(), highBefore(NOW - 5 * S), USUAL);
        assertEquals(
                new Suggestion(
                        InterventionType.BLOCK_SITES,
                        "reddit.com, twitter.com",
                        "High distraction risk detected",
                        30,
                        false),
                suggestion);
    }

    @Test
    void shouldNotBlockAtASingleHigh() {
        assertEquals(Suggestion.NONE, InterventionPolicy.suggest(high(), Past.NOTHING, USUAL));
        Past lowBefore = new Past(NOW - 5 * S, RiskCategory.MEDIUM, false, Past.NEVER, Past.NEVER, 0, Past.NEVER);
        assertEquals(Suggestion.NONE, InterventionPolicy.suggest(high(), lowBefore, USUAL));
    }

    @Test
    void shouldTakeHighsForARowUpToSixtySecondsApart() {
        assertBlocks(true, high(), highBefore(NOW - 60 * S), USUAL);
        assertBlocks(false, high(), highBefore(NOW - 60 * S - 1), USUAL);
    }

    @Test
    void shouldNotTakeHighsForARowWithAwayTimeBetween() {
        Past away = new Past(NOW - 5 * S, RiskCategory.HIGH, true, Past.NEVER, Past.NEVER, 0, Past.NEVER);
        assertBlocks(false, high(), away, USUAL);
    }

    @Test
    void shouldNotBlockNothing() {
        Moment nothing = new Moment(NOW, NOON, RiskCategory.HIGH, 0, List.of(), false);
        assertBlocks(false, nothing, highBefore(NOW - S), USUAL);
    }

    @Test
    void shouldSuggestABreakAfterMoreThanNinetyMinutes() {
        assertEquals(Suggestion.NONE, InterventionPolicy.suggest(calm(90, NOON), Past.NOTHING, USUAL));
        Suggestion suggestion = InterventionPolicy.suggest(calm(91, NOON), Past.NOTHING, USUAL);
        assertEquals(
                new Suggestion(InterventionType.SUGGEST_BREAK, "", "No break in 91 minutes", 30, false), suggestion);
    }

    @Test
    void shouldWaitForTheCooldown() {
        Past justShown = new Past(NOW - S, RiskCategory.HIGH, false, NOW - 600 * S + 1, Past.NEVER, 1, Past.NEVER);
        Past longShown = new Past(NOW - S, RiskCategory.HIGH, false, NOW - 600 * S, Past.NEVER, 1, Past.NEVER);
        assertBlocks(false, high(), justShown, USUAL);
        assertBlocks(true, high(), longShown, USUAL);
    }

    @Test
    void shouldNotRepeatABreakWithinItsOwnCooldown() {
        Past shown = new Past(Past.NEVER, RiskCategory.LOW, false, NOW - 700 * S, NOW - 700 * S, 1, Past.NEVER);
        assertEquals(Suggestion.NONE, InterventionPolicy.suggest(calm(120, NOON), shown, USUAL));
    }

    @Test
    void shouldBeQuietInQuietHoursAlsoOverMidnight() {
        for (int minute : new int[] {22 * 60, 23 * 60 + 59, 0, 7 * 60 - 1}) {
            assertEquals(Suggestion.NONE, InterventionPolicy.suggest(calm(100, minute), Past.NOTHING, USUAL));
        }
        for (int minute : new int[] {7 * 60, 22 * 60 - 1}) {
            assertTrue(isBreak(calm(100, minute), USUAL), "minute " + minute);
        }
        InterventionSettings lunch = new InterventionSettings(true, true, 600, 600, 20, 720, 780, 30);
        assertFalse(isBreak(calm(100, 720), lunch));
        assertTrue(isBreak(calm(100, 780), lunch));
        InterventionSettings never = new InterventionSettings(true, true, 600, 600, 20, 60, 60, 30);
        assertTrue(isBreak(calm(100, 60), never));
    }

    @Test
    void shouldRespectSnoozeAndTheDaysLimit() {
        Past snoozed = new Past(NOW - S, RiskCategory.HIGH, false, Past.NEVER, Past.NEVER, 0, NOW + 1);
        Past awake = new Past(NOW - S, RiskCategory.HIGH, false, Past.NEVER, Past.NEVER, 0, NOW);
        Past enough = new Past(NOW - S, RiskCategory.HIGH, false, Past.NEVER, Past.NEVER, 20, Past.NEVER);
        assertBlocks(false, high(), snoozed, USUAL);
        assertBlocks(true, high(), awake, USUAL);
        assertBlocks(false, high(), enough, USUAL);
    }

    @Test
    void shouldEnforceInAJailSessionWhateverTheHour() {
        Moment jailed = new Moment(NOW, 0, RiskCategory.HIGH, 0, List.of("reddit.com"), true);
        Past snoozed = new Past(NOW - S, RiskCategory.HIGH, false, Past.NEVER, Past.NEVER, 20, NOW + S);
        Suggestion suggestion = InterventionPolicy.suggest(jailed, snoozed, USUAL);
        assertEquals(InterventionType.BLOCK_SITES, suggestion.type());
        assertTrue(suggestion.enforced());
        Past justShown = new Past(NOW - S, RiskCategory.HIGH, false, NOW - S, Past.NEVER, 1, Past.NEVER);
        assertBlocks(false, jailed, justShown, USUAL);
    }

    @Test
    void shouldSuggestOnlyWhatIsWanted() {
        InterventionSettings nothing = new InterventionSettings(false, false, 600, 600, 20, 0, 0, 30);
        assertBlocks(false, high(), highBefore(NOW - S), nothing);
        assertFalse(isBreak(calm(100, NOON), nothing));
    }

    private static boolean isBreak(Moment moment, InterventionSettings settings) {
        return InterventionPolicy.suggest(moment, Past.NOTHING, settings).type() == InterventionType.SUGGEST_BREAK;
    }

    private static void assertBlocks(boolean expected, Moment now, Past past, InterventionSettings settings) {
        assertEquals(expected, InterventionPolicy.suggest(now, past, settings).type() == InterventionType.BLOCK_SITES);
    }

    private static Moment high() {
        List<String> distractions = List.of("reddit.com", "twitter.com", "reddit.com");
        return new Moment(NOW, NOON, RiskCategory.HIGH, 10, distractions, false);
    }

    private static Moment calm(double minutesSinceBreak, int minuteOfDay) {
        return new Moment(NOW, minuteOfDay, RiskCategory.LOW, minutesSinceBreak, List.of("reddit.com"), false);
    }

    private static Past highBefore(long atUs) {
        return new Past(atUs, RiskCategory.HIGH, false, Past.NEVER, Past.NEVER, 0, Past.NEVER);
    }
}
