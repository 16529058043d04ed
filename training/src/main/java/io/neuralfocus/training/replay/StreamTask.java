package io.neuralfocus.training.replay;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import java.io.IOException;

/** What is done with one stream while it passes by, in the order of the file. */
public interface StreamTask {

    /** An event that was not marked late. */
    void event(EventSlot slot) throws IOException;

    /** Anything else the stream holds. */
    void item(StreamItem item) throws IOException;

    /** Nothing more comes. */
    void end() throws IOException;
}
