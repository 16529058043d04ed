package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** Which app is in focus after some events, since when, and what was told of it; with every switch and title change. */
final class NaiveFocus {

    /** A stay in an app that a switch has completed, and in the title it had then; what she came from, if anything. */
    record Stay(AppName before, AppName app, int titleHash, long inAppUs, long inTitleUs) {}

    /** A title was told (or, at the end of a stay, left for another app). */
    record Telling(AppName app, int titleHash, boolean isLeft, long us) {}

    private static final int LONGEST_TITLE = 65_535;

    private AppName app = AppName.NONE;
    private long sinceUs;
    private AppName hostOf = AppName.NONE;
    private int titleLength;
    private int titleHash;
    private long titleSinceUs;
    private int hint;
    private final List<Stay> stays = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private int titlesInStay;
    private final List<Long> switches = new ArrayList<>();
    private final List<Long> titleChanges = new ArrayList<>();

    NaiveFocus(List<Event> past) {
        for (Event event : past) {
            if (movesFocus(event)) {
                focusOn(event);
            }
            if (event.type() == EventType.WINDOW_TITLE_CHANGE && isOfAppInFocus(event)) {
                tellings.add(new Telling(app, titleHash, true, event.timestampUs()));
                tellings.add(new Telling(app, event.word1(), false, event.timestampUs()));
                titlesInStay++;
                titleLength = (int) Math.min(Integer.toUnsignedLong(event.word0()), LONGEST_TITLE);
                titleHash = event.word1();
                titleSinceUs = event.timestampUs();
                titleChanges.add(event.timestampUs());
                tellHint(event);
            }
        }
    }

    /** A focus change does, and before any app is known whatever names one does. An empty name names nothing. */
    private boolean movesFocus(Event event) {
        boolean adopted = app.isEmpty() && event.type().mayNameFirstApp();
        return !event.app().isEmpty() && (event.type() == EventType.WINDOW_FOCUS_CHANGE || adopted);
    }

    private void focusOn(Event event) {
        boolean focusChange = event.type() == EventType.WINDOW_FOCUS_CHANGE;
        if (!event.app().equals(app)) {
            boolean betweenBrowserAndHost = event.hostOf().equals(app) || hostOf.equals(event.app());
            if (!app.isEmpty() && !betweenBrowserAndHost) {
                long s = event.timestampUs();
                switches.add(s);
                AppName before = stays.isEmpty()
                        ? AppName.NONE
                        : stays.get(stays.size() - 1).app();
                stays.add(new Stay(before, app, titleHash, s - sinceUs, s - titleSinceUs));
                tellings.add(new Telling(app, titleHash, true, s));
            }
            app = event.app();
            sinceUs = event.timestampUs();
            hostOf = AppName.NONE;
            titleLength = 0;
            titleHash = 0;
            titleSinceUs = sinceUs;
            titlesInStay = 0;
            hint = focusChange ? 0 : hint;
        }
        if (!event.hostOf().isEmpty()) {
            hostOf = event.hostOf();
        }
        if (focusChange) {
            tellHint(event);
        }
    }

    private boolean isOfAppInFocus(Event event) {
        return app.isEmpty() || event.app().isEmpty() || event.app().equals(app);
    }

    private void tellHint(Event event) {
        if (Categories.isTold(event.word2())) {
            hint = event.word2();
        }
    }

    /** The app in focus, {@link AppName#NONE} before any is known. */
    AppName app() {
        return app;
    }

    long sinceUs() {
        return sinceUs;
    }

    int titleLength() {
        return titleLength;
    }

    /** By the salted hash that was told; 0 before one was. */
    int titleHash() {
        return titleHash;
    }

    /** Since when the title is what it is: when it was told, or when the app came to the focus. */
    long titleSinceUs() {
        return titleSinceUs;
    }

    /** The stays that were completed, the oldest first. */
    List<Stay> stays() {
        return stays;
    }

    /** Each title that was told or left, the oldest first. */
    List<Telling> tellings() {
        return tellings;
    }

    /** How many titles were told since the app came to the focus. */
    int titlesInStay() {
        return titlesInStay;
    }

    /** The categories last told for the app in focus. */
    int hint() {
        return hint & Categories.ALL;
    }

    /** When the person switched from one app to another. */
    List<Long> switches() {
        return switches;
    }

    /** When the title of the app in focus changed. */
    List<Long> titleChanges() {
        return titleChanges;
    }
}
