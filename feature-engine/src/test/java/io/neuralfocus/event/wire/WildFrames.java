package io.neuralfocus.event.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Frames with a right CRC round records that are right, nearly right, or noise. */
final class WildFrames {

    private final Random random;

    WildFrames(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        int size = random.nextBoolean() ? 64 : 72;
        int count = random.nextInt(40);
        ByteBuffer frame = ByteBuffer.allocate(64 + count * size).order(ByteOrder.LITTLE_ENDIAN);
        frame.put("NFEV".getBytes(StandardCharsets.US_ASCII));
        frame.putShort((short) 1).putShort((short) size).putInt(count).putInt(0);
        frame.putLong(random.nextLong()).putLong(random.nextLong()).putLong(random.nextLong());
        frame.putInt(random.nextInt(129_601) - 64_800);
        frame.putLong(timestamp());
        for (int i = 0; i < count; i++) {
            byte[] record = record(size);
            frame.position(64 + i * size);
            frame.put(record);
        }
        seal(frame.array());
        if (random.nextInt(4) == 0) {
            damage(frame.array());
        }
        return frame.array();
    }

    static void seal(byte[] frame) {
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(12, NaiveFrames.crc(frame, frame.length));
    }

    private void damage(byte[] frame) {
        int at = random.nextInt(random.nextBoolean() ? 64 : frame.length);
        frame[at] ^= (byte) (1 << random.nextInt(8));
        if (random.nextBoolean()) {
            seal(frame);
        }
    }

    private byte[] record(int size) {
        byte[] record = new byte[size];
        random.nextBytes(record);
        ByteBuffer fields = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        fields.putLong(0, timestamp());
        fields.putInt(8, random.nextInt(20) == 0 ? random.nextInt() : random.nextInt(15));
        fields.put(16, name());
        if (random.nextBoolean()) {
            fields.putInt(size == 64 ? 60 : 64, random.nextInt(64));
        }
        return record;
    }

    private long timestamp() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 253_402_300_799_999_999L + random.nextInt(2);
            case 2 -> random.nextLong();
            default -> 1_760_000_000_000_000L + random.nextInt();
        };
    }

    /** 32 bytes that begin with text, may have a NUL in them, and may end in the middle of a character. */
    private byte[] name() {
        byte[] name = new byte[32];
        random.nextBytes(name);
        byte[] text = "aé字📝b字📝é".repeat(3).getBytes(StandardCharsets.UTF_8);
        int from = random.nextInt(8);
        int length = random.nextInt(4) == 0 ? random.nextInt(33) : 32;
        System.arraycopy(text, from == 2 || random.nextInt(3) > 0 ? 0 : from, name, 0, length);
        if (random.nextBoolean()) {
            name[random.nextInt(32)] = 0;
        }
        if (random.nextInt(4) == 0) {
            name[28 + random.nextInt(4)] = (byte) (0xC0 + random.nextInt(64));
        }
        return name;
    }
}
