package io.neuralfocus.feature;

import static io.neuralfocus.feature.Feature.APP_BEFORE_DWELL_LOG_MEAN;
import static io.neuralfocus.feature.Feature.APP_DWELL_1;
import static io.neuralfocus.feature.Feature.APP_DWELL_2;
import static io.neuralfocus.feature.Feature.APP_DWELL_LOG_MEAN;
import static io.neuralfocus.feature.Feature.APP_SHARE;
import static io.neuralfocus.feature.Feature.APP_STAYS;
import static io.neuralfocus.feature.Feature.CAME_SHARE;
import static io.neuralfocus.feature.Feature.DWELL_LOG_MEAN;
import static io.neuralfocus.feature.Feature.LAST_DWELL_1;
import static io.neuralfocus.feature.Feature.LAST_DWELL_4;
import static io.neuralfocus.feature.Feature.LEAVE_30S_APP;
import static io.neuralfocus.feature.Feature.LEAVE_30S_PERSON;
import static io.neuralfocus.feature.Feature.LEAVE_30S_TITLE;
import static io.neuralfocus.feature.Feature.LEAVING_SHARE_APP;
import static io.neuralfocus.feature.Feature.LEAVING_SHARE_APP_BEFORE;
import static io.neuralfocus.feature.Feature.LEAVING_SHARE_APP_RECENT;
import static io.neuralfocus.feature.Feature.LEAVING_SHARE_PAIR;
import static io.neuralfocus.feature.Feature.LEAVING_SHARE_PERSON;
import static io.neuralfocus.feature.Feature.LEAVING_SHARE_TITLE;
import static io.neuralfocus.feature.Feature.PAIR_DWELL_LOG_MEAN;
import static io.neuralfocus.feature.Feature.RETURN_SHARE;
import static io.neuralfocus.feature.Feature.SECONDS_SINCE_TITLE_LEFT;
import static io.neuralfocus.feature.Feature.STAYS;
import static io.neuralfocus.feature.Feature.SWITCHES_FADING_15S;
import static io.neuralfocus.feature.Feature.TITLES_IN_STAY;
import static io.neuralfocus.feature.Feature.TITLE_CHANGES_30S;
import static io.neuralfocus.feature.Feature.TITLE_CHANGES_5MIN;
import static io.neuralfocus.feature.Feature.TITLE_CHANGES_FADING_15S;
import static io.neuralfocus.feature.Feature.TITLE_TELLINGS;

/**
 * What {@link Habits} say of the app in focus and its title at one instant, each number in its column.
 *
 * <p>With few stays a share is drawn to that of its parent: title or pair of apps -> app -> person -> what holds for anybody.
 */
final class HabitFeatures {

    private static final double PERSON_PRIOR = 20;
    private static final double APP_PRIOR = 8;
    private static final double TITLE_PRIOR = 8;

    /** Of anybody's time in apps, this share lies within 30 s before leaving: the lognormal's, rounded. */
    private static final double ANYBODYS_LEAVING_SHARE = 0.4;

    /** A share of ways between two apps, drawn to a third. */
    private static final double WAYS_PRIOR = 1;

    private static final double WAYS_PRIOR_OF = 3;

    private final Habits habits;
    private final double[] faded = new double[FadingCounts.SPANS];

    HabitFeatures(Habits habits) {
        this.habits = habits;
    }

    void tell(FocusTrail focus, long nowUs, float[] out) {
        tellRecent(nowUs, out);
        tellApp(focus, nowUs, out);
    }

    private void tellRecent(long nowUs, float[] out) {
        out[TITLE_CHANGES_30S.column()] = habits.titleChanges(Habits.SPAN_30S);
        out[TITLE_CHANGES_5MIN.column()] = habits.titleChanges(Habits.SPAN_5MIN);
        habits.fadingSwitches().tell(nowUs, faded);
        tellFaded(SWITCHES_FADING_15S.column(), out);
        habits.fadingTitleChanges().tell(nowUs, faded);
        tellFaded(TITLE_CHANGES_FADING_15S.column(), out);
        for (int nth = 0; nth < Habits.LAST_DWELLS; nth++) {
            int column = nth < 3 ? LAST_DWELL_1.column() + nth : LAST_DWELL_4.column() + nth - 3;
            out[column] = (float) habits.lastDwell(nth);
        }
    }

    private void tellFaded(int column, float[] out) {
        for (int span = 0; span < FadingCounts.SPANS; span++) {
            out[column + span] = (float) faded[span];
        }
    }

    private void tellApp(FocusTrail focus, long nowUs, float[] out) {
        Stays person = habits.stays();
        AppHabits apps = habits.apps();
        StayTable stays = apps.all();
        int app = focus.app().hashCode();
        int at = apps.find(app);
        int atBefore = apps.find(habits.appBefore());
        int pair = habits.pairs().find(Habits.pairKey(habits.appBefore(), app));
        int way = habits.pairs().find(Habits.pairKey(app, habits.appBefore()));

        double inApp = (double) focus.inAppUs(nowUs) / 1e6;
        double leaves = habits.leaves(inApp, LognormalDwell.leavesWithin30s(inApp), PERSON_PRIOR);
        double leavesApp = stays.leaves(at, inApp, leaves, APP_PRIOR);
        double share = person.leavingShare(0, ANYBODYS_LEAVING_SHARE);
        double shareApp = stays.leavingShare(at, share);
        out[LEAVE_30S_PERSON.column()] = (float) leaves;
        out[LEAVE_30S_APP.column()] = (float) leavesApp;
        out[LEAVING_SHARE_PERSON.column()] = (float) share;
        out[LEAVING_SHARE_APP.column()] = (float) shareApp;
        out[LEAVING_SHARE_APP_RECENT.column()] = (float) apps.recentLeavingShare(at, shareApp);
        out[LEAVING_SHARE_APP_BEFORE.column()] = (float) stays.leavingShare(atBefore, share);
        out[LEAVING_SHARE_PAIR.column()] = (float) habits.pairs().leavingShare(pair, shareApp);

        out[STAYS.column()] = person.count(0);
        out[APP_STAYS.column()] = stays.count(at);
        out[APP_SHARE.column()] = person.count(0) == 0 ? 0 : (float) ((double) stays.count(at) / person.count(0));
        out[DWELL_LOG_MEAN.column()] = (float) person.logMean(0);
        out[APP_DWELL_1.column()] = (float) apps.last(at);
        out[APP_DWELL_2.column()] = (float) apps.lastButOne(at);
        out[APP_DWELL_LOG_MEAN.column()] = (float) stays.logMean(at);
        out[APP_BEFORE_DWELL_LOG_MEAN.column()] = (float) stays.logMean(atBefore);
        out[PAIR_DWELL_LOG_MEAN.column()] = (float) habits.pairs().logMean(pair);
        out[CAME_SHARE.column()] = wayShare(pair, stays.count(atBefore));
        out[RETURN_SHARE.column()] = wayShare(way, stays.count(at));
        tellTitle(focus, nowUs, leavesApp, shareApp, out);
    }

    private float wayShare(int pair, int ofStays) {
        return (float) ((habits.pairs().count(pair) + WAYS_PRIOR) / (ofStays + WAYS_PRIOR_OF));
    }

    private void tellTitle(FocusTrail focus, long nowUs, double leavesApp, double shareApp, float[] out) {
        long key = Habits.titleKey(focus.app(), focus.titleHash());
        int title = habits.titles().find(key);
        double inTitle = (double) focus.inTitleUs(nowUs) / 1e6;
        out[LEAVE_30S_TITLE.column()] = (float) habits.titles().leaves(title, inTitle, leavesApp, TITLE_PRIOR);
        out[LEAVING_SHARE_TITLE.column()] = (float) habits.titles().leavingShare(title, shareApp);
        out[TITLES_IN_STAY.column()] = focus.titlesTold();
        out[TITLE_TELLINGS.column()] = habits.tellings().count(key);
        out[SECONDS_SINCE_TITLE_LEFT.column()] =
                (float) ((double) habits.tellings().sinceLeftUs(key, nowUs) / 1e6);
    }
}
