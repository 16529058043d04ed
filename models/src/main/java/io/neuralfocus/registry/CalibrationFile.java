package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.calibration.PeopleSpread;
import io.neuralfocus.calibration.Steps;

/** A calibration's tables as JSON: fractions of counts stay whole numbers. */
final class CalibrationFile {

    private static final int FORMAT = 1;

    private CalibrationFile() {}

    static byte[] write(Calibration calibration) {
        ObjectNode root = JsonFiles.object();
        root.put("format", FORMAT);
        write(root.putObject("p1"), calibration.p1());
        write(root.putObject("p0"), calibration.p0());
        ObjectNode people = root.putObject("people");
        write(people.putArray("up_to"), calibration.spread().upTo());
        write(people.putArray("lower"), calibration.spread().lower());
        write(people.putArray("upper"), calibration.spread().upper());
        return JsonFiles.pretty(root);
    }

    private static void write(ArrayNode array, float[] values) {
        for (float value : values) {
            array.add(value);
        }
    }

    private static void write(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    private static void write(ObjectNode table, Steps steps) {
        ArrayNode at = table.putArray("at");
        ArrayNode numerators = table.putArray("numerators");
        ArrayNode denominators = table.putArray("denominators");
        for (int i = 0; i < steps.size(); i++) {
            at.add(steps.at(i));
            numerators.add(steps.numerator(i));
            denominators.add(steps.denominator(i));
        }
    }

    static Calibration read(String file, byte[] bytes) {
        CardReader root = new CardReader(file, "", JsonFiles.read(file, bytes));
        root.whole("format", FORMAT, FORMAT);
        Steps p1 = steps(root, "p1");
        Steps p0 = steps(root, "p0");
        try {
            return new Calibration(p1, p0, people(root));
        } catch (IllegalArgumentException e) {
            throw root.refusal("", String.valueOf(e.getMessage()));
        }
    }

    /** Tables from before people were looked at tell nothing of them. */
    private static PeopleSpread people(CardReader root) {
        if (!root.has("people")) {
            return PeopleSpread.UNKNOWN;
        }
        CardReader people = root.object("people");
        return new PeopleSpread(people.floats("up_to"), people.doubles("lower"), people.doubles("upper"));
    }

    private static Steps steps(CardReader root, String table) {
        CardReader fields = root.object(table);
        try {
            return new Steps(fields.floats("at"), fields.ints("numerators"), fields.ints("denominators"));
        } catch (IllegalArgumentException e) {
            throw root.refusal(table, String.valueOf(e.getMessage()));
        }
    }
}
