package io.neuralfocus.training.replay;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import java.io.IOException;

/** What is done with one stream while it passes by, in the order of the file. */
public interface StreamTask {

    /** An event of which the file tells no lateness; false if it is late and was not taken. */
    boolean event(EventSlot slot) throws IOException;

    /** An event that was in time when it came, as the file tells; false if it stands too far behind to be taken still. */
    boolean eventInTime(EventSlot slot) throws IOException;

    /** Anything else the stream holds. */
    void item(StreamItem item) throws IOException;

    /** Nothing more comes. */
    void end() throws IOException;
}
