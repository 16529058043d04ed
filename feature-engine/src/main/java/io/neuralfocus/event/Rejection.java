package io.neuralfocus.event;

/**
 * Something told that was not taken: a frame, a record, a line, a body or an item of it.
 *
 * @param index which one, counted from 0 in what carries it: the frame in the file, the record in the frame, the item in
 *     the body; a line of a log is counted from 1, as editors do
 * @param offset the byte it begins at, or at which it went wrong, counted from 0 in the whole file, stream or body
 * @param sentence the reason, for people
 */
public record Rejection(RejectionCode code, long index, long offset, String sentence) {

    @Override
    public String toString() {
        return "offset " + offset + ": " + code.code() + ": " + sentence;
    }
}
