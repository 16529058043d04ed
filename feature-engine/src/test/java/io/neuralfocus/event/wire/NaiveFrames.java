package io.neuralfocus.event.wire;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.RejectionCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The frame decoder's naive twin: field after field by the written layout, in the plainest way there is. */
final class NaiveFrames {

    /** What a frame says: a refusal, or its events and the rejected records as "index code". */
    record Frame(Optional<RejectionCode> refusal, List<Event> events, List<String> rejections, long watermarkUs) {}

    private NaiveFrames() {}

    static Frame decode(byte[] bytes) {
        if (bytes.length < 64) {
            return refused(RejectionCode.TRUNCATED);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (!new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("NFEV")) {
            return refused(RejectionCode.BAD_MAGIC);
        }
        if (in.getShort(4) != 1) {
            return refused(RejectionCode.UNSUPPORTED_VERSION);
        }
        int size = in.getShort(6);
        if (size != 64 && size != 72) {
            return refused(RejectionCode.BAD_RECORD_SIZE);
        }
        long count = in.getInt(8) & 0xFFFFFFFFL;
        if (64 + count * size > 256_000) {
            return refused(RejectionCode.TOO_MANY_RECORDS);
        }
        int offset = in.getInt(40);
        if (offset < -64_800 || offset > 64_800) {
            return refused(RejectionCode.INVALID_UTC_OFFSET);
        }
        for (int i = 52; i < 64; i++) {
            if (bytes[i] != 0) {
                return refused(RejectionCode.RESERVED_NOT_ZERO);
            }
        }
        int length = (int) (64 + count * size);
        if (bytes.length < length) {
            return refused(RejectionCode.TRUNCATED);
        }
        if (crc(bytes, length) != in.getInt(12)) {
            return refused(RejectionCode.BAD_CRC);
        }
        List<Event> events = new ArrayList<>();
        List<String> rejections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            record(bytes, 64 + i * size, size, i, offset, events, rejections);
        }
        long watermark = in.getLong(44);
        boolean sound = watermark >= 0 && watermark <= 253_402_300_799_999_999L;
        return new Frame(Optional.empty(), events, rejections, sound ? watermark : 0);
    }

    private static void record(
            byte[] bytes, int at, int size, int index, int offset, List<Event> events, List<String> rejections) {
        ByteBuffer in = ByteBuffer.wrap(bytes, at, size).slice().order(ByteOrder.LITTLE_ENDIAN);
        long timestamp = in.getLong(0);
        EventType type = Arrays.stream(EventType.values())
                .filter(known -> known.code() == in.getInt(8))
                .findAny()
                .orElse(null);
        Optional<String> name = name(Arrays.copyOfRange(bytes, at + 16, at + 48));
        if (type == null) {
            rejections.add(index + " unknown_event_type");
        } else if (Long.compareUnsigned(timestamp, 253_402_300_799_999_999L) > 0) {
            rejections.add(index + " invalid_timestamp");
        } else if (name.isEmpty()) {
            rejections.add(index + " invalid_app_name");
        } else {
            int payload = size == 64 ? 52 : 56;
            int[] words = {in.getInt(payload), in.getInt(payload + 4), in.getInt(payload + 8)};
            forget(type, words);
            events.add(new Event(
                    timestamp,
                    type,
                    AppName.of(name.get()),
                    in.getInt(12),
                    in.getInt(48),
                    words[0],
                    words[1],
                    words[2],
                    0,
                    AppName.NONE,
                    offset));
        }
    }

    private static void forget(EventType type, int[] words) {
        String kind = type.name();
        if (kind.startsWith("KEY_")) {
            words[0] = 0;
            words[1] = 0;
        } else if (kind.equals("WINDOW_FOCUS_CHANGE") || kind.equals("WINDOW_TITLE_CHANGE")) {
            words[2] = words[2] < 0 ? words[2] & 0x8000003F : 0;
        } else if (kind.startsWith("IDLE_")) {
            words[1] = 0;
            words[2] = 0;
        } else if (!kind.startsWith("MOUSE_")) {
            Arrays.fill(words, 0);
        }
    }

    private static Optional<String> name(byte[] field) {
        int end = 0;
        while (end < 32 && field[end] != 0) {
            end++;
        }
        Optional<String> whole = strict(field, end);
        if (whole.isPresent() || end < 32) {
            return whole;
        }
        // The last character may be cut off: it is, if some continuation would make it whole.
        for (int cut = 31; cut >= 29; cut--) {
            Optional<String> before = strict(field, cut);
            if (before.isPresent() && canBeCompleted(field, cut)) {
                return before;
            }
        }
        return Optional.empty();
    }

    private static boolean canBeCompleted(byte[] field, int cut) {
        if ((field[cut] & 0xC0) != 0xC0) {
            return false;
        }
        for (int missing = 1; missing <= 3; missing++) {
            for (int second = 0x80; second <= 0xBF; second++) {
                byte[] tried = Arrays.copyOfRange(field, cut, 32 + missing);
                Arrays.fill(tried, 32 - cut, tried.length, (byte) 0x80);
                tried[32 - cut] = (byte) second;
                Optional<String> text = strict(tried, tried.length);
                if (text.isPresent() && text.get().codePointCount(0, text.get().length()) == 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<String> strict(byte[] bytes, int length) {
        CharBuffer text = CharBuffer.allocate(length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean malformed =
                decoder.decode(ByteBuffer.wrap(bytes, 0, length), text, true).isError();
        return malformed ? Optional.empty() : Optional.of(text.flip().toString());
    }

    static int crc(byte[] bytes, int length) {
        byte[] frame = Arrays.copyOf(bytes, length);
        Arrays.fill(frame, 12, 16, (byte) 0);
        CRC32C crc = new CRC32C();
        crc.update(frame);
        return (int) crc.getValue();
    }

    private static Frame refused(RejectionCode code) {
        return new Frame(Optional.of(code), List.of(), List.of(), 0);
    }
}
