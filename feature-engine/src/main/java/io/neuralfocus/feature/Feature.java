package io.neuralfocus.feature;

import java.util.Locale;

/** Every number the extractor can tell. Schemas choose among them by name; each is written by name. */
enum Feature {
    SECONDS_SINCE_SESSION_START,
    HOUR_OF_DAY,
    DAY_OF_WEEK,
    MINUTES_SINCE_LAST_BREAK,
    KEYSTROKE_RATE,
    KEYSTROKE_INTERVAL_MEAN,
    KEYSTROKE_INTERVAL_STD,
    KEYSTROKE_INTERVAL_TREND,
    MOUSE_SPEED_MEAN,
    MOUSE_SPEED_STD,
    MOUSE_ACCELERATION_MEAN,
    MOUSE_CLICK_COUNT,
    CONTEXT_SWITCHES_30S,
    CONTEXT_SWITCHES_5MIN,
    TIME_IN_CURRENT_APP,
    UNIQUE_APPS_5MIN,
    IDLE_TIME_30S,
    IDLE_EVENT_COUNT_5MIN,
    LONGEST_ACTIVE_STRETCH_5MIN,
    WINDOW_TITLE_LENGTH,
    IS_BROWSER,
    IS_IDE,
    IS_COMMUNICATION,
    IS_ENTERTAINMENT,
    IS_PRODUCTIVITY,
    FOCUS_MOMENTUM,
    IS_PSEUDO_PRODUCTIVE,
    CONTEXT_SWITCHES_60S,
    SECONDS_SINCE_TITLE_CHANGE,
    TITLE_CHANGES_30S,
    TITLE_CHANGES_5MIN,
    LAST_DWELL_1,
    LAST_DWELL_2,
    LAST_DWELL_3,
    DWELL_LOG_MEAN,
    LEAVE_30S_PERSON,
    LEAVE_30S_APP,
    LEAVE_30S_TITLE,
    LAST_DWELL_4,
    LAST_DWELL_5,
    LAST_DWELL_6,
    LAST_DWELL_7,
    LAST_DWELL_8,
    STAYS,
    APP_STAYS,
    APP_SHARE,
    APP_DWELL_1,
    APP_DWELL_2,
    APP_DWELL_LOG_MEAN,
    APP_BEFORE_DWELL_LOG_MEAN,
    PAIR_DWELL_LOG_MEAN,
    CAME_SHARE,
    RETURN_SHARE,
    LEAVING_SHARE_PERSON,
    LEAVING_SHARE_APP,
    LEAVING_SHARE_APP_RECENT,
    LEAVING_SHARE_APP_BEFORE,
    LEAVING_SHARE_PAIR,
    LEAVING_SHARE_TITLE,
    TITLES_IN_STAY,
    TITLE_TELLINGS,
    SECONDS_SINCE_TITLE_LEFT,
    SWITCHES_FADING_15S,
    SWITCHES_FADING_60S,
    SWITCHES_FADING_240S,
    SWITCHES_FADING_960S,
    TITLE_CHANGES_FADING_15S,
    TITLE_CHANGES_FADING_60S,
    TITLE_CHANGES_FADING_240S,
    TITLE_CHANGES_FADING_960S;

    /** How many need no {@link Habits}: those that do stand at the end. */
    static final int WITHOUT_HABITS = TITLE_CHANGES_30S.column();

    /** How many the extractor tells. */
    static int told(boolean withHabits) {
        return withHabits ? values().length : WITHOUT_HABITS;
    }

    /** Where the extractor writes it. */
    @SuppressWarnings("EnumOrdinal") // the order is the layout of one array that never leaves this package
    int column() {
        return ordinal();
    }

    /** As schemas, files and models spell it. */
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
