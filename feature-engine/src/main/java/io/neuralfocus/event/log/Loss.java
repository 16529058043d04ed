package io.neuralfocus.event.log;

/** What an item of the log can say and a frame cannot. */
public enum Loss {
    USER("the user's name: a frame knows its device only"),
    SESSION("the session an item belongs to"),
    LATE_MARK("whether it was late when it came"),
    SECS("how long it lasted"),
    HOST_OF("the browser it is inside of"),
    LONG_NAME("an app's name beyond 32 bytes"),
    FOCUS_SESSION("the start or the end of a focus session"),
    PREDICTION("a prediction that was answered"),
    STREAM_END("that nobody was watching from then on"),
    WATERMARK_ZERO("a watermark at 1970, which means none in a frame");

    private final String what;

    Loss(String what) {
        this.what = what;
    }

    /** What is lost, for people. */
    public String what() {
        return what;
    }
}
