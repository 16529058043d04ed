package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.RefusedModelException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Goes through a model's document once, from front to back, in whichever notation it is written. Each call takes exactly
 * one value, checks its kind and size before it makes room for it, and refuses by the place in the document.
 */
interface DocumentCursor {

    /** Takes an object; the consumer is called with each field's name and takes its value. Names may not repeat. */
    void object(Consumer<String> field);

    /** Takes an array of any values; the consumer is called with each index and takes the value. Returns their count. */
    int array(int most, IntConsumer element);

    float[] floats(int most);

    int[] ints(int most);

    /** Takes an array of 0 and 1, or false and true. */
    boolean[] flags(int most);

    /** Takes a string, or a number as it is written, of at most so many characters. */
    String text(int most);

    /** Takes a string, and no number, of at most so many characters. */
    String string(int most);

    boolean atArray();

    /** Takes one value of any kind and forgets it. */
    void skip();

    /** Nothing may follow the document. */
    void end();

    /** The error to throw about what was read last. */
    RefusedModelException refusal(String reason);
}
